package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Carries one application for a new unit certificate from the counter to a burned token and leaves
 * what was made for others to verify.
 */
final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final String url;
  private final String region;
  private final PrintStream out;
  private final Desks desks;

  private Demo(Options options, PrintStream out) throws IOException {
    this.url = options.required("url");
    this.region = options.required("region");
    this.out = out;
    this.desks =
        new Desks(url, Accounts.read(Path.of(options.required("accounts"))), region, out::println);
  }

  /**
   * {@code --url --accounts --stations --region CODE [--applications 2] [--years 1] [--out DIR]}
   */
  static int perform(Options options, PrintStream out) throws IOException, InterruptedException {
    Demo demo = new Demo(options, out);
    demo.desks.stockTokens(Path.of(options.required("stations")).resolve(demo.region));
    String caseNumber =
        demo.desks.toProduction(options.number("years", 1), options.number("applications", 0));
    demo.awaitToken(caseNumber);
    demo.desks.deliver(caseNumber);
    demo.keep(caseNumber, Path.of(options.or("out", "demo-out")));
    return 0;
  }

  private void awaitToken(String caseNumber) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String shown = "";
    while (true) {
      JsonNode job = desks.job(caseNumber);
      String state = job.path("state").asText();
      if (!state.equals(shown)) {
        desks.say(
            "制证",
            desks.maker(),
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
    JsonNode made = desks.acceptor().get("/applications/" + caseNumber + "/certificates").path(0);
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
    Files.write(
        directory.resolve("receipt.pdf"),
        desks.acceptor().getBytes("/applications/" + caseNumber + "/receipt.pdf"));
    out.printf("受理号 %s 已办结；证书、吊销列表与受理回执在 %s%n", caseNumber, directory);
  }
}
