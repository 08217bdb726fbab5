package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.certbureau.console.Desks;
import org.certbureau.console.HolderAtStation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
import org.certbureau.system.TokenJob;
import org.certbureau.system.crash.TokenInHand.Certificates;
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
 * A renewal writes to a token that is its holder's: whoever is killed on the way, and whenever the
 * token is pulled out, afterwards there is one pair in force and the token serves with it, or pair
 * and token are as they were (ADR 29). One story of one bureau and one station, in acts.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(Acts.class)
class RenewalCrashIT {
  private static final String REGION = "430100";
  private static final int KILLED = 137;

  @TempDir private static Path home;

  private BureauProcess bureau;
  private StationProcess station;
  private Renewal whole;
  private Renewal bureauDiesOnce;
  private Renewal bureauDies;
  private Renewal tokenIsPulled;
  private Renewal givenUp;
  private Renewal unlocked;

  @BeforeAll
  void found() throws Exception {
    bureau = BureauProcess.in(home.resolve("bureau")).with("BUREAU_DEMO_RENEWAL_DAYS", "400");
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
  void six_units_have_their_tokens_in_hand() throws Exception {
    bureau.start();
    station = StationProcess.found(home.resolve("station"), bureau, REGION, "ST-RENEW", 6);
    station.start(Map.of());
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      cases.add(bureau.desks(REGION).toProduction(1, 0));
    }
    whole = issued(cases.get(0));
    bureauDiesOnce = issued(cases.get(1));
    bureauDies = issued(cases.get(2));
    tokenIsPulled = issued(cases.get(3));
    givenUp = issued(cases.get(4));
    unlocked = issued(cases.get(5));
  }

  @Test
  @Order(2)
  void a_certificate_is_renewed_at_the_counter_and_the_token_serves_with_the_new_pair()
      throws Exception {
    whole.begin();
    holder().awaitWanted(whole.chip);
    assertThat(whole.job().path("waitsFor").asText()).isEqualTo("HOLDER");
    holder().present(whole.chip);
    whole.assertRenewed();
  }

  @Test
  @Order(3)
  void the_pin_is_typed_while_bureau_and_broker_are_away() throws Exception {
    bureauDiesOnce.begin();
    bureauDies.begin();
    holder().awaitWanted(bureauDiesOnce.chip);
    holder().awaitWanted(bureauDies.chip);
    bureau.kill();
    typePin(bureauDiesOnce);
  }

  /** All that a renewal does at the bureau is done in one life of it, which ends there. */
  @Test
  @Order(4)
  void the_bureau_dies_as_the_new_pair_counts() throws Exception {
    dieAt(FailPoints.IT_COUNTS);
    typePin(bureauDies);
  }

  /** Each start mends the death before and carries the next one. */
  @ParameterizedTest(name = "{0}")
  @FieldSource("org.certbureau.system.crash.FailPoints#WHILE_A_HOLDERS_TOKEN_IS_REKEYED")
  @Order(5)
  void the_bureau_dies_while_a_holders_token_is_rekeyed(String point) throws Exception {
    dieAt(point);
  }

  @Test
  @Order(6)
  void however_often_the_bureau_died_the_tokens_serve_with_their_new_pairs() throws Exception {
    bureau.without("BUREAU_FAILPOINT").start();
    bureauDiesOnce.assertRenewed();
    bureauDies.assertRenewed();
  }

  @Test
  @Order(7)
  void a_wrong_pin_a_killed_station_and_a_token_that_is_pulled_out_are_overcome() throws Exception {
    tokenIsPulled.begin();
    String chip = tokenIsPulled.chip;
    holder().awaitWanted(chip);
    HolderAtStation.Said wrong = holder().present(chip, "not-the-pin");
    assertThat(wrong.status()).as(wrong.text()).isEqualTo(1);
    assertThat(wrong.text()).contains("The PIN is wrong");

    station.close();
    theStationDiesAt("rekey.container-made", chip);
    holder().takeOut(chip);
    theStationDiesAt("rekey.written", chip);
    holder().takeOut(chip);
    station.start(Map.of());
    assertThat(tokenIsPulled.job().path("waitsFor").asText()).isEqualTo("READER");
    holder().present(chip);
    tokenIsPulled.assertRenewed();
  }

  @Test
  @Order(8)
  void what_is_given_up_before_it_was_proved_leaves_pair_and_token_as_they_were() throws Exception {
    givenUp.begin();
    holder().awaitWanted(givenUp.chip);
    station.close();
    theStationDiesAt("rekey.written", givenUp.chip);
    holder().takeOut(givenUp.chip);
    JsonNode job = givenUp.job();
    bureau
        .client("MAKER", REGION)
        .post(
            "/applications/%s/jobs/%s/abandonment"
                .formatted(givenUp.number, job.path("number").asText()),
            Map.of("reason", "持有人先走"));
    station.start(Map.of());
    holder().present(givenUp.chip); // before or after the station hears that it was given up
    givenUp.assertAsItWas();
  }

