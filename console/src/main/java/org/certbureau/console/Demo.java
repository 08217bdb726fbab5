package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.certbureau.crypto.Sm2Certificate;

/**
 * Carries one application for a new unit certificate from the counter to a burned token, then one
 * for what else is to be done with it, and leaves what was made for others to verify: also what was
 * in force before, where another pair took its place.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  /** What is done without a station. */
  private static final Set<String> TO_EFFECT = Set.of("SUSPEND", "RESUME", "REVOKE");

  private static final String UNLOCK = "UNLOCK";
  private static final String KEY_RECOVERY = "KEY_RECOVERY";
  private static final String HELD = "SUSPENDED";

  private final String url;
  private final String region;
  private final PrintStream out;
  private final Desks desks;
  private final HolderAtStation holder;
  private final Accounts accounts;

  /** The case whose pair is in force. */
  private String newest;

  /** What was sealed before its token was lost, where a key comes back; else null. */
  private SealedMessage message;

  private Demo(Options options, PrintStream out) throws IOException {
    this.url = options.required("url");
    this.region = options.required("region");
    this.out = out;
    this.accounts = Accounts.read(Path.of(options.required("accounts")));
    this.desks = new Desks(url, accounts, region, out::println);
    this.holder =
        new HolderAtStation(
            Path.of(options.required("station-program")),
            Path.of(options.required("stations")).resolve(region));
  }

  /**
   * {@code --url --accounts --stations --station-program --region CODE [--applications 2] [--years
   * 1] [--service REVOKE] [--out DIR]}
   */
  static int perform(Options options, PrintStream out) throws IOException, InterruptedException {
    Demo demo = new Demo(options, out);
    String service = options.or("service", "NEW");
    Scopes.requireOffered(demo.url, demo.accounts, demo.region, service);
    demo.desks.stockTokens(Path.of(options.required("stations")).resolve(demo.region));
    String caseNumber =
        demo.desks.toProduction(options.number("years", 1), options.number("applications", 0));
    demo.awaitToken(caseNumber);
    demo.desks.deliver(caseNumber);
    demo.newest = caseNumber;
    String last = demo.goOn(caseNumber, service);
    Path directory = Path.of(options.or("out", "demo-out"));
    demo.keep(caseNumber, last, directory);
    demo.read(directory);
    return 0;
  }

  /**
   * Does what else is wanted with the certificate that was made.
   *
   * @return the last case; the same where nothing else is wanted
   */
  private String goOn(String caseNumber, String service) throws IOException, InterruptedException {
    if (service.equals("NEW")) {
      return caseNumber;
    }
    JsonNode pair = pair(caseNumber).path("pair");
    String certificate = pair.path("line").asText();
    String chip = pair.path("chip").asText();
    if (service.equals(UNLOCK)) {
      return unlock(certificate, chip);
    }
    if (service.equals(KEY_RECOVERY)) {
      return recover(caseNumber);
    }
    if (!TO_EFFECT.contains(service)) {
      return replace(service, pair);
    }
    PublicDoor door = new PublicDoor(url);
    byte[] before = door.delta(pair.path("issuer").asText());
    if (service.equals("RESUME")) {
      desks.toEffect("SUSPEND", certificate, chip);
      before = awaitAnother(door, pair.path("issuer").asText(), before);
    }
    String last = desks.toEffect(service, certificate, chip);
    awaitAnother(door, pair.path("issuer").asText(), before);
    return last;
  }

  /** Has another PIN set on the holder's token, which takes the former one no more. */
  private String unlock(String certificate, String chip) throws IOException, InterruptedException {
    String former = holder.pinOf(chip);
    String last = desks.toPayment(UNLOCK, certificate, chip);
    desks.pay(last);
    awaitToken(last);
    desks.deliver(last);
    String now = holder.pinOf(chip);
    if (now.equals(former)) {
      throw new Refused("The slip of token " + chip + " bears the former PIN");
    }
    out.printf("口令　介质 %s 的新口令在信封 %s 里；此前的信封作废%n", chip, desks.job(last).path("number").asText());
    return last;
  }

  /**
   * Loses the token, has another made, and has the key of the first pair brought to that: what was
   * sealed for it before can be read again.
   */
  private String recover(String caseNumber) throws IOException, InterruptedException {
    JsonNode before = pair(caseNumber);
    message = new SealedMessage(before.path("encryptionCertificate").asText());
    replace("REISSUE_LOST", before.path("pair"));
    JsonNode now = pair(newest).path("pair");
    String last =
        desks.toPayment(KEY_RECOVERY, now.path("line").asText(), now.path("chip").asText());
    desks.pay(last);
    awaitToken(last);
    desks.deliver(last);
    return last;
  }

  /** Once a key is back, its token reads what was sealed before. */
  private void read(Path directory) throws IOException, InterruptedException {
    if (message == null) {
      return;
    }
    String chip = pair(newest).path("pair").path("chip").asText();
    holder.insert(chip);
    message.openOn(chip, holder, directory);
    holder.takeOut(chip);
    out.printf("密钥恢复　介质 %s 解开了遗失以前的密文：%s%n", chip, directory.resolve("message-opened.txt"));
  }

  /**
   * Has another pair made, on another token or on the holder's own; where that puts the one before
   * on hold, the list tells of it before anything is paid.
   */
  private String replace(String service, JsonNode pair) throws IOException, InterruptedException {
    PublicDoor door = new PublicDoor(url);
    String issuer = pair.path("issuer").asText();
    byte[] before = door.delta(issuer);
    String last = desks.toPayment(service, pair.path("line").asText(), pair.path("chip").asText());
    newest = last;
    if (pair(pair.path("caseNumber").asText()).path("pair").path("state").asText().equals(HELD)) {
      before = awaitAnother(door, issuer, before);
    }
    desks.pay(last);
    awaitToken(last);
    desks.deliver(last);
    awaitAnother(door, issuer, before);
    return last;
  }

  /** The list that tells of it is published within seconds. */
  private static byte[] awaitAnother(PublicDoor door, String issuer, byte[] before)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      byte[] now = door.delta(issuer);
      if (!Arrays.equals(now, before)) {
        return now;
      }
      if (System.nanoTime() > end) {
        throw new Refused(
            "After %d seconds no other list of changes is published"
                .formatted(PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  private JsonNode pair(String caseNumber) throws IOException, InterruptedException {
    return desks.acceptor().get("/applications/" + caseNumber + "/certificates").path(0);
  }

  /** Until the token is made; where that is its holder's own, the holder comes along with it. */
  private void awaitToken(String caseNumber) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = "";
    String presented = "";
    while (true) {
      JsonNode job = desks.job(caseNumber);
      String state = job.path("state").asText();
      String waitsFor = job.path("waitsFor").asText("");
      if (!state.equals(shown)) {
        desks.say(
            "制证",
            desks.maker(),
            "任务 %s　%s %s"
                .formatted(job.path("number").asText(), state, job.path("chip").asText("")));
        shown = state;
      }
      if (state.equals("DONE") && waitsFor.isEmpty()) {
        takeOut(presented);
        return;
      }
      if (waitsFor.equals("OFFICERS") && !presented.isEmpty()) {
        // the holder takes the token along, and comes back
        takeOut(presented);
        presented = "";
        new RecoveryOfficers(url, accounts, region, desks).consent(caseNumber);
      } else if (waitsFor.equals("HOLDER") && presented.isEmpty()) {
        presented = job.path("chip").asText();
        present(job);
      } else if (waitsFor.equals("TOKEN") && presented.isEmpty()) {
        presented = job.path("chip").asText();
        insert(job);
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
            "After %d seconds the job is still %s %s; does the station of %s run?"
                .formatted(PATIENCE.toSeconds(), state, waitsFor, region));
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  private void present(JsonNode job) throws IOException, InterruptedException {
    String chip = job.path("chip").asText();
    holder.present(chip);
    desks.say("持有人", job.path("station").asText(), "介质 %s 插入读卡器，口令正确".formatted(chip));
  }

  private void insert(JsonNode job) throws IOException, InterruptedException {
    String chip = job.path("chip").asText();
    holder.insert(chip);
    desks.say("持有人", job.path("station").asText(), "介质 %s 插入读卡器，不输口令".formatted(chip));
  }

  /** Once nothing is left to do with it there. */
  private void takeOut(String chip) throws IOException, InterruptedException {
    if (!chip.isEmpty()) {
      holder.takeOut(chip);
    }
  }

  /** Leaves what was made where others can verify it. */
  private void keep(String caseNumber, String last, Path directory)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    JsonNode old = pair(caseNumber);
    boolean replaced = !newest.equals(caseNumber);
    JsonNode made = pair(newest);
    if (replaced) {
      Files.writeString(
          directory.resolve("old-signing.pem"), old.path("signingCertificate").asText());
      Files.writeString(
          directory.resolve("old-encryption.pem"), old.path("encryptionCertificate").asText());
    }
    String issuer = made.path("pair").path("issuer").asText();
    Files.writeString(directory.resolve("signing.pem"), made.path("signingCertificate").asText());
    Files.writeString(
        directory.resolve("encryption.pem"), made.path("encryptionCertificate").asText());
    Files.write(
        directory.resolve("token.p10"),
        desks.maker().getBytes("/jobs/" + made.path("pair").path("job").asText() + "/request.p10"));
    PublicDoor door = new PublicDoor(url);
    Files.writeString(directory.resolve("root.pem"), door.certificate("root"));
    Files.writeString(directory.resolve("ca.pem"), door.certificate(issuer));
    Files.write(directory.resolve("crl.der"), door.crl(issuer));
    Files.write(directory.resolve("delta.der"), door.delta(issuer));
    Files.write(
        directory.resolve("ocsp.der"),
        door.status(
            certificate(door.certificate(issuer)),
            certificate(made.path("signingCertificate").asText())));
    Files.write(
        directory.resolve("receipt.pdf"),
        desks.acceptor().getBytes("/applications/" + last + "/receipt.pdf"));
    if (replaced) {
      tellWhatWasReplaced(old.path("pair"), made.path("pair"));
    }
    out.printf("受理号 %s 已办结；证书、吊销列表、状态应答与受理回执在 %s%n", last, directory);
  }

  private void tellWhatWasReplaced(JsonNode old, JsonNode made)
      throws IOException, InterruptedException {
    String oldEnd = day(old.path("notAfter").asText());
    String newEnd = day(made.path("notAfter").asText());
    out.printf("止期　原 %s，新 %s%s%n", oldEnd, newEnd, oldEnd.equals(newEnd) ? "（不变）" : "");
    out.printf(
        "原来的一对　%s（%s），芯片 %s；现用芯片 %s%s%n",
        old.path("state").asText(),
        reason(old.path("crlReason").asText()),
        old.path("chip").asText(),
        made.path("chip").asText(),
        old.path("chip").equals(made.path("chip")) ? "（不换，口令不变）" : "");
    for (JsonNode line : desks.charge(newest).path("lines")) {
      out.printf(
          "收费　%s %s 元，依据 %s「%s」%n",
          line.path("item").path("zh").asText(),
          line.path("amount").asText(),
          line.path("rule").asText(),
          line.path("citation").asText());
    }
  }

  private static String day(String moment) {
    return LocalDate.ofInstant(OffsetDateTime.parse(moment).toInstant(), CHINA).toString();
  }

  /** As RFC 5280 writes it: {@code keyCompromise}. */
  private static String reason(String code) {
    StringBuilder name = new StringBuilder();
    for (String part : code.toLowerCase(Locale.ROOT).split("_")) {
      name.append(
          name.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return name.toString();
  }

  private static Sm2Certificate certificate(String pem) {
    return Sm2Certificate.parse(
        Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
  }
}
