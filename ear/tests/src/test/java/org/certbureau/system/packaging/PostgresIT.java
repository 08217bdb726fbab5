package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Ports;
import org.certbureau.system.StationProcess;
import org.certbureau.system.TlsKey;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bureau.jar} over PostgreSQL: one node, two nodes, and the same house after a stop. Whoever
 * comes to the broker from another process speaks TLS.
 */
class PostgresIT {
  private static final String CHANGSHA = "430100";
  private static final String GUANGDONG = "440000";

  @TempDir Path home;
  private TlsKey broker;

  @Test
  void two_nodes_are_one_house_and_a_restart_keeps_it() throws Exception {
    broker = TlsKey.in(home);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(Ports.inARow(1)).start();
        BureauProcess first = first(postgres).start();
        BureauProcess second = beside(first, postgres)) {
      String changsha;
      String guangdong;
      try (StationProcess room =
              StationProcess.found(home.resolve("cs"), first, CHANGSHA, "ST-CS", 2)
                  .trusting(broker)
                  .start(Map.of());
          StationProcess otherRoom =
              StationProcess.found(home.resolve("gd"), first, GUANGDONG, "ST-GD", 2)
                  .trusting(broker)
                  .start(Map.of())) {
        changsha = burn(first.desks(CHANGSHA), 1);
        second.start();
        guangdong = burn(new Desks(second.url(), first.accounts(), GUANGDONG, line -> {}), 3);
        assertThat(room.program().isAlive()).isTrue();
        assertThat(otherRoom.program().isAlive()).isTrue();
      }
      aStationThatOneNodeLetInIsLetInByTheSharedBroker(first, second);
      for (BureauProcess node : List.of(first, second)) {
        assertThat(pairOf(changsha, clerk(node, first, CHANGSHA))).isEqualTo("ACTIVE");
        assertThat(pairOf(guangdong, clerk(node, first, GUANGDONG))).isEqualTo("ACTIVE");
      }
      long entries = intactEntries(first);

      second.stop();
      first.stop();
      first.start();
      assertThat(pairOf(changsha, clerk(first, first, CHANGSHA))).isEqualTo("ACTIVE");
      assertThat(pairOf(guangdong, clerk(first, first, GUANGDONG))).isEqualTo("ACTIVE");
      assertThat(intactEntries(first)).isGreaterThanOrEqualTo(entries);
    }
  }

  /** The node that also runs the broker. */
  private BureauProcess first(EmbeddedPostgres postgres) throws IOException {
    return over(postgres, BureauProcess.in(home.resolve("first")))
        .with("BUREAU_BROKER_KEYSTORE", broker.store().toString())
        .with("BUREAU_BROKER_KEYSTORE_PASSWORD", broker.password());
  }

  /** Another node, with the same public address, key, broker and logins. */
  private BureauProcess beside(BureauProcess first, EmbeddedPostgres postgres) throws IOException {
    return over(postgres, BureauProcess.in(home.resolve("second")))
        .with("BUREAU_PUBLIC_URL", first.url())
        .with("BUREAU_MASTER_KEY_FILE", first.data() + ".master-key")
        .with("BUREAU_AUDIT_EXPORT_DIR", first.data().resolve("audit").toString())
        .with("BUREAU_BROKER_URL", "tcp://127.0.0.1:" + first.brokerPort() + "?sslEnabled=true")
        .with("BUREAU_BROKER_TRUSTSTORE", broker.store().toString())
        .with("BUREAU_BROKER_TRUSTSTORE_PASSWORD", broker.password())
        .with(
            "BUREAU_BROKER_LOGINS", first.data().resolve("broker/stations.properties").toString());
  }

  private static BureauProcess over(EmbeddedPostgres postgres, BureauProcess bureau) {
    return bureau
        .with("BUREAU_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres")
        .with("BUREAU_DB_USER", "postgres")
        .with("BUREAU_DB_PASSWORD", "postgres")
        .with("BUREAU_BROKER_PASSWORD", "of-the-nodes-alone");
  }

  private static String burn(Desks desks, int years) throws Exception {
    String caseNumber = desks.toProduction(years, 0);
    TokenJob.awaitDone(desks, caseNumber);
    desks.deliver(caseNumber);
    return caseNumber;
  }

  private void aStationThatOneNodeLetInIsLetInByTheSharedBroker(
      BureauProcess first, BureauProcess second) throws Exception {
    assertThat(Files.notExists(second.data().resolve("broker")))
        .as("no broker of its own")
        .isTrue();
    TrialStation.enrolledBy(
            new BureauClient(second.url(), first.accounts().administrator()),
            "TRIAL-2",
            CHANGSHA,
            first.brokerPort())
        .trusting(broker)
        .waitsForJobs();
  }

  private static BureauClient clerk(BureauProcess node, BureauProcess first, String region)
      throws IOException {
    return new BureauClient(node.url(), first.accounts().find("ACCEPTOR", region));
  }

  private static String pairOf(String caseNumber, BureauClient clerk) throws Exception {
    JsonNode kept = clerk.get("/applications/" + caseNumber);
    assertThat(kept.at("/state").asText()).as(kept.toString()).isEqualTo("CLOSED");
    return clerk.get("/applications/" + caseNumber + "/certificates").at("/0/pair/state").asText();
  }

  private static long intactEntries(BureauProcess bureau) throws Exception {
    var verification = bureau.client("AUDITOR", CHANGSHA).post("/audit/verification", Map.of());
    assertThat(verification.at("/intact").asBoolean()).as(verification.toString()).isTrue();
    return verification.at("/entries").asLong();
  }
}
