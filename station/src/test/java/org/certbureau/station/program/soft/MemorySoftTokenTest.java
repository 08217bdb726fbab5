package org.certbureau.station.program.soft;

import java.util.Optional;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenDriverContract;
import org.certbureau.station.program.token.TokenFault;

class MemorySoftTokenTest extends TokenDriverContract {
  private SoftTokenDriver driver;

  @Override
  protected TokenDriver rackOfThreeBlanks() throws TokenFault {
    driver = SoftTokenDriver.inMemory();
    for (int i = 1; i <= 3; i++) {
      driver.insertBlank("00000000000000F" + i);
    }
    return driver;
  }

  @Override
  protected Optional<TokenDriver> startedAnew() {
    return Optional.empty();
  }

  @Override
  protected void present(String chip) throws TokenFault {
    driver.present(chip);
  }

  @Override
  protected void remove(String chip) throws TokenFault {
    driver.remove(chip);
  }
}
