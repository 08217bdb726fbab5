package org.certbureau.station.program.soft;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenDriverContract;
import org.certbureau.station.program.token.TokenFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSoftTokenTest extends TokenDriverContract {
  private static final String CHIP = "00000000000000F1";
  private static final Pin USER = Pin.of("7K3MX9PQ2A");
  private static final Pin ADMIN = Pin.of("administrator");

  private final Sealing hardware = Sealing.under(new byte[16]);

  @TempDir private Path directory;

  @Override
  protected TokenDriver rackOfThreeBlanks() throws TokenFault {
    SoftTokenDriver driver = SoftTokenDriver.inFiles(directory, hardware);
    for (int i = 1; i <= 3; i++) {
      driver.insertBlank("00000000000000F" + i);
    }
    return driver;
  }

  @Override
  protected Optional<TokenDriver> startedAnew() {
    return Optional.of(SoftTokenDriver.inFiles(directory, hardware));
  }

  @Test
  void tokens_put_into_the_rack_while_the_station_runs_are_seen() throws Exception {
    TokenDriver running = SoftTokenDriver.inFiles(directory, hardware);
    int before = running.rack().blanks();

    SoftTokenDriver.inFiles(directory, hardware).insertBlank("00000000000000FF");

    assertThat(running.rack().blanks()).isEqualTo(before + 1);
  }

  @Test
  void the_file_tells_nothing_and_is_its_owners_alone() throws Exception {
    startedAnew().orElseThrow().token(CHIP).initialise("job-label", USER, ADMIN, 9);

    Path file = directory.resolve(CHIP + ".token");
    assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(CHIP, "job-label", "limit");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void a_file_copied_over_another_tokens_is_a_fault() throws Exception {
    Files.copy(
        directory.resolve("00000000000000F2.token"),
        directory.resolve(CHIP + ".token"),
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> startedAnew().orElseThrow().token(CHIP))
        .isInstanceOf(TokenFault.class);
  }

  @Test
  void an_attempt_is_on_disk_before_the_pin_is_compared() throws Exception {
    startedAnew().orElseThrow().token(CHIP).initialise("job", USER, ADMIN, 9);
    Interruptible store = new Interruptible(new FileTokenStore(directory, hardware));
    SoftToken token = new SoftToken(CHIP, store, 1);

    store.writesLeft = 0;
    assertThatThrownBy(() -> token.logIn(Pin.of("wrong-pin")))
        .isInstanceOf(TokenFault.class)
        .isNotInstanceOf(PinRejected.class);
    store.writesLeft = 1;
    assertThatThrownBy(() -> token.logIn(USER)).isInstanceOf(TokenFault.class);

    assertThat(startedAnew().orElseThrow().token(CHIP).pinRetriesLeft()).isEqualTo(8);
  }

  /** A store that loses power after some writes. */
  private static final class Interruptible implements TokenStore {
    private final TokenStore store;
    private int writesLeft = Integer.MAX_VALUE;

    Interruptible(TokenStore store) {
      this.store = store;
    }

    @Override
    public Set<String> chips() throws IOException {
      return store.chips();
    }

    @Override
    public Optional<TokenImage> read(String chip) throws IOException {
      return store.read(chip);
    }

    @Override
    public void write(TokenImage image) throws IOException {
      if (writesLeft-- <= 0) {
        throw new IOException("no power");
      }
      store.write(image);
    }
  }
}
