package org.certbureau.system.earlier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.console.HolderAtStation;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
import org.certbureau.system.TokenJob;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bureau that has been at work is brought up to date: what was issued, revoked, waited for and
 * paid under the earlier program is there, the trail is whole, and work goes on where it stood.
 */
class EarlierDataIT {
  /** The day will come when it was left too long ago to be started without a word. */
  private static final String LAST_ENTRY = "2026-11-25T23:13:53Z";

  private static final Path EARLIER =
      Path.of("../../db/src/test/resources/earlier/first-house.zip");
  private static final String REGION = "430100";

  // what lies in the archive; its README says how it came about
  private static final String CLOSED = "CS-20261126-000001";
  private static final String TO_COLLECT = "CS-20261126-000002";
  private static final String FAILED = "CS-20261126-000003";
  private static final String PRODUCING = "CS-20261126-000004";
  private static final String SUBMITTED = "CS-20261126-000005";
  private static final String PAID = "CS-20261126-000006";
  private static final Map<String, String> STATES =
      Map.of(
          CLOSED, "CLOSED",
          TO_COLLECT, "COLLECT",
          FAILED, "FAILED",
          PRODUCING, "PRODUCING",
          SUBMITTED, "SUBMITTED",
          PAID, "ACCEPTED");
  private static final Map<String, String> PAIRS =
      Map.of(
          CLOSED, "ACTIVE",
          TO_COLLECT, "ACTIVE",
          FAILED, "REVOKED",
          PRODUCING, "PENDING");

  @TempDir private Path home;

  @Test
  void a_bureau_at_work_is_brought_up_to_date_and_goes_on() throws Exception {
    unpack();
    underAnotherKeyItEndsAndHarmsNothing();
    // an office at work, no demonstration: what is new in a policy waits for consent
    try (BureauProcess bureau =
            BureauProcess.in(home)
                .without("BUREAU_DEMO")
                .with("BUREAU_CLOCK_JUMP_ACCEPTED", LAST_ENTRY);
        StationProcess station = station(bureau)) {
      bureau.start();
      casesAndPairsAreAsTheyWere(bureau);
      formsOpen(bureau);
      agentsAreFound(bureau);
      theRevokedAreOnTheList(bureau);
      trailIsIntact(bureau);

      administratorsAgreeToTheNewPolicy(bureau);
      handOut(bureau);
      approveWhatWasPaid(bureau);
      carryOnWhatWasHandedIn(bureau);
      makeAnewWhatWasUnderWay(bureau);
      repeat(bureau, FAILED);
      station.start(Map.of());
      for (String caseNumber : new String[] {PAID, SUBMITTED, PRODUCING, FAILED}) {
        TokenJob.awaitDone(bureau.desks(REGION), caseNumber);
      }
      unlockATokenOfBefore(bureau, station.holder());
      trailIsIntact(bureau);
    }
  }

