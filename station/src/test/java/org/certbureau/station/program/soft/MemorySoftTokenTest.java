package org.certbureau.station.program.soft;

import java.util.Optional;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenDriverContract;
import org.certbureau.station.program.token.TokenFault;

class MemorySoftTokenTest extends TokenDriverContract {
  @Override
  protected TokenDriver rackOfThreeBlanks() throws TokenFault {
    SoftTokenDriver driver = SoftTokenDriver.inMemory();
    for (int i = 1; i <= 3; i++) {
      driver.insertBlank("00000000000000F" + i);
    }
    return driver;
  }

  @Override
  protected Optional<TokenDriver> startedAnew() {
    return Optional.empty();
  }
}