  @Test
  @Order(9)
  void the_station_dies_as_another_pin_is_set_and_knows_it_afterwards() throws Exception {
    unlocked.formerPin = holder().pinOf(unlocked.chip);
    unlocked.begin("UNLOCK");
    holder().awaitWanted(unlocked.chip);
    station.close();
    station.start(Map.of("STATION_FAILPOINT", "reset.pin-set"));
    holder().awaitWanted(unlocked.chip);
    holder().insert(unlocked.chip);
    assertThat(station.program().awaitEnd()).isEqualTo(KILLED);
    assertThat(holder().pinOf(unlocked.chip)).as("the last slip").isEqualTo(unlocked.formerPin);
    bureau.kill();
    station.start(Map.of());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("org.certbureau.system.crash.FailPoints#WHILE_ANOTHER_PIN_IS_SET")
  @Order(10)
  void the_bureau_dies_as_it_hears_of_the_other_pin(String point) throws Exception {
    dieAt(point);
  }

  @Test
  @Order(11)
  void whoever_died_one_slip_is_printed_and_its_pin_alone_opens_the_token() throws Exception {
    bureau.without("BUREAU_FAILPOINT").start();
    unlocked.assertUnlocked();
  }

  private void dieAt(String point) throws Exception {
    bureau.with("BUREAU_FAILPOINT", point);
    assertThat(bureau.launch().awaitEnd()).as(point).isEqualTo(KILLED);
  }

  private void typePin(Renewal renewal) throws Exception {
    holder().present(renewal.chip);
    station
        .program()
        .await(
            "the new key is born, and cannot be reported",
            () ->
                holder()
                    .wanted()
                    .text()
                    .lines()
                    .anyMatch(
                        line ->
                            line.startsWith(renewal.chip)
                                && line.contains("the bureau certifies the new pair")));
  }

  /** The PIN may be taken for right or the answer lost with the station: it dies behind that. */
  private void theStationDiesAt(String point, String chip) throws Exception {
    station.start(Map.of("STATION_FAILPOINT", point));
    holder().awaitWanted(chip);
    holder().present(chip, holder().pinOf(chip));
    assertThat(station.program().awaitEnd()).as(point).isEqualTo(KILLED);
  }

  private HolderAtStation holder() {
    return station.holder();
  }

  private Renewal issued(String caseNumber) throws Exception {
    TokenJob.awaitDone(bureau.desks(REGION), caseNumber);
    bureau.desks(REGION).deliver(caseNumber);
    return new Renewal(files(caseNumber));
  }

  /** Of the pair of a case that is in force, or else of its latest. */
  private JsonNode files(String caseNumber) throws Exception {
    JsonNode all =
        bureau.client("MAKER", REGION).get("/applications/" + caseNumber + "/certificates");
    for (JsonNode one : all) {
      if (one.at("/pair/state").asText().equals("ACTIVE")) {
        return one;
      }
    }
    return all.path(0);
  }

  private void awaitThat(String what, Callable<Boolean> condition) throws Exception {
    bureau.program().await(what, condition);
  }

  /** The renewal of one certificate, which its holder has on a token. */
  private final class Renewal {
    private final JsonNode before;
    private final String line;
    private final String chip;
    private String number;
    private String formerPin;

    Renewal(JsonNode before) {
      this.before = before;
      this.line = before.at("/pair/line").asText();
      this.chip = before.at("/pair/chip").asText();
    }

    void begin() throws Exception {
      begin("RENEW");
    }

    void begin(String service) throws Exception {
      Desks desks = bureau.desks(REGION);
      number = desks.toPayment(service, line, chip);
      desks.pay(number);
    }

    JsonNode job() throws Exception {
      return bureau.desks(REGION).job(number);
    }

    void assertRenewed() throws Exception {
      awaitThat(
          "the renewal of " + chip + " is done, and settled on the token",
          () ->
              job().path("state").asText().equals("DONE")
                  && job().path("waitsFor").asText("").isEmpty());
      bureau.desks(REGION).deliver(number);
      JsonNode now = files(number);
      assertThat(inForce()).containsExactly(now.at("/pair/signingSerial").asText());
      assertThat(moment(now, "notAfter").atZoneSameInstant(China.ZONE))
          .isEqualTo(moment(before, "notAfter").atZoneSameInstant(China.ZONE).plusYears(1));
      assertThat(new Books(bureau, REGION, List.of()).status(before.path("pair")))
          .containsOnly("SUPERSEDED");
      inHand().assertServes(Certificates.of(now), Certificates.of(before));
    }

    void assertUnlocked() throws Exception {
      awaitThat(
          "the slip of " + chip + " is printed",
          () ->
              job().path("state").asText().equals("DONE")
                  && job().path("waitsFor").asText("").isEmpty());
      bureau.desks(REGION).deliver(number);
      assertThat(holder().slipsOf(chip)).hasSize(2);
      assertThat(holder().pinOf(chip)).isNotEqualTo(formerPin);
      new TokenInHand(station, chip, formerPin).assertRefused();
      inHand().assertServes(Certificates.of(before));
    }

    void assertAsItWas() throws Exception {
      awaitThat(
          "what was begun on " + chip + " is cleared up",
          () -> holder().wanted().text().contains("not done, token and pair work as before"));
      assertThat(new Books(bureau, REGION, List.of()).state(number)).isEqualTo("FAILED");
      assertThat(inForce()).containsExactly(before.at("/pair/signingSerial").asText());
      assertThat(new Books(bureau, REGION, List.of()).status(before.path("pair")))
          .containsOnly("GOOD");
      inHand().assertServes(Certificates.of(before));
    }

    private TokenInHand inHand() throws Exception {
      return new TokenInHand(station, chip, holder().pinOf(chip));
    }

    private List<String> inForce() throws Exception {
      List<String> serials = new ArrayList<>();
      JsonNode life =
          bureau.client("ACCEPTOR", REGION).get("/certificates/lines/" + line + "/life");
      for (JsonNode pair : life.path("pairs")) {
        if (pair.path("state").asText().equals("ACTIVE")) {
          serials.add(pair.path("signingSerial").asText());
        }
      }
      return serials;
    }

    private static OffsetDateTime moment(JsonNode files, String name) {
      return OffsetDateTime.parse(files.path("pair").path(name).asText());
    }
  }
}
