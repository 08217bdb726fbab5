package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Ports;
import org.certbureau.system.StationProcess;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bureau.jar} over PostgreSQL, and the same house after a stop. */
class PostgresIT {
  private static final String CHANGSHA = "430100";
  private static final String GUANGDONG = "440000";

  @TempDir Path home;

  @Test
  void both_regions_burn_tokens_over_postgresql_and_a_restart_keeps_them() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(Ports.inARow(1)).start();
        BureauProcess bureau = over(postgres, BureauProcess.in(home.resolve("bureau"))).start()) {
      String changsha = burn(bureau, CHANGSHA, 1);
      String guangdong = burn(bureau, GUANGDONG, 3);
      long entries = intactEntries(bureau);

      bureau.stop();
      bureau.start();
      assertThat(pairOf(changsha, bureau.client("ACCEPTOR", CHANGSHA))).isEqualTo("ACTIVE");
      assertThat(pairOf(guangdong, bureau.client("ACCEPTOR", GUANGDONG))).isEqualTo("ACTIVE");
      assertThat(intactEntries(bureau)).isGreaterThanOrEqualTo(entries);
    }
  }

  private static BureauProcess over(EmbeddedPostgres postgres, BureauProcess bureau) {
    return bureau
        .with("BUREAU_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres")
        .with("BUREAU_DB_USER", "postgres")
        .with("BUREAU_DB_PASSWORD", "postgres");
  }

  private String burn(BureauProcess bureau, String region, int years) throws Exception {
    try (StationProcess room =
        StationProcess.found(home.resolve(region), bureau, region, "ST-" + region, 2)
            .start(Map.of())) {
      Desks desks = bureau.desks(region);
      String caseNumber = desks.toProduction(years, 0);
      TokenJob.awaitDone(desks, caseNumber);
      desks.deliver(caseNumber);
      assertThat(room.program().isAlive()).isTrue();
      return caseNumber;
    }
  }

  private static String pairOf(String caseNumber, BureauClient clerk) throws Exception {
    JsonNode kept = clerk.get("/applications/" + caseNumber);
    assertThat(kept.at("/state").asText()).as(kept.toString()).isEqualTo("CLOSED");
    return clerk.get("/applications/" + caseNumber + "/certificates").at("/0/pair/state").asText();
  }

  private static long intactEntries(BureauProcess bureau) throws Exception {
    JsonNode verification =
        bureau.client("AUDITOR", CHANGSHA).post("/audit/verification", Map.of());
    assertThat(verification.at("/intact").asBoolean()).as(verification.toString()).isTrue();
    return verification.at("/entries").asLong();
  }
}
