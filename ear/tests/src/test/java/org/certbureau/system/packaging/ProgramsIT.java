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

  @Test
  void a_station_program_that_has_to_be_mended_ends_all_and_one_that_died_is_started_again()
      throws Exception {
    String station =
        """
        echo "the token reader is gone" >>"$log/station.log"
        trap 'echo "$times times, ended with $?"; exit 0' EXIT
        times=0 age=1000
        run_station() { times=$((times + 1)); station_began=$((SECONDS - age)); (exit "$ends") & station_pid=$!; }
        died() { run_station; while kill -0 "$station_pid" 2>/dev/null; do :; done; keep_station; }
        """;
    assertThat(played(station + "ends=1; died"))
        .contains(
            "the station program ended with 1: the token reader is gone\n",
            "the station program is started again\n",
            "2 times, ended with 0\n");
    assertThat(played(station + "ends=2; died"))
        .contains("the station program ended with 2", "it is not started again")
        .contains("1 times, ended with 2\n");
    assertThat(played(station + "ends=1 age=0; died"))
        .as("as soon as it was started")
        .contains("the station program ended with 1", "1 times, ended with 1\n");
  }

  @Test
  void a_start_that_was_refused_ends_as_the_bureau_did() throws Exception {
    String said =
        played(
            """
            url=http://localhost:1
            echo 'the bureau cannot start: of before' >"$log/bureau.log"
            log_began=$(wc -c <"$log/bureau.log")
            printf '%s\n' 'BUREAU_X is no setting' 'the bureau cannot start: one' 'the bureau cannot start: two' >>"$log/bureau.log"
            console() { while kill -0 "$bureau_pid" 2>/dev/null; do :; done; return 1; }
            trap 'echo "ended with $?"; exit 0' EXIT
            (exit 78) & bureau_pid=$!
            await_bureau
            """);
    assertThat(said)
        .contains(
            "BUREAU_X is no setting\n", "the bureau did not start: one\ntwo\n", "ended with 78\n")
        .doesNotContain("of before");
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
