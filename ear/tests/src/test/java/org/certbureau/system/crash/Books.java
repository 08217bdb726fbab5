package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.certbureau.console.BureauClient;
import org.certbureau.system.BureauProcess;

/** What the bureau's own doors say of some applications, held against each other. */
final class Books {
  private static final int PAGE = 200;
  private static final List<String> SERIALS = List.of("signingSerial", "encryptionSerial");

  private final BureauProcess bureau;
  private final BureauClient maker;
  private final BureauClient auditor;
  private final List<String> cases;

  Books(BureauProcess bureau, String region, List<String> cases) throws IOException {
    this.bureau = bureau;
    this.maker = bureau.client("MAKER", region);
    this.auditor = bureau.client("AUDITOR", region);
    this.cases = List.copyOf(cases);
  }

  /** The state of each application. */
  Map<String, String> states() throws IOException, InterruptedException {
    Map<String, String> states = new TreeMap<>();
    for (String caseNumber : cases) {
      states.put(caseNumber, maker.get("/applications/" + caseNumber).path("state").asText());
    }
    return states;
  }

  /** The applications whose token could not be made. */
  List<String> failed() throws IOException, InterruptedException {
    return states().entrySet().stream()
        .filter(entry -> entry.getValue().equals("FAILED"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether nothing moves any more. */
  boolean settled() throws IOException, InterruptedException {
    return Set.of("COLLECT", "FAILED").containsAll(states().values());
  }

  /** One token and one active pair a case, and whatever went wrong before is out of the world. */
  void assertEachCaseHasOneToken() throws IOException, InterruptedException {
    List<JsonNode> issued = tokens("ISSUED");
    List<JsonNode> spoiled = tokens("FAILED");
    for (String caseNumber : cases) {
      List<JsonNode> jobs = jobs(caseNumber);
      List<JsonNode> pairs = pairs(caseNumber);
      assertMade(caseNumber, jobs.get(0), pairs, issued);
      for (JsonNode job : jobs.subList(1, jobs.size())) {
        assertGivenUp(job, pairs, spoiled);
      }
    }
  }

  private static void assertMade(
      String caseNumber, JsonNode job, List<JsonNode> pairs, List<JsonNode> issued) {
    String chip = job.path("chip").asText();
    assertSoftly(
        softly -> {
          softly.assertThat(job.path("state").asText()).as("last job").isEqualTo("DONE");
          softly
              .assertThat(having(pairs, "state", "ACTIVE"))
              .as("active pairs of %s", caseNumber)
              .singleElement()
              .matches(pair -> pair.path("job").equals(job.path("number")), "is the last job's")
              .matches(pair -> pair.path("chip").asText().equals(chip), "is on its chip");
          softly
              .assertThat(chips(issued, number -> number.startsWith(caseNumber)))
              .as("issued tokens of %s", caseNumber)
              .containsExactly(chip);
        });
  }

  private static void assertGivenUp(JsonNode job, List<JsonNode> pairs, List<JsonNode> spoiled) {
    String number = job.path("number").asText();
    assertSoftly(
        softly -> {
          softly.assertThat(job.path("state").asText()).as(number).isEqualTo("FAILED");
          softly
              .assertThat(having(pairs, "job", number))
              .as("pairs of %s", number)
              .allMatch(pair -> pair.path("state").asText().equals("REVOKED"), "are revoked");
          softly
              .assertThat(chips(spoiled, number::equals))
              .as("spoiled tokens of %s", number)
              .containsExactly(job.path("chip").asText());
        });
  }

  /** Every token that was counted in is blank, with its holder, or spoiled by a failed job. */
  void assertStock(int countedIn) throws IOException, InterruptedException {
    int failedJobs = 0;
    for (String caseNumber : cases) {
      failedJobs += having(jobs(caseNumber), "state", "FAILED").size();
    }
    JsonNode counts = maker.get("/tokens/counts");
    Map<String, Integer> stock = new TreeMap<>();
    counts.properties().forEach(e -> stock.put(e.getKey(), e.getValue().asInt()));
    stock.values().removeIf(many -> many == 0);
    assertThat(stock)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "IN_STOCK",
                countedIn - cases.size() - failedJobs,
                "ISSUED",
                cases.size(),
                "FAILED",
                failedJobs));
  }

  /** Money was taken once a case. */
  void assertPaidOnce() throws IOException, InterruptedException {
    assertThat(trail("charge.settled")).containsExactlyInAnyOrderElementsOf(cases);
  }

  /** Nobody tore a page out of the trail. */
  void assertTrailIntact() throws IOException, InterruptedException {
    JsonNode found = auditor.post("/audit/verification", Map.of());
    assertThat(found.path("intact").asBoolean()).as(found.toString()).isTrue();
  }

  /**
   * Serials that were taken for a certificate, are on no active pair and not on the revocation
   * list: what was signed under them could be used by nobody knows whom.
   */
  Set<String> loose() throws IOException, InterruptedException {
    // in this order: what comes into force between the two was reserved before
    Set<String> active = activeSerials();
    Set<String> loose = new TreeSet<>(taken());
    assertThat(loose).as("reserved before they were used").containsAll(active);
    loose.removeAll(active);
    loose.removeAll(revoked());
    return loose;
  }

  /** No holder was handed what is on the list. */
  void assertNoActivePairRevoked() throws IOException, InterruptedException {
    assertThat(revoked()).doesNotContainAnyElementsOf(activeSerials());
  }

  String state(String caseNumber) throws IOException, InterruptedException {
    return maker.get("/applications/" + caseNumber).path("state").asText();
  }

  /** The pair in force of a case. */
  JsonNode activePair(String caseNumber) throws IOException, InterruptedException {
    return having(pairs(caseNumber), "state", "ACTIVE").get(0);
  }

  /** What the register says of a pair now. */
  JsonNode pairAsItIs(JsonNode pair) throws IOException, InterruptedException {
    return having(pairs(pair.path("caseNumber").asText()), "job", pair.path("job").asText()).get(0);
  }

  /** What its issuer answers of both certificates of a pair: a reason, or GOOD. */
  List<String> status(JsonNode pair) throws IOException, InterruptedException {
    List<String> status = new ArrayList<>();
    for (String serial : SERIALS) {
      JsonNode answer =
          maker.get(
              "/certificates/%s/%s/status"
                  .formatted(pair.path("issuer").asText(), pair.path(serial).asText()));
      status.add(answer.path("reason").asText(answer.path("state").asText()));
    }
    return status;
  }

  /** The reasons of both certificates of a pair on the complete list and on what has changed. */
  List<CRLReason> listed(JsonNode pair) throws IOException, InterruptedException {
    List<CRLReason> reasons = new ArrayList<>();
    String issuer = pair.path("issuer").asText();
    for (X509CRL list : List.of(list(issuer), list(issuer + "-delta"))) {
      for (String serial : SERIALS) {
        X509CRLEntry line =
            list.getRevokedCertificate(new BigInteger(pair.path(serial).asText(), 16));
        if (line != null) {
          reasons.add(line.getRevocationReason());
        }
      }
    }
    return reasons;
  }

  /** Whether the token that carries a pair is in that state. */
  boolean isTokenOf(JsonNode pair, String state) throws IOException, InterruptedException {
    return !having(tokens(state), "chip", pair.path("chip").asText()).isEmpty();
  }

  /** How often holders were told what an application did to a certificate. */
  long noticesOf(String caseNumber) throws IOException, InterruptedException {
    return entries("notice.written").stream()
        .filter(entry -> entry.path("details").path("case").asText().equals(caseNumber))
        .count();
  }

  /** How often an application took effect. */
  long effectsOf(String caseNumber) throws IOException, InterruptedException {
    return having(entries("application.took-effect"), "objectId", caseNumber).size();
  }

  /** How many serials were taken. */
  int reserved() throws IOException, InterruptedException {
    return taken().size();
  }

  /** Whether there is one PIN slip for each finished job and none besides. */
  boolean slipsComplete(Path station) throws IOException, InterruptedException {
    Set<String> due = new TreeSet<>();
    for (String caseNumber : cases) {
      JsonNode last = jobs(caseNumber).get(0);
      due.add(last.path("chip").asText() + "-" + last.path("number").asText() + ".txt");
    }
    Set<String> printed = new TreeSet<>();
    try (Stream<Path> slips = Files.list(station.resolve("slips"))) {
      slips.forEach(slip -> printed.add(slip.getFileName().toString()));
    }
    return printed.equals(due);
  }

  private Set<String> activeSerials() throws IOException, InterruptedException {
    Set<String> serials = new TreeSet<>();
    for (String caseNumber : cases) {
      for (JsonNode pair : having(pairs(caseNumber), "state", "ACTIVE")) {
        String issuer = pair.path("issuer").asText();
        serials.add(issuer + "/" + pair.path("signingSerial").asText());
        serials.add(issuer + "/" + pair.path("encryptionSerial").asText());
      }
    }
    return serials;
  }

  private Set<String> revoked() throws IOException, InterruptedException {
    Set<String> issuers = new TreeSet<>();
    for (String caseNumber : cases) {
      pairs(caseNumber).forEach(pair -> issuers.add(pair.path("issuer").asText()));
    }
    Set<BigInteger> onList = new TreeSet<>();
    for (String issuer : issuers) {
      X509CRL list = list(issuer);
      if (list.getRevokedCertificates() != null) {
        list.getRevokedCertificates().forEach(entry -> onList.add(entry.getSerialNumber()));
      }
    }
    Set<String> revoked = new TreeSet<>();
    for (String taken : taken()) {
      String serial = taken.substring(taken.indexOf('/') + 1);
      if (onList.contains(new BigInteger(serial, 16))) {
        revoked.add(taken);
      }
    }
    return revoked;
  }

  private X509CRL list(String issuer) throws IOException, InterruptedException {
    byte[] der =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(bureau.url() + "/crl/" + issuer + ".crl"))
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the list of " + issuer + " cannot be read", e);
    }
  }

  private List<JsonNode> jobs(String caseNumber) throws IOException, InterruptedException {
    return items(maker.get("/applications/" + caseNumber + "/jobs"));
  }

  private List<JsonNode> pairs(String caseNumber) throws IOException, InterruptedException {
    return items(maker.get("/applications/" + caseNumber + "/certificates")).stream()
        .map(made -> made.path("pair"))
        .toList();
  }

  private List<JsonNode> tokens(String state) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> page;
    do {
      String after = all.isEmpty() ? "" : all.get(all.size() - 1).path("chip").asText();
      page = items(maker.get("/tokens?state=" + state + "&limit=" + PAGE + "&after=" + after));
      all.addAll(page);
    } while (page.size() == PAGE);
    return all;
  }

  /** The objects of all sealed entries of one action. */
  private List<String> trail(String action) throws IOException, InterruptedException {
    return entries(action).stream().map(entry -> entry.path("objectId").asText()).toList();
  }

  /** The serials that were taken for holders; those who answer for an issuer have none. */
  private List<String> taken() throws IOException, InterruptedException {
    return entries("certificate.reserved").stream()
        .filter(entry -> !entry.path("details").path("profile").asText().equals("RESPONDER"))
        .map(entry -> entry.path("objectId").asText())
        .toList();
  }

  private List<JsonNode> entries(String action) throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> page;
    String before = "";
    do {
      page = items(auditor.get("/audit?action=" + action + "&limit=" + PAGE + before));
      all.addAll(page);
      before = page.isEmpty() ? "" : "&before=" + page.get(page.size() - 1).path("place").asLong();
    } while (page.size() == PAGE);
    return all;
  }

  private static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }

  private static List<JsonNode> having(List<JsonNode> all, String field, String value) {
    return all.stream().filter(one -> one.path(field).asText().equals(value)).toList();
  }

  private static List<String> chips(List<JsonNode> tokens, Predicate<String> job) {
    return tokens.stream()
        .filter(token -> job.test(token.path("job").asText()))
        .map(token -> token.path("chip").asText())
        .toList();
  }
}
