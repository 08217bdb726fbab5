package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Carries one application for a new unit certificate from the counter to a burned token, through
 * the public REST door, each step by the person whose it is.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final Path stations;
  private final String url;
  private final String region;
  private final PrintStream out;
  private final BureauClient acceptor;
  private final BureauClient reviewer;
  private final BureauClient cashier;
  private final BureauClient maker;

  private Demo(Console.Options options, Accounts accounts, PrintStream out) {
    this.url = options.required("url");
    this.region = options.or("region", "430100");
    this.stations = Path.of(options.required("stations"));
    this.out = out;
    this.acceptor = as(accounts, "ACCEPTOR");
    this.reviewer = as(accounts, "REVIEWER");
    this.cashier = as(accounts, "CASHIER");
    this.maker = as(accounts, "MAKER");
  }

  private BureauClient as(Accounts accounts, String role) {
    return new BureauClient(url, accounts.find(role, region));
  }

  /**
   * {@code --url --accounts --stations [--region 430100] [--applications 2] [--years 1] [--out
   * DIR]}
   */
  static int perform(Console.Options options, PrintStream out)
      throws IOException, InterruptedException {
    Accounts accounts = Accounts.read(Path.of(options.required("accounts")));
    Demo demo = new Demo(options, accounts, out);
    demo.stockTokens();
    String caseNumber =
        demo.makeToken(options.number("years", 1), options.number("applications", 0));
    demo.keep(caseNumber, Path.of(options.or("out", "demo-out")));
    return 0;
  }

  /** Counts the fictional deliveries in that were minted for the region's station. */
  void stockTokens() throws IOException, InterruptedException {
    Path batches = stations.resolve(region).resolve("batches");
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
   * @param wantedApplications 0 for two, or one where the region counts none
   */
  private String makeToken(int years, int wantedApplications)
      throws IOException, InterruptedException {
    JsonNode policy = acceptor.get("/regions/" + region + "/policy");
    int applications =
        wantedApplications > 0
            ? wantedApplications
            : Math.min(2, policy.path("applications").path("max").asInt(1));
    JsonNode quote =
        acceptor.post(
            "/quotes",
            Map.of(
                "region", region,
                "service", "NEW",
                "holder", "UNIT",
                "years", years,
                "applications", applications));
    Map<String, String> form = new SampleUnit(policy).form(applications);
    String caseNumber = draft(policy, form, years, applications);
    String unit = form.getOrDefault("unitName", "");
    say("填写申请", acceptor, "受理号 %s　%s".formatted(caseNumber, unit));
    bringMaterials(caseNumber);
    step(acceptor, caseNumber, "submit", "提交");
    step(acceptor, caseNumber, "accept", "受理");
    tickOriginals(caseNumber);
    step(reviewer, caseNumber, "approve", "复核通过");
    pay(caseNumber, quote, unit);
    awaitToken(caseNumber);
    step(acceptor, caseNumber, "deliver", "发放");
    return caseNumber;
  }

  private String draft(JsonNode policy, Map<String, String> form, int years, int applications)
      throws IOException, InterruptedException {
    Map<String, String> consents = new LinkedHashMap<>();
    for (JsonNode consent : policy.path("consents")) {
      if ("TICK".equals(consent.path("given").asText())) {
        consents.put(consent.path("code").asText(), consent.path("version").asText());
      }
    }
    return acceptor
        .post(
            "/applications",
            Map.of(
                "region", region,
                "service", "NEW",
                "holder", "UNIT",
                "channel", "COUNTER",
                "years", years,
                "applications", applications,
                "consents", consents,
                "form", form))
        .path("caseNumber")
        .asText();
  }

  private void bringMaterials(String caseNumber) throws IOException, InterruptedException {
    int scans = 0;
    for (JsonNode paper : acceptor.get("/applications/" + caseNumber).path("materials")) {
      JsonNode material = paper.path("material");
      if (paper.path("demanded").asBoolean() && "DOCUMENT".equals(material.path("kind").asText())) {
        acceptor.postBytes(
            "/applications/%s/materials/%s/scans?name=scan.jpg"
                .formatted(caseNumber, material.path("code").asText()),
            "image/jpeg",
            SampleScan.jpeg(++scans));
      }
    }
    say("上传材料", acceptor, scans + " 份扫描件");
  }

  private void tickOriginals(String caseNumber) throws IOException, InterruptedException {
    int seen = 0;
    for (JsonNode paper : acceptor.get("/applications/" + caseNumber).path("materials")) {
      JsonNode material = paper.path("material");
      if (paper.path("demanded").asBoolean()
          && !"NOT_SEEN".equals(material.path("original").asText())) {
        acceptor.put(
            "/applications/%s/materials/%s/original"
                .formatted(caseNumber, material.path("code").asText()),
            Map.of("seen", true));
        seen++;
      }
    }
    say("核验原件", acceptor, seen + " 份");
  }

  private void step(BureauClient who, String caseNumber, String step, String word)
      throws IOException, InterruptedException {
    JsonNode after = who.post("/applications/" + caseNumber + "/steps/" + step, Map.of());
    say(word, who, "受理号 %s　状态 %s".formatted(caseNumber, after.path("state").asText()));
  }

  private void pay(String caseNumber, JsonNode quote, String unit)
      throws IOException, InterruptedException {
    for (JsonNode line : quote.path("lines")) {
      out.printf(
          "        %s　%s × %d = %s　依据 %s「%s」%n",
          line.path("item").asText(),
          line.path("unitPrice").asText(),
          line.path("quantity").asInt(),
          line.path("amount").asText(),
          line.path("rule").asText(),
          line.path("citation").asText());
    }
    String total = quote.path("total").asText();
    cashier.post(
        "/applications/" + caseNumber + "/payments",
        Map.of(
            "method",
            "POS",
            "amount",
            total,
            "payerName",
            unit,
            "reference",
            "DEMO-" + caseNumber));
    say("收费", cashier, "受理号 %s　刷卡 %s 元".formatted(caseNumber, total));
  }

  private void awaitToken(String caseNumber) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = "";
    while (true) {
      JsonNode job = maker.get("/applications/" + caseNumber + "/jobs").path(0);
      String state = job.path("state").asText();
      if (!state.equals(shown)) {
        say(
            "制证",
            maker,
            "任务 %s　%s %s"
                .formatted(job.path("number").asText(), state, job.path("chip").asText("")));
        shown = state;
      }
      if (state.equals("DONE")) {
        return;
      }
      if (state.equals("FAILED")) {
        throw new Refused(
            "The token could not be made: "
                + job.path("failureCode").asText()
                + " "
                + job.path("failureDetail").asText());
      }
      if (System.nanoTime() > end) {
        throw new Refused(
            "After %d seconds the job is still %s; does the station of %s run?"
                .formatted(PATIENCE.toSeconds(), state, region));
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  /** Leaves what was made where others can verify it. */
  private void keep(String caseNumber, Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    JsonNode made = acceptor.get("/applications/" + caseNumber + "/certificates").path(0);
    String issuer = made.path("pair").path("issuer").asText();
    Files.writeString(directory.resolve("signing.pem"), made.path("signingCertificate").asText());
    Files.writeString(
        directory.resolve("encryption.pem"), made.path("encryptionCertificate").asText());
    Files.write(
        directory.resolve("token.p10"),
        maker.getBytes("/jobs/" + made.path("pair").path("job").asText() + "/request.p10"));
    PublicDoor door = new PublicDoor(url);
    Files.writeString(directory.resolve("root.pem"), door.certificate("root"));
    Files.writeString(directory.resolve("ca.pem"), door.certificate(issuer));
    Files.write(directory.resolve("crl.der"), door.crl(issuer));
    Files.write(
        directory.resolve("receipt.pdf"),
        acceptor.getBytes("/applications/" + caseNumber + "/receipt.pdf"));
    out.printf("受理号 %s 已办结；证书、吊销列表与受理回执在 %s%n", caseNumber, directory);
  }

  private void say(String what, BureauClient who, String details) {
    out.printf("%-8s %-14s %s%n", what, who.name(), details);
  }
}
