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
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenDriverContract;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenNotPresent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** As another program does, while the station runs. */
  @Override
  protected void present(String chip) throws TokenFault {
    SoftTokenDriver.inFiles(directory, hardware).present(chip);
  }

  @Override
  protected void remove(String chip) throws TokenFault {
    SoftTokenDriver.inFiles(directory, hardware).remove(chip);
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
    SoftToken token = new SoftToken(new SoftMemory(CHIP, store, new FilePlaces(directory)), 1);

    store.writesLeft = 0;
    assertThatThrownBy(() -> token.logIn(Pin.of("wrong-pin")))
        .isInstanceOf(TokenFault.class)
        .isNotInstanceOf(PinRejected.class);
    store.writesLeft = 1;
    assertThatThrownBy(() -> token.logIn(USER)).isInstanceOf(TokenFault.class);

    assertThat(startedAnew().orElseThrow().token(CHIP).pinRetriesLeft()).isEqualTo(8);
  }

  @Test
  void a_second_container_leaves_the_first_bit_for_bit_as_it_was() throws Exception {
    FileTokenStore store = new FileTokenStore(directory, hardware);
    SmartToken token = startedAnew().orElseThrow().token(CHIP);
    token.initialise("job", USER, ADMIN, 9);
    try (HeldToken.Session session = token.logIn(USER)) {
      session.createContainer("first").generateSigningPair();
      TokenImage before = store.read(CHIP).orElseThrow();

      Container second = session.createContainer("second");
      second.generateSigningPair();
      assertThat(store.read(CHIP).orElseThrow().containers())
          .hasSize(2)
          .startsWith(before.containers().get(0));

      second.deleteSigningKey();
      session.deleteContainer("second");
      assertThat(store.read(CHIP)).contains(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void carried_off_between_two_accesses_a_call_happens_whole_or_not_at_all(int accesses)
      throws Exception {
    startedAnew().orElseThrow().token(CHIP).initialise("job", USER, ADMIN, 9);
    Pulled places = new Pulled();
    SoftToken token =
        new SoftToken(new SoftMemory(CHIP, new FileTokenStore(directory, hardware), places), 4096);
    try (HeldToken.Session session = token.logIn(USER)) {
      TokenImage before = new FileTokenStore(directory, hardware).read(CHIP).orElseThrow();
      places.accessesLeft = accesses;

      assertThatThrownBy(() -> session.createContainer("first"))
          .isInstanceOf(TokenNotPresent.class);

      assertThat(new FileTokenStore(directory, hardware).read(CHIP)).contains(before);
    }
  }

  /** A place from which the token is pulled after some accesses. */
  private static final class Pulled implements Places {
    private final MemoryPlaces places = new MemoryPlaces();
    private int accessesLeft = Integer.MAX_VALUE;

    @Override
    public Set<String> gone() {
      return places.gone();
    }

    @Override
    public Set<String> inReader() {
      return places.inReader();
    }

    @Override
    public void carryOff(String chip) {
      places.carryOff(chip);
    }

    @Override
    public void putIntoReader(String chip) {
      places.putIntoReader(chip);
    }

    @Override
    public Optional<String> contact(String chip) {
      if (accessesLeft-- <= 0) {
        places.carryOff(chip);
      }
      return places.contact(chip);
    }
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
