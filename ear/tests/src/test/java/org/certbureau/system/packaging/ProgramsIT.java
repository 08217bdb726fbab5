package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.certbureau.system.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./run} and {@code ./dev} have in common, where it needs no bureau to be shown. */
class ProgramsIT {
  private static final Path PROGRAMS = Path.of("../programs.sh").toAbsolutePath().normalize();

  @TempDir private Path home;

  @Test
  void a_bureau_that_ends_to_be_started_again_is_started_again() throws Exception {
    String said =
        played(
            """
            times=0
            start_bureau() { times=$((times + 1)); (exit $((times < 3 ? 75 : 7))) & bureau_pid=$!; }
            start_bureau
            status=0; keep_running || status=$?
            echo "$times times, $status"
            """);
    assertThat(said).contains("3 times, 7").contains("the bureau ended to be started again");
  }

  @Test
  void a_log_is_put_aside_when_it_has_grown_and_the_last_four_are_kept() throws Exception {
    played(
        """
        log_bytes=10
        for i in 1 2 3 4 5 6; do echo "what was said $i" >>"$log/bureau.log"; keep_logs_short; done
        echo short >>"$log/bureau.log"; keep_logs_short
        """);
    assertThat(home.resolve("bureau.log")).hasContent("short");
    assertThat(home.resolve("bureau.log.1")).hasContent("what was said 6");
    assertThat(home.resolve("bureau.log.4")).hasContent("what was said 3");
    assertThat(home.resolve("bureau.log.5")).doesNotExist();
  }

  private String played(String script) throws Exception {
    Path said = home.resolve("said");
    Program.run(
        said,
        Map.of("log", home.toString(), "home", home.toString()),
        List.of("bash", "-euo", "pipefail", "-c", ". " + PROGRAMS + "\n" + script));
    return Files.readString(said);
  }
}
