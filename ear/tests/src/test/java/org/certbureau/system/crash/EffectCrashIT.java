package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
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

/**
 * What an application does to a certificate is done whole or not at all, and the lists tell of it,
 * whenever the bureau is killed. One story of one bureau, in acts; each start mends the death
 * before and may carry the next one.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(Acts.class)
class EffectCrashIT {
  private static final String REGION = "430100";
  private static final int KILLED = 137;

  @TempDir private static Path home;

  private BureauProcess bureau;
  private StationProcess station;
  private final List<String> cases = new ArrayList<>();
  private Service held;
  private Service ended;

  @BeforeAll
  void found() throws IOException {
    bureau = BureauProcess.in(home.resolve("bureau"));
  }

  @AfterAll
  void close() throws Exception {
    if (station != null) {
      station.close();
    }
    bureau.close();
  }

  @Test
  @Order(1)
  void two_units_have_their_certificates() throws Exception {
    bureau.start();
    station = StationProcess.found(home.resolve("station"), bureau, REGION, "ST-CRASH", 2);
    station.start(Map.of());
    Desks desks = bureau.desks(REGION);
    cases.addAll(List.of(desks.toProduction(1, 0), desks.toProduction(1, 0)));
    awaitThat("both are made", () -> books().settled());
    station.close();
  }

  @Test
  @Order(2)
  void the_bureau_dies_in_the_midst_of_a_hold_and_nothing_happened() throws Exception {
    bureau.stop();
    bureau.with("BUREAU_FAILPOINT", FailPoints.EFFECT).start();
    held = begin("SUSPEND", cases.get(0));
    assertKilledBy(held, "ACCEPTOR", "accept");
    bureau.with("BUREAU_FAILPOINT", FailPoints.LIST_IS_DUE).start();
    assertNothingHappened(held, "SUBMITTED");
  }

  @Test
  @Order(3)
  void the_bureau_dies_between_a_hold_and_its_list_and_the_list_tells_of_it() throws Exception {
    assertKilledBy(held, "ACCEPTOR", "accept");
    bureau.with("BUREAU_FAILPOINT", FailPoints.EFFECT).start();
    assertHappened(held, "SUSPENDED", CRLReason.CERTIFICATE_HOLD, "ISSUED");
  }

  @Test
  @Order(4)
  void the_bureau_dies_in_the_midst_of_a_revocation_and_nothing_happened() throws Exception {
    ended = begin("REVOKE", cases.get(1));
    bureau
        .client("ACCEPTOR", REGION)
        .post("/applications/" + ended.caseNumber() + "/steps/accept", Map.of());
    assertKilledBy(ended, "REVIEWER", "approve");
    bureau.with("BUREAU_FAILPOINT", FailPoints.LIST_IS_DUE).start();
    assertNothingHappened(ended, "ACCEPTED");
  }

  @Test
  @Order(5)
  void the_bureau_dies_between_a_revocation_and_its_list_and_the_list_tells_of_it()
      throws Exception {
    assertKilledBy(ended, "REVIEWER", "approve");
    bureau.without("BUREAU_FAILPOINT").start();
    assertHappened(ended, "REVOKED", CRLReason.CESSATION_OF_OPERATION, "TAKEN_BACK");
    books().assertTrailIntact();
  }

  /** An application about the certificate that another case had made. */
  private record Service(String caseNumber, JsonNode pair) {}

  private Service begin(String service, String madeBy) throws Exception {
    JsonNode pair = books().activePair(madeBy);
    Desks desks = bureau.desks(REGION);
    desks.deliver(madeBy);
    String caseNumber =
        desks.toAcceptanceOf(service, pair.path("line").asText(), pair.path("chip").asText());
    return new Service(caseNumber, pair);
  }

  private void assertKilledBy(Service service, String role, String step) throws Exception {
    BureauClient clerk = bureau.client(role, REGION);
    assertThatThrownBy(
            () -> clerk.post("/applications/" + service.caseNumber() + "/steps/" + step, Map.of()))
        .as("nobody answers")
        .isInstanceOf(IOException.class);
    assertThat(bureau.program().awaitEnd()).isEqualTo(KILLED);
  }

  private void assertNothingHappened(Service service, String state) throws Exception {
    Books books = books();
    assertThat(books.state(service.caseNumber())).isEqualTo(state);
    assertThat(books.pairAsItIs(service.pair())).isEqualTo(service.pair());
    assertThat(books.status(service.pair())).containsOnly("GOOD");
    assertThat(books.listed(service.pair())).isEmpty();
    assertThat(books.isTokenOf(service.pair(), "ISSUED")).isTrue();
    assertThat(books.noticesOf(service.caseNumber())).isZero();
  }

  /** Once, and every list says so. */
  private void assertHappened(Service service, String pair, CRLReason listed, String token)
      throws Exception {
    Books books = books();
    awaitThat("lists tell of it", () -> books.listed(service.pair()).size() == 4);
    assertThat(books.listed(service.pair())).containsOnly(listed);
    assertThat(books.state(service.caseNumber())).isEqualTo("CLOSED");
    assertThat(books.pairAsItIs(service.pair()).path("state").asText()).isEqualTo(pair);
    assertThat(books.status(service.pair())).containsOnly(listed.name());
    assertThat(books.isTokenOf(service.pair(), token)).as(token).isTrue();
    awaitThat("the trail is sealed", () -> books.noticesOf(service.caseNumber()) > 0);
    assertThat(books.noticesOf(service.caseNumber())).isEqualTo(1);
    assertThat(books.effectsOf(service.caseNumber())).isEqualTo(1);
  }

  private void awaitThat(String what, Callable<Boolean> condition) throws Exception {
    bureau.program().await(what, condition);
  }

  private Books books() throws IOException {
    return new Books(bureau, REGION, cases);
  }
}
