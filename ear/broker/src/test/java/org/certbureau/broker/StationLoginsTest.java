package org.certbureau.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationLoginsTest {
  @TempDir Path directory;
  private Path file;
  private StationLogins logins;

  @BeforeEach
  void read() {
    file = directory.resolve("stations.properties");
    logins = new StationLogins(file);
  }

  @Test
  void without_a_file_nobody_is_admitted() {
    assertThat(logins.admits("station-CS-01", "secret")).isFalse();
    assertThat(logins.knows("station-CS-01")).isFalse();
  }

  @Test
  void the_right_password_is_admitted_again_and_again_and_a_wrong_one_never() throws Exception {
    LoginsFile.replace(file, LoginsFile.line("station-CS-01", "secret"));
    for (int i = 0; i < 3; i++) {
      assertThat(logins.admits("station-CS-01", "secret")).isTrue();
      assertThat(logins.admits("station-CS-01", "Secret")).isFalse();
      assertThat(logins.admits("station-CS-01", "")).isFalse();
      assertThat(logins.admits("station-CS-01", null)).isFalse();
      assertThat(logins.admits("station-CS-02", "secret")).isFalse();
    }
  }

  @Test
  void a_replaced_file_counts_at_once() throws Exception {
    LoginsFile.replace(file, LoginsFile.line("station-CS-01", "secret"));
    assertThat(logins.admits("station-CS-01", "secret")).isTrue();

    LoginsFile.replace(file, LoginsFile.line("station-CS-01", "other1"));
    assertThat(logins.admits("station-CS-01", "secret")).isFalse();
    assertThat(logins.admits("station-CS-01", "other1")).isTrue();

    LoginsFile.replace(file, LoginsFile.line("station-CS-02", "secret"));
    assertThat(logins.knows("station-CS-01")).isFalse();
    assertThat(logins.admits("station-CS-01", "other1")).isFalse();

    Files.delete(file);
    assertThat(logins.admits("station-CS-02", "secret")).isFalse();
  }

  @Test
  void a_line_that_cannot_be_read_admits_nobody_and_spoils_no_other() throws Exception {
    LoginsFile.replace(
        file,
        "station-A=secret",
        "station-B=pbkdf2-sha256:0:AAAA:AAAA",
        "station-C=pbkdf2-sha256:1000::",
        "station-E=pbkdf2-sha256:1000:A:=A=",
        LoginsFile.line("bureau", "secret"),
        "",
        LoginsFile.line("station-D", "secret"));
    assertThat(logins.admits("station-A", "secret")).isFalse();
    assertThat(logins.knows("station-B")).isFalse();
    assertThat(logins.knows("station-C")).isFalse();
    assertThat(logins.knows("station-E")).isFalse();
    assertThat(logins.knows("bureau")).isFalse();
    assertThat(logins.admits("station-D", "secret")).isTrue();
  }
}
