package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.certbureau.console.Desks;
import org.certbureau.console.HolderAtStation;
import org.certbureau.console.RecoveryOfficers;
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
 * The decryption key of a token that was lost comes to another (A-G7, A-X9, ADR 38): however often
 * the bureau is killed on the way, what two officers consented to is done once, and the token reads
 * what was sealed for the one before. One story of one bureau and one station, in acts.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(Acts.class)
class RecoveryCrashIT {
  private static final String REGION = "440000";
  private static final int KILLED = 137;

  @TempDir private static Path home;

  private BureauProcess bureau;
  private StationProcess station;
  private JsonNode lost;
  private JsonNode now;
  private String chip;
  private String number;

  @BeforeAll
  void found() throws Exception {
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
  void a_token_was_lost_and_another_is_in_its_place() throws Exception {
    bureau.start();
    station = StationProcess.found(home.resolve("station"), bureau, REGION, "ST-RECOVER", 2);
    station.start(Map.of());
    Desks desks = bureau.desks(REGION);
    lost = made(desks.toProduction(1, 0));
    String reissue =
        desks.toPayment(
            "REISSUE_LOST", lost.at("/pair/line").asText(), lost.at("/pair/chip").asText());
    desks.pay(reissue);
    now = made(reissue);
    chip = now.at("/pair/chip").asText();
  }

  @Test
  @Order(2)
  void the_key_that_the_other_is_to_be_sealed_for_is_born_while_the_bureau_is_away()
      throws Exception {
    Desks desks = bureau.desks(REGION);
    number = desks.toPayment("KEY_RECOVERY", now.at("/pair/line").asText(), chip);
    desks.pay(number);
    holder().awaitWanted(chip);
    bureau.kill();
    holder().present(chip);
    station
        .program()
        .await(
            "the key is born, and officers decide",
            () ->
                holder()
                    .wanted()
                    .text()
                    .lines()
                    .anyMatch(line -> line.startsWith(chip) && line.contains("officers decide")));
    holder().takeOut(chip);
  }

  /** Reported, acted on, and reported again after the death: the officers are asked once. */
  @Test
  @Order(3)
  void the_bureau_dies_as_it_asks_the_officers() throws Exception {
    bureau.with("BUREAU_FAILPOINT", "keys.after-accept");
    assertThat(bureau.launch().awaitEnd()).isEqualTo(KILLED);
  }

  @Test
  @Order(4)
  void the_bureau_dies_as_the_second_of_two_officers_has_consented() throws Exception {
    bureau.with("BUREAU_FAILPOINT", FailPoints.TWO_CONSENT).start();
    TokenJob.awaitWaiting(bureau.desks(REGION), number, "OFFICERS");
    try {
      new RecoveryOfficers(bureau.url(), bureau.accounts(), REGION, bureau.desks(REGION))
          .consent(number);
    } catch (IOException theAnswerDiedWithIt) {
      // what was consented to is in the books
    }
    assertThat(bureau.program().awaitEnd()).isEqualTo(KILLED);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("org.certbureau.system.crash.FailPoints#WHILE_A_KEY_IS_SENT")
  @Order(5)
  void the_bureau_dies_as_the_key_is_sent(String point) throws Exception {
    bureau.with("BUREAU_FAILPOINT", point);
    assertThat(bureau.launch().awaitEnd()).as(point).isEqualTo(KILLED);
  }

  @Test
  @Order(6)
  void the_bureau_dies_as_it_hears_that_the_token_has_the_key() throws Exception {
    bureau.with("BUREAU_FAILPOINT", FailPoints.WHILE_A_KEY_IS_PROVED.get(0)).launch();
    holder().awaitWanted(chip);
    holder().present(chip);
    assertThat(bureau.program().awaitEnd()).isEqualTo(KILLED);
  }

  @Test
  @Order(7)
  void it_hears_it_again_and_dies_once_more() throws Exception {
    bureau.with("BUREAU_FAILPOINT", FailPoints.WHILE_A_KEY_IS_PROVED.get(1));
    assertThat(bureau.launch().awaitEnd()).isEqualTo(KILLED);
  }

  @Test
  @Order(8)
  void however_often_it_died_the_token_reads_what_was_sealed_for_the_one_before() throws Exception {
    bureau.without("BUREAU_FAILPOINT").start();
    bureau
        .program()
        .await(
            "the recovery is done, and settled on the token",
            () -> {
              JsonNode job = bureau.desks(REGION).job(number);
              return job.path("state").asText().equals("DONE")
                  && job.path("waitsFor").asText("").isEmpty();
            });
    bureau.desks(REGION).deliver(number);
    new TokenInHand(station, chip, holder().pinOf(chip))
        .assertServes(Certificates.of(now), Certificates.ofDecryptionKey(lost));
    assertThat(asked()).as("the officers were asked once, and nothing is open").isOne();
    assertThat(bureau.client("MAKER", REGION).get("/applications/" + number + "/jobs")).hasSize(1);
  }

  private long asked() throws Exception {
    JsonNode own = bureau.client("RECOVERY_OFFICER", REGION).get("/recoveries/own");
    assertThat(bureau.client("RECOVERY_OFFICER", REGION).get("/recoveries")).isEmpty();
    return own.size();
  }

  private HolderAtStation holder() {
    return station.holder();
  }

  private JsonNode made(String caseNumber) throws Exception {
    TokenJob.awaitDone(bureau.desks(REGION), caseNumber);
    bureau.desks(REGION).deliver(caseNumber);
    return bureau
        .client("MAKER", REGION)
        .get("/applications/" + caseNumber + "/certificates")
        .path(0);
  }
}
