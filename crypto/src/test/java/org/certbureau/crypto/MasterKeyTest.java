package org.certbureau.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("master.key");
  }

  @Test
  void a_new_key_is_its_owners_alone_and_reads_back() throws Exception {
    byte[] sealed = MasterKey.create(file).sealingFor("test").seal("x".getBytes(UTF_8), "");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n");
    assertThat(MasterKey.read(file).sealingFor("test").open(sealed, ""))
        .isEqualTo(new byte[] {'x'});
  }

  @Test
  void an_existing_key_is_never_overwritten() throws Exception {
    MasterKey.create(file);
    String before = Files.readString(file);

    assertThatThrownBy(() -> MasterKey.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x"})
  void a_key_that_others_may_touch_is_refused(String mode) throws Exception {
    MasterKey.create(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(CryptoFailure.class)
        .hasMessageContaining("0600");
  }

  @Test
  void a_damaged_key_is_refused_without_showing_it() throws Exception {
    MasterKey.create(file);
    String damaged = Files.readString(file).replaceFirst("^.", "g");
    Files.writeString(file, damaged);

    assertThatThrownBy(() -> MasterKey.read(file))
        .isInstanceOf(CryptoFailure.class)
        .hasMessageContaining("64 hex digits")
        .hasMessageNotContaining(damaged.substring(1, 10));
    assertThatThrownBy(() -> MasterKey.read(directory.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void each_purpose_has_a_key_of_its_own() throws Exception {
    MasterKey master = MasterKey.create(file);
    byte[] sealed = master.sealingFor("scans").seal("x".getBytes(UTF_8), "");

    assertThatThrownBy(() -> master.sealingFor("forms").open(sealed, ""))
        .isInstanceOf(CryptoFailure.class);
    assertThat(master.derive("pin", 32)).hasSize(32).isEqualTo(master.derive("pin", 32));
    assertThat(master.derive("pin", 32)).isNotEqualTo(master.derive("other", 32));
  }
}