  private void underAnotherKeyItEndsAndHarmsNothing() throws Exception {
    Path another = home.resolve("another-key");
    Files.createFile(
        another,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(another, "0".repeat(64));
    try (BureauProcess stranger =
        BureauProcess.in(home)
            .without("BUREAU_DEMO")
            .with("BUREAU_CLOCK_JUMP_ACCEPTED", LAST_ENTRY)
            .with("BUREAU_MASTER_KEY_FILE", another.toString())) {
      assertThat(stranger.launch().awaitEnd()).isEqualTo(78);
      assertThat(Files.readAllLines(stranger.log()).stream().reduce((before, last) -> last))
          .hasValue(
              "the bureau cannot start: the master key is not the one that these data were sealed"
                  + " with, or the data were changed");
    }
  }

  private void unpack() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(EARLIER))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = home.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
      }
    }
  }

  private StationProcess station(BureauProcess bureau) throws IOException {
    return StationProcess.at(bureau.data().resolve("stations/" + REGION), bureau);
  }

  private static void casesAndPairsAreAsTheyWere(BureauProcess bureau) throws Exception {
    BureauClient maker = bureau.client("MAKER", REGION);
    for (Map.Entry<String, String> known : STATES.entrySet()) {
      assertThat(maker.get("/applications/" + known.getKey()).path("state").asText())
          .as(known.getKey())
          .isEqualTo(known.getValue());
    }
    for (Map.Entry<String, String> known : PAIRS.entrySet()) {
      assertThat(pair(maker, known.getKey()).path("state").asText())
          .as(known.getKey())
          .isEqualTo(known.getValue());
    }
  }

  private static JsonNode pair(BureauClient maker, String caseNumber) throws Exception {
    return maker.get("/applications/" + caseNumber + "/certificates").path(0).path("pair");
  }

  /** They are sealed under the master key, and name what the certificate names. */
  private static void formsOpen(BureauProcess bureau) throws Exception {
    BureauClient acceptor = bureau.client("ACCEPTOR", REGION);
    String holder = pair(bureau.client("MAKER", REGION), CLOSED).path("holderName").asText();
    JsonNode form = acceptor.get("/applications/" + CLOSED + "/form");
    assertThat(form.path("unitName").asText()).isNotEmpty().isEqualTo(holder);
  }

  /** By what the sealed forms of before say, whole. */
  private static void agentsAreFound(BureauProcess bureau) throws Exception {
    BureauClient acceptor = bureau.client("ACCEPTOR", REGION);
    JsonNode form = acceptor.get("/applications/" + CLOSED + "/form");
    for (String key : List.of("agentName", "agentMobile", "agentDocumentNumber")) {
      JsonNode found =
          acceptor.post(
              "/applications/search", Map.of("text", form.path(key).asText(), "limit", 200));
      assertThat(found.path("items").findValuesAsText("caseNumber")).as(key).contains(CLOSED);
    }
  }

  /** As long as they would be valid; then the list may forget them. */
  private static void theRevokedAreOnTheList(BureauProcess bureau) throws Exception {
    JsonNode revoked = pair(bureau.client("MAKER", REGION), FAILED);
    if (Instant.parse(revoked.path("notAfter").asText()).isBefore(Instant.now())) {
      return;
    }
    byte[] der =
        new Visitor(bureau.url()).getBytes("/crl/" + revoked.path("issuer").asText() + ".crl");
    X509CRL list =
        (X509CRL)
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    for (String serial : new String[] {"signingSerial", "encryptionSerial"}) {
      assertThat(list.getRevokedCertificate(new BigInteger(revoked.path(serial).asText(), 16)))
          .as(serial)
          .isNotNull();
    }
  }

  private static void trailIsIntact(BureauProcess bureau) throws Exception {
    JsonNode found = bureau.client("AUDITOR", REGION).post("/audit/verification", Map.of());
    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
  }

  /** Until both have agreed the first version goes on; open cases keep it for good. */
  private static void administratorsAgreeToTheNewPolicy(BureauProcess bureau) throws Exception {
    List<BureauClient> administrators =
        bureau.accounts().all().stream()
            .filter(account -> account.role().equals("ADMIN"))
            .map(account -> new BureauClient(bureau.url(), account))
            .toList();
    assertThat(administrators).hasSize(2);
    BureauClient first = administrators.get(0);
    assertThat(first.get("/policy-proposals").findValuesAsText("region"))
        .containsExactly("430100", "440000");
    int version = proposed(first);
    String proposal = "/policy-proposals/" + REGION + "/" + version;
    assertThat(first.get(proposal + "/changes").findValuesAsText("section")).isNotEmpty();
    String read = first.get(proposal).path("sm3").asText();
    for (int click = 0; click < 2; click++) {
      assertThat(first.put(proposal + "/consent", Map.of("sm3", read)).has("inForceFrom"))
          .isFalse();
    }
    assertThat(inForce(first)).isEqualTo(1);

    BureauClient second = administrators.get(1);
    assertThat(second.put(proposal + "/consent", Map.of("sm3", read)).path("inForceFrom").asText())
        .isNotEmpty();
    assertThat(inForce(first)).isEqualTo(version);
    assertThat(first.get("/policy-proposals").findValuesAsText("region")).containsExactly("440000");
    for (String open : new String[] {SUBMITTED, PAID}) {
      assertThat(
              bureau
                  .client("ACCEPTOR", REGION)
                  .get("/applications/" + open)
                  .path("policyVersion")
                  .asInt())
          .as(open)
          .isEqualTo(1);
    }
  }

  /** The newest that the program brings; what stood between is not worth two people's reading. */
  private static int proposed(BureauClient administrator) throws Exception {
    for (JsonNode one : administrator.get("/policy-proposals")) {
      if (one.path("region").asText().equals(REGION)) {
        return one.path("version").asInt();
      }
    }
    throw new AssertionError("nothing is proposed for " + REGION);
  }

  private static int inForce(BureauClient client) throws Exception {
    return client.get("/regions/" + REGION + "/policy").path("version").asInt();
  }

  private static void handOut(BureauProcess bureau) throws Exception {
    bureau.desks(REGION).deliver(TO_COLLECT);
  }

  /** By the key of the station that made it, whom the books of before name with its job. */
  private static void unlockATokenOfBefore(BureauProcess bureau, HolderAtStation holder)
      throws Exception {
    JsonNode pair = pair(bureau.client("MAKER", REGION), TO_COLLECT);
    String chip = pair.path("chip").asText();
    Desks desks = bureau.desks(REGION);
    String number = desks.toPayment("UNLOCK", pair.path("line").asText(), chip);
    desks.pay(number);
    holder.awaitWanted(chip);
    String former = holder.pinOf(chip);
    holder.insert(chip);
    TokenJob.awaitDone(desks, number);
    bureau
        .program()
        .await(
            "its slip is printed", () -> desks.job(number).path("waitsFor").asText("").isEmpty());
    assertThat(holder.pinOf(chip)).isNotEqualTo(former);
    desks.deliver(number);
  }

  private static void approveWhatWasPaid(BureauProcess bureau) throws Exception {
    bureau.client("REVIEWER", REGION).post("/applications/" + PAID + "/steps/approve", Map.of());
  }

  private static void carryOnWhatWasHandedIn(BureauProcess bureau) throws Exception {
    bureau.desks(REGION).onward(SUBMITTED);
  }

  /** The order that was on its way is lost with the broker's journal. */
  private static void makeAnewWhatWasUnderWay(BureauProcess bureau) throws Exception {
    BureauClient maker = bureau.client("MAKER", REGION);
    maker.post(
        "/applications/" + PRODUCING + "/jobs/" + PRODUCING + "-1/abandonment",
        Map.of("reason", "消息服务器已更换"));
    Desks desks = bureau.desks(REGION);
    bureau
        .program()
        .await(
            "the job is given up",
            () -> desks.job(PRODUCING).path("state").asText().equals("FAILED"));
    assertThat(pair(maker, PRODUCING).path("state").asText()).isEqualTo("REVOKED");
    repeat(bureau, PRODUCING);
  }

  private static void repeat(BureauProcess bureau, String caseNumber) throws Exception {
    bureau
        .client("MAKER", REGION)
        .post("/applications/" + caseNumber + "/steps/repeat-production", Map.of());
  }
}
