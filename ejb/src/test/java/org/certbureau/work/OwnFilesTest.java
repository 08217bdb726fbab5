package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bureau keeps is its own user's alone. */
class OwnFilesTest {
  @TempDir private Path home;

  @Test
  void a_folder_is_made_and_closed() throws IOException {
    OwnFiles.close(home.resolve("data"));
    assertThat(permissions("data")).isEqualTo("rwx------");
  }

  @Test
  void what_lay_open_is_closed_with_all_that_is_in_it() throws IOException {
    Files.createDirectories(home.resolve("data/db"));
    Files.writeString(home.resolve("data/db/bureau.mv.db"), "");
    Files.writeString(home.resolve("data/start"), "");
    open("data", "rwxrwxrwx");
    open("data/db", "rwxr-xr-x");
    open("data/db/bureau.mv.db", "rw-rw-r--");
    open("data/start", "rwxr-x--x");
    OwnFiles.close(home.resolve("data"));
    assertThat(permissions("data")).isEqualTo("rwx------");
    assertThat(permissions("data/db")).isEqualTo("rwx------");
    assertThat(permissions("data/db/bureau.mv.db")).isEqualTo("rw-------");
    assertThat(permissions("data/start")).isEqualTo("rwx------");
  }

  @Test
  void what_a_link_leads_to_elsewhere_is_left_alone() throws IOException {
    Files.createDirectories(home.resolve("data"));
    Files.writeString(home.resolve("elsewhere"), "");
    open("elsewhere", "rw-r--r--");
    Files.createSymbolicLink(home.resolve("data/link"), home.resolve("elsewhere"));
    OwnFiles.close(home.resolve("data"));
    assertThat(permissions("elsewhere")).isEqualTo("rw-r--r--");
  }

  private void open(String file, String permissions) throws IOException {
    Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString(permissions));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
  }
}
