package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.console.Desks;
import org.certbureau.system.BrokerProcess;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed whenever, in the end every application has one token with one active pair, or
 * a failed job that can be repeated; and a certificate that reached no token is revoked.
 */
class BureauCrashIT {
  private static final String REGION = "430100";
  private static final int KILLED = 137;
  private static final int TOKENS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Duration BROKER_AWAY = Duration.ofMinutes(1);

  @TempDir private Path home;
  private BureauProcess bureau;
  private StationProcess station;
  private BrokerProcess broker;
  private final List<String> cases = new ArrayList<>();

  @BeforeEach
  void found() throws IOException {
    bureau = BureauProcess.in(home.resolve("bureau")).with("BUREAU_CA_ORPHAN_SECONDS", "10");
  }

  @AfterEach
  void close() throws Exception {
    if (station != null) {
      station.close();
    }
    bureau.close();
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void every_fail_point_of_the_code_is_played() throws IOException {
    assertThat(FailPoints.played()).isEqualTo(FailPoints.inTheCode());
  }

  @Test
  void nothing_is_lost_and_nothing_is_made_twice() throws Exception {
    letJobsWait(4);
    dieAtEveryFailPoint();
    killBothWhileTenAreInProduction();
    moveToAnOutsideBroker();
    loseTheBroker();
    repeatWhatFailed();

    Books books = books();
    books.assertEachCaseHasOneToken();
    books.assertStock(TOKENS);
    books.assertPaidOnce();
    books.assertNoActivePairRevoked();
    assertThat(books.reserved())
        .as("serials reserved: the crashes left some behind, or nothing was tested")
        .isGreaterThan(2 * cases.size() + 2);
    bureau
        .program()
        .await(
            "no serial without a holder is missing from the revocation list",
            PATIENCE,
            () -> books.loose().isEmpty());
    bureau
        .program()
        .await(
            "one PIN slip for each finished job",
            PATIENCE,
            () -> books.slipsComplete(station.directory()));
    books.assertTrailIntact();
  }

  /** No station is given anything yet, so that all of them travel in one message later. */
  private void letJobsWait(int many) throws Exception {
    bureau.with("BUREAU_STATION_JOBS", "0").start();
    station = StationProcess.found(home.resolve("station"), bureau, REGION, "ST-CRASH", TOKENS);
    apply(many);
    bureau.stop();
    bureau.without("BUREAU_STATION_JOBS");
  }

  /** Each start mends the death before and carries the next one. */
  private void dieAtEveryFailPoint() throws Exception {
    for (String point : FailPoints.WHILE_ORDERS_LEAVE) {
      dieAt(point);
    }
    station.start(Map.of());
    dieAt(FailPoints.KEYS_ARRIVE);
    station.kill();
    pullOut(cases.get(0));
    for (String point : FailPoints.WHILE_CERTIFICATES_ARE_SIGNED) {
      dieAt(point);
    }
    station.start(Map.of());
    for (String point : FailPoints.WHILE_TOKENS_ARE_BURNED) {
      dieAt(point);
    }
    station.kill();
    bureau.without("BUREAU_FAILPOINT");
  }

  private void dieAt(String point) throws Exception {
    bureau.with("BUREAU_FAILPOINT", point);
    assertThat(bureau.launch().awaitEnd(PATIENCE)).as(point).isEqualTo(KILLED);
  }

  /** The token that the station has prepared for a case is gone before it can be written to. */
  private void pullOut(String caseNumber) throws IOException {
    JsonNode job =
        new ObjectMapper()
            .readTree(station.directory().resolve("jobs/" + caseNumber + "-1.json").toFile());
    assertThat(job.path("phase").asText()).isEqualTo("PREPARED");
    Files.delete(station.directory().resolve("tokens/" + job.path("chip").asText() + ".token"));
  }

  private void killBothWhileTenAreInProduction() throws Exception {
    bureau.start();
    List<String> ten = apply(10);
    Desks desks = bureau.desks(REGION);
    station.start(Map.of());
    bureau
        .program()
        .await(
            "one of the ten has come further",
            PATIENCE,
            () ->
                Set.of("SIGNING", "INSTALLING", "DONE")
                    .contains(desks.job(ten.get(0)).path("state").asText()));
    bureau.kill();
    station.kill();
  }

  /** It takes over the queues with what lies in them. */
  private void moveToAnOutsideBroker() throws Exception {
    broker = BrokerProcess.outside(bureau).start();
    bureau.start();
    station.start(Map.of());
    awaitSettled();
  }

  /** The desks go on without it. */
  private void loseTheBroker() throws Exception {
    apply(2);
    broker.kill();
    apply(2);
    Visitor visitor = new Visitor(bureau.url());
    bureau
        .program()
        .await(
            "the bureau tells that it has no broker",
            PATIENCE,
            () -> visitor.get("/health/ready").statusCode() == 503);
    assertThat(bureau.program().outlives(BROKER_AWAY)).as("the bureau lives on").isTrue();
    assertThat(station.program().isAlive()).as("the station lives on").isTrue();
    broker.start();
    awaitSettled();
  }

  private void repeatWhatFailed() throws Exception {
    List<String> failed = books().failed();
    assertThat(failed).as("only the token that was pulled out").containsExactly(cases.get(0));
    bureau
        .client("MAKER", REGION)
        .post("/applications/" + failed.get(0) + "/steps/repeat-production", Map.of());
    awaitSettled();
    assertThat(books().states().values()).containsOnly("COLLECT");
  }

  private List<String> apply(int many) throws Exception {
    Desks desks = bureau.desks(REGION);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      numbers.add(desks.toProduction(1, 0));
    }
    cases.addAll(numbers);
    return numbers;
  }

  private void awaitSettled() throws Exception {
    Books books = books();
    bureau.program().await("no application is under way", PATIENCE, books::settled);
  }

  private Books books() throws IOException {
    return new Books(bureau, REGION, cases);
  }
}
