package org.certbureau.station.program;

import java.util.Optional;

class MemorySoftTokenTest extends TokenDriverContract {
  @Override
  TokenDriver rackOfThreeBlanks() throws TokenFault {
    SoftTokenDriver driver = SoftTokenDriver.inMemory();
    for (int i = 1; i <= 3; i++) {
      driver.insertBlank("00000000000000F" + i);
    }
    return driver;
  }

  @Override
  Optional<TokenDriver> startedAnew() {
    return Optional.empty();
  }
}
