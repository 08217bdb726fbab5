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
import java.util.concurrent.Callable;
import org.certbureau.console.Desks;
import org.certbureau.system.BrokerProcess;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whatever is killed whenever, in the end every application has one token with one active pair, or
 * a failed job that can be repeated; and a certificate that reached no token is revoked. One story
 * of one bureau, in acts.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(Acts.class)
class BureauCrashIT {
  private static final String REGION = "430100";
  private static final int KILLED = 137;
  private static final int TOKENS = 40;
  private static final Duration BROKER_AWAY = Duration.ofMinutes(1);

  @TempDir private static Path home;

  private BureauProcess bureau;
  private StationProcess station;
  private BrokerProcess broker;
  private final List<String> cases = new ArrayList<>();

  @BeforeAll
  void found() throws IOException {
    bureau = BureauProcess.in(home.resolve("bureau")).with("BUREAU_CA_ORPHAN_SECONDS", "10");
  }

  @AfterAll
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

  /** No station is given anything yet, so that all of them travel in one message later. */
  @Test
  @Order(1)
  void four_applications_wait_for_their_tokens() throws Exception {
    bureau.with("BUREAU_STATION_JOBS", "0").start();
    station = StationProcess.found(home.resolve("station"), bureau, REGION, "ST-CRASH", TOKENS);
    apply(4);
    bureau.stop();
    bureau.without("BUREAU_STATION_JOBS");
  }

  /** Here as in the acts to come, each start mends the death before and carries the next one. */
  @ParameterizedTest(name = "{0}")
  @FieldSource("org.certbureau.system.crash.FailPoints#WHILE_ORDERS_LEAVE")
  @Order(2)
  void the_bureau_dies_while_orders_leave(String point) throws Exception {
    dieAt(point);
  }

  @Test
  @Order(3)
  void the_bureau_dies_as_keys_arrive() throws Exception {
    station.start(Map.of());
    dieAt(FailPoints.KEYS_ARRIVE);
    station.kill();
    pullOut(cases.get(0));
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("org.certbureau.system.crash.FailPoints#WHILE_CERTIFICATES_ARE_SIGNED")
  @Order(4)
  void the_bureau_dies_while_certificates_are_signed(String point) throws Exception {
    dieAt(point);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("org.certbureau.system.crash.FailPoints#WHILE_TOKENS_ARE_BURNED")
  @Order(5)
  void the_bureau_dies_while_tokens_are_burned(String point) throws Exception {
    if (!station.program().isAlive()) {
      station.start(Map.of());
    }
    dieAt(point);
  }

  @Test
  @Order(6)
  void both_are_killed_while_ten_are_in_production() throws Exception {
    station.kill();
    bureau.without("BUREAU_FAILPOINT").start();
    List<String> ten = apply(10);
    Desks desks = bureau.desks(REGION);
    station.start(Map.of());
    awaitThat(
        "one of the ten has come further",
        () ->
            Set.of("SIGNING", "INSTALLING", "DONE")
                .contains(desks.job(ten.get(0)).path("state").asText()));
    bureau.kill();
    station.kill();
  }

  @Test
  @Order(7)
  void an_outside_broker_takes_over_the_queues_with_what_lies_in_them() throws Exception {
    broker = BrokerProcess.outside(bureau).start();
    bureau.with("BUREAU_STATION_SILENCE_SECONDS", "5").start();
    station.start(Map.of());
    awaitSettled();
  }

  @Test
  @Order(8)
  void the_desks_go_on_while_the_broker_is_away() throws Exception {
    apply(2);
    broker.kill();
    apply(2);
    Visitor visitor = new Visitor(bureau.url());
    awaitThat(
        "the bureau tells that it has no broker",
        () -> visitor.get("/health/ready").statusCode() == 503);
    assertThat(bureau.program().outlives(BROKER_AWAY)).as("the bureau lives on").isTrue();
    assertThat(station.program().isAlive()).as("the station lives on").isTrue();
    broker.start();
    awaitSettled();
  }

  @Test
  @Order(9)
  void what_the_broker_has_lost_is_asked_again() throws Exception {
    station.kill();
    for (String number : apply(2)) {
      awaitThat("its order lies in the broker", () -> broker.keeps(number));
    }
    broker.kill();
    broker.lose();
    broker.start();
    station.start(Map.of());
    awaitSettled();
  }

  @Test
  @Order(10)
  void what_failed_is_repeated() throws Exception {
    List<String> failed = books().failed();
    assertThat(failed).as("only the token that was pulled out").containsExactly(cases.get(0));
    bureau
        .client("MAKER", REGION)
        .post("/applications/" + failed.get(0) + "/steps/repeat-production", Map.of());
    awaitSettled();
    assertThat(books().states().values()).containsOnly("COLLECT");
  }

  @Test
  @Order(11)
  void in_the_end_each_case_has_one_token() throws Exception {
    books().assertEachCaseHasOneToken();
  }

  @Test
  @Order(11)
  void in_the_end_every_token_is_accounted_for() throws Exception {
    books().assertStock(TOKENS);
  }

  @Test
  @Order(11)
  void in_the_end_everything_is_paid_once() throws Exception {
    books().assertPaidOnce();
  }

  @Test
  @Order(11)
  void in_the_end_no_holder_has_what_is_on_the_revocation_list() throws Exception {
    books().assertNoActivePairRevoked();
  }

  @Test
  @Order(11)
  void in_the_end_every_serial_without_a_holder_is_on_the_revocation_list() throws Exception {
    Books books = books();
    assertThat(books.reserved())
        .as("serials reserved: the crashes left some behind, or nothing was tested")
        .isGreaterThan(2 * cases.size() + 2);
    awaitThat("none is missing", () -> books.loose().isEmpty());
  }

  @Test
  @Order(11)
  void in_the_end_there_is_one_pin_slip_for_each_finished_job() throws Exception {
    Books books = books();
    awaitThat("all are there", () -> books.slipsComplete(station.directory()));
  }

  @Test
  @Order(11)
  void in_the_end_the_trail_is_intact() throws Exception {
    books().assertTrailIntact();
  }

  private void dieAt(String point) throws Exception {
    bureau.with("BUREAU_FAILPOINT", point);
    assertThat(bureau.launch().awaitEnd()).as(point).isEqualTo(KILLED);
  }

  /** The token that the station has prepared for a case is gone before it can be written to. */
  private void pullOut(String caseNumber) throws IOException {
    JsonNode job =
        new ObjectMapper()
            .readTree(station.directory().resolve("jobs/" + caseNumber + "-1.json").toFile());
    assertThat(job.path("phase").asText()).isEqualTo("PREPARED");
    Files.delete(station.directory().resolve("tokens/" + job.path("chip").asText() + ".token"));
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
    awaitThat("no application is under way", books::settled);
  }

  private void awaitThat(String what, Callable<Boolean> condition) throws Exception {
    bureau.program().await(what, condition);
  }

  private Books books() throws IOException {
    return new Books(bureau, REGION, cases);
  }
}
