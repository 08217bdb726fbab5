package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.MasterKey;
import org.certbureau.settings.MasterKeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the start looks at is what opening the key finds: both judge a file alike. */
class MasterKeyFileTest {
  private static final String KEY = "0123456789abcdefABCDEF9876543210".repeat(2);

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "rw-------, 0, ''",
    "r--------, 0, ''",
    "rwx------, 0, ''",
    "rw-------, 1, ''",
    "rw-------, 0, ff",
    "rw-------, 2, zz",
    "rw-r-----, 0, ''",
    "rw----r--, 0, ''",
    "rw--w----, 0, ''",
    "rwx--x---, 0, ''"
  })
  void both_say_the_same_of_a_file(String mode, int leftOut, String added) throws Exception {
    Path file = home.resolve("key");
    Files.writeString(file, KEY.substring(leftOut) + added + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    Optional<String> wanting = MasterKeyFile.wanting(file);
    if (wanting.isEmpty()) {
      assertThat(MasterKey.read(file)).isNotNull();
    } else {
      assertThatThrownBy(() -> MasterKey.read(file))
          .isInstanceOf(CryptoFailure.class)
          .hasMessage(wanting.get());
    }
  }

  @Test
  void one_that_was_made_here_is_good() throws Exception {
    Path file = home.resolve("made");
    MasterKey.create(file);
    assertThat(MasterKeyFile.wanting(file)).isEmpty();
  }
}
