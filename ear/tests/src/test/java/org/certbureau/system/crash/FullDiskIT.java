package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.console.Desks;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk runs full under a bureau, and is freed again. */
class FullDiskIT {
  private static final String REGION = "430100";
  private static final int START_AGAIN = 75;

  /** What the container said of each failing second was two thousand lines. */
  private static final int MOST_LINES = 1_500;

  @TempDir private Path home;

  @Test
  void it_says_so_at_once_ends_when_there_is_room_again_and_has_lost_nothing() throws Exception {
    BureauProcess bureau =
        BureauProcess.in(home.resolve("bureau"))
            .with("BUREAU_DISK_RESERVE", "8")
            .with("BUREAU_GONE_SECONDS", "1");
    try (Disk disk = Disk.at(bureau.data());
        bureau) {
      bureau.start();
      List<String> confirmed = new ArrayList<>();
      Desks desks = bureau.desks(REGION);
      confirmed.add(desks.toAcceptance(1, 0));
      long before = lines(bureau);

      disk.fill(bureau.program());
      confirmed.addAll(confirmedUntilRefused(desks));
      Visitor watcher = new Visitor(bureau.healthUrl());
      bureau
          .program()
          .await("health tells of it", () -> watcher.get("/health/ready").statusCode() == 503);
      JsonNode said = Visitor.json(watcher.get("/health/ready"));
      assertThat(said.at("/status").asText()).isEqualTo("DOWN");
      assertThat(said.at("/reasons")).as("the reason").isNotEmpty();
      assertThat(new Visitor(bureau.url()).get("/health/ready").statusCode())
          .as("at the door, too")
          .isEqualTo(503);

      disk.free(bureau.program());
      assertThat(bureau.program().awaitEnd()).isEqualTo(START_AGAIN);
      assertThat(lines(bureau) - before).as("lines in the log").isLessThan(MOST_LINES);

      bureau.start();
      for (String number : confirmed) {
        assertThat(
                bureau
                    .client("ACCEPTOR", REGION)
                    .get("/applications/" + number)
                    .at("/caseNumber")
                    .asText())
            .isEqualTo(number);
      }
      assertThat(bureau.desks(REGION).toAcceptance(1, 0)).isNotIn(confirmed);
    }
  }

  /** What was answered as done by then has to be there afterwards. */
  private static List<String> confirmedUntilRefused(Desks desks) {
    List<String> confirmed = new ArrayList<>();
    while (confirmed.size() < 1_000) {
      try {
        confirmed.add(desks.toAcceptance(1, 0));
      } catch (Exception refused) {
        return confirmed;
      }
    }
    throw new AssertionError("a full disk took a thousand applications");
  }

  private static long lines(BureauProcess bureau) throws Exception {
    try (var said = Files.lines(bureau.log())) {
      return said.count();
    }
  }
}
