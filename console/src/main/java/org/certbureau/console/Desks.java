package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The desks of one region through the public REST door: a fictional unit's application is carried
 * from one to the next, each step by the person whose it is.
 */
public final class Desks {
  /** Where every step is told. */
  public interface Journal {
    /** Takes one line. */
    void line(String text);
  }

  private final String region;
  private final Journal journal;
  private final BureauClient acceptor;
  private final BureauClient reviewer;
  private final BureauClient cashier;
  private final BureauClient maker;

  /**
   * @param url where the bureau answers
   * @throws Refused where a role of the region has no account
   */
  public Desks(String url, Accounts accounts, String region, Journal journal) {
    this.region = region;
    this.journal = journal;
    this.acceptor = new BureauClient(url, accounts.find("ACCEPTOR", region));
    this.reviewer = new BureauClient(url, accounts.find("REVIEWER", region));
    this.cashier = new BureauClient(url, accounts.find("CASHIER", region));
    this.maker = new BureauClient(url, accounts.find("MAKER", region));
  }

  /** The person at the counter. */
  public BureauClient acceptor() {
    return acceptor;
  }

  /** The person who has tokens made. */
  public BureauClient maker() {
    return maker;
  }

  /**
   * Counts in the fictional deliveries that were minted for a station.
   *
   * @param station the station's own directory; where it has no deliveries nothing happens
   */
  public void stockTokens(Path station) throws IOException, InterruptedException {
    Path batches = station.resolve("batches");
    if (!Files.isDirectory(batches)) {
      return; // the station runs elsewhere; its tokens were counted in there
    }
    try (var manifests = Files.newDirectoryStream(batches, "*.csv")) {
      for (Path manifest : manifests) {
        var chips =
            Files.readAllLines(manifest, StandardCharsets.US_ASCII).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> Map.of("chip", cells[0], "model", cells[1]))
                .toList();
        String batch = manifest.getFileName().toString().replace(".csv", "");
        int added =
            maker
                .post("/tokens/batches", Map.of("region", region, "batch", batch, "chips", chips))
                .path("added")
                .asInt();
        if (added > 0) {
          say("介质入库", maker, "批次 %s，%d 个".formatted(batch, added));
        }
      }
    }
  }

  /**
   * Carries a new application of a fictional unit until its token can be made.
   *
   * @param years how long the certificates are to be valid
   * @param wantedSystems how many online systems; 0 for two, or one where the region counts none
   * @return the case number
   */
  public String toProduction(int years, int wantedSystems)
      throws IOException, InterruptedException {
    String caseNumber = toAcceptance(years, wantedSystems);
    onward(caseNumber);
    return caseNumber;
  }

  /** Carries a new application of a fictional unit until a reviewer can look at it. */
  public String toReview(int years, int wantedSystems) throws IOException, InterruptedException {
    String caseNumber = toAcceptance(years, wantedSystems);
    accept(caseNumber);
    return caseNumber;
  }

  /** Carries a new application of a fictional unit until a clerk can accept it. */
  public String toAcceptance(int years, int wantedSystems)
      throws IOException, InterruptedException {
    String caseNumber = begin(years, wantedSystems);
    bringMaterials(caseNumber);
    step(acceptor, caseNumber, "submit", "提交");
    return caseNumber;
  }

  /** Fills in a new application of a fictional unit. */
  public String begin(int years, int wantedSystems) throws IOException, InterruptedException {
    JsonNode policy = acceptor.get("/regions/" + region + "/policy");
    int systems =
        wantedSystems > 0
            ? wantedSystems
            : Math.min(2, policy.path("applications").path("max").asInt(1));
    Map<String, String> form = new SampleUnit(policy).form(systems);
    String caseNumber = draft(policy, form, years, systems);
    say("填写申请", acceptor, "受理号 %s　%s".formatted(caseNumber, form.getOrDefault("unitName", "")));
    return caseNumber;
  }

  /** Carries an application that was handed in, at whatever door, until its token can be made. */
  public void onward(String caseNumber) throws IOException, InterruptedException {
    accept(caseNumber);
    step(reviewer, caseNumber, "approve", "复核通过");
    pay(caseNumber);
  }

  private void accept(String caseNumber) throws IOException, InterruptedException {
    step(acceptor, caseNumber, "accept", "受理");
    tickOriginals(caseNumber, null);
  }

  /**
   * Carries an application about a certificate until it took effect: what no token is made for.
   *
   * @param service for example {@code SUSPEND}
   * @param certificate its number
   * @param chip the token that carries it, which the agent brings along
   * @return the case number
   * @throws Refused where the region does not offer it, with the rule
   */
  public String toEffect(String service, String certificate, String chip)
      throws IOException, InterruptedException {
    String caseNumber = toAcceptanceOf(service, certificate, chip);
    step(acceptor, caseNumber, "accept", "受理");
    if (acceptor.get("/applications/" + caseNumber).path("state").asText().equals("ACCEPTED")) {
      step(reviewer, caseNumber, "approve", "复核通过");
    }
    String state = acceptor.get("/applications/" + caseNumber).path("state").asText();
    if (!state.equals("CLOSED")) {
      throw new Refused(
          "Application %s is %s and did not take effect".formatted(caseNumber, state));
    }
    return caseNumber;
  }

  /**
   * Carries an application about a certificate until only the money is missing: what a station
   * makes another pair for.
   *
   * @param service for example {@code RENEW}
   * @param certificate its number
   * @param chip the token that carries it, for a service to which it is brought
   * @return the case number
   * @throws Refused where the region does not offer it, with the rule
   */
  public String toPayment(String service, String certificate, String chip)
      throws IOException, InterruptedException {
    String caseNumber = toAcceptanceOf(service, certificate, chip);
    step(acceptor, caseNumber, "accept", "受理");
    step(reviewer, caseNumber, "approve", "复核通过");
    return caseNumber;
  }

  /**
   * Carries an application about a certificate until a clerk can accept it; as {@link #toEffect}.
   */
  public String toAcceptanceOf(String service, String certificate, String chip)
      throws IOException, InterruptedException {
    JsonNode policy = acceptor.get("/regions/" + region + "/policy");
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("region", region);
    asked.put("service", service);
    asked.put("holder", "UNIT");
    asked.put("channel", "COUNTER");
    asked.put("certificate", certificate);
    asked.put("consents", Scopes.consents(policy, service));
    asked.put("facts", service.equals("REVOKE") ? Map.of("TOKEN_AT_HAND", true) : Map.of());
    asked.put("form", new SampleUnit(policy).about(service));
    Scopes.years(policy, service).ifPresent(years -> asked.put("years", years));
    String caseNumber = acceptor.post("/applications", asked).path("caseNumber").asText();
    say(
        policy.path("words").path(service).path("word").path("zh").asText(service),
        acceptor,
        "受理号 %s　证书 %s".formatted(caseNumber, certificate));
    inspect(policy, service, caseNumber);
    bringMaterials(caseNumber);
    step(acceptor, caseNumber, "submit", "提交");
    tickOriginals(caseNumber, chip);
    return caseNumber;
  }

  /** Where the region wants a token looked at first. */
  private void inspect(JsonNode policy, String service, String caseNumber)
      throws IOException, InterruptedException {
    Map<String, Object> found = Scopes.found(policy, service);
    if (!found.isEmpty()) {
      acceptor.put("/applications/" + caseNumber + "/inspection", found);
      say("检验介质", acceptor, "已损坏，非人为");
    }
  }

  /** Hands the finished token out. */
  public void deliver(String caseNumber) throws IOException, InterruptedException {
    step(acceptor, caseNumber, "deliver", "发放");
  }

  /** The last job of an application; missing where there is none yet. */
  public JsonNode job(String caseNumber) throws IOException, InterruptedException {
    return maker.get("/applications/" + caseNumber + "/jobs").path(0);
  }

  private String draft(JsonNode policy, Map<String, String> form, int years, int systems)
      throws IOException, InterruptedException {
    Map<String, String> consents = Scopes.consents(policy, "NEW");
    return acceptor
        .post(
            "/applications",
            Map.of(
                "region", region,
                "service", "NEW",
                "holder", "UNIT",
                "channel", "COUNTER",
                "years", years,
                "applications", systems,
                "consents", consents,
                "form", form))
        .path("caseNumber")
        .asText();
  }

  private void bringMaterials(String caseNumber) throws IOException, InterruptedException {
    int scans = 0;
    for (JsonNode paper : acceptor.get("/applications/" + caseNumber).path("materials")) {
      JsonNode material = paper.path("material");
      if (paper.path("demanded").asBoolean()
          && "DOCUMENT".equals(material.path("kind").asText())
          && material.path("copies").asInt() > 0) {
        acceptor.postBytes(
            "/applications/%s/materials/%s/scans?name=scan.jpg"
                .formatted(caseNumber, material.path("code").asText()),
            "image/jpeg",
            SampleScan.jpeg(++scans));
      }
    }
    say("上传材料", acceptor, scans + " 份扫描件");
  }

  private void tickOriginals(String caseNumber, String chip)
      throws IOException, InterruptedException {
    int seen = 0;
    for (JsonNode paper : acceptor.get("/applications/" + caseNumber).path("materials")) {
      JsonNode material = paper.path("material");
      boolean token = "TOKEN".equals(material.path("kind").asText());
      if ((paper.path("demanded").asBoolean() || token && chip != null)
          && !"NOT_SEEN".equals(material.path("original").asText())) {
        acceptor.put(
            "/applications/%s/materials/%s/original"
                .formatted(caseNumber, material.path("code").asText()),
            seen(material, chip));
        seen++;
      }
    }
    say("核验原件", acceptor, seen + " 份");
  }

  /** Of several documents that will do, the first of the policy lies on the counter. */
  private static Map<String, Object> seen(JsonNode material, String chip) {
    if ("TOKEN".equals(material.path("kind").asText())) {
      return Map.of("seen", true, "document", chip);
    }
    JsonNode first = material.path("oneOf").path(0).path("code");
    return first.isMissingNode()
        ? Map.of("seen", true)
        : Map.of("seen", true, "document", first.asText());
  }

  private void step(BureauClient who, String caseNumber, String step, String word)
      throws IOException, InterruptedException {
    JsonNode after = who.post("/applications/" + caseNumber + "/steps/" + step, Map.of());
    say(word, who, "受理号 %s　状态 %s".formatted(caseNumber, after.path("state").asText()));
  }

  /** What an application was charged, line by line. */
  JsonNode charge(String caseNumber) throws IOException, InterruptedException {
    return cashier.get("/applications/" + caseNumber + "/payments");
  }

  /** Takes what is due for an application. */
  public void pay(String caseNumber) throws IOException, InterruptedException {
    JsonNode charge = charge(caseNumber);
    for (JsonNode line : charge.path("lines")) {
      journal.line(
          "        %s　%s × %d = %s　依据 %s「%s」"
              .formatted(
                  line.path("item").path("zh").asText(),
                  line.path("unitPrice").asText(),
                  line.path("quantity").asInt(),
                  line.path("amount").asText(),
                  line.path("rule").asText(),
                  line.path("citation").asText()));
    }
    String total = charge.path("total").asText();
    if (new BigDecimal(total).signum() == 0) {
      say("收费", cashier, "受理号 %s　不收费".formatted(caseNumber));
      return;
    }
    cashier.post(
        "/applications/" + caseNumber + "/payments",
        Map.of(
            "method",
            "POS",
            "amount",
            total,
            "payerName",
            charge.path("unitName").asText(),
            "reference",
            "DEMO-" + caseNumber));
    say("收费", cashier, "受理号 %s　刷卡 %s 元".formatted(caseNumber, total));
  }

  void say(String what, BureauClient who, String details) {
    say(what, who.name(), details);
  }

  void say(String what, String who, String details) {
    journal.line("%-8s %-14s %s".formatted(what, who, details));
  }
}
