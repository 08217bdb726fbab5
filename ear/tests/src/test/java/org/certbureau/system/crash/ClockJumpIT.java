package org.certbureau.system.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.console.Accounts;
import org.certbureau.console.BureauClient;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One start with the clock 400 days ahead, and the return. */
class ClockJumpIT {
  private static final Duration JUMP = Duration.ofDays(400);
  private static final int CANNOT_START = 78;
  private static final Pattern WAY_OUT =
      Pattern.compile("^the bureau cannot start: .* start once with (\\w+)=(\\S+)$");

  @TempDir Path home;

  @Test
  void a_return_is_asked_about_and_nothing_waits_for_the_future() throws Exception {
    BureauProcess bureau = BureauProcess.in(home.resolve("bureau"));
    bureau.with("BUREAU_CLOCK_OFFSET_SECONDS", String.valueOf(JUMP.toSeconds()));
    try (bureau) {
      bureau.start();
      assertThat(list(bureau).getThisUpdate().getTime())
          .isGreaterThan(System.currentTimeMillis() + JUMP.dividedBy(2).toMillis());
    }

    bureau.without("BUREAU_CLOCK_OFFSET_SECONDS");
    assertThat(bureau.launch().awaitEnd()).isEqualTo(CANNOT_START);
    String last = Files.readAllLines(bureau.log()).stream().reduce((before, it) -> it).orElse("");
    Matcher wayOut = WAY_OUT.matcher(last);
    assertThat(wayOut.matches()).as(last).isTrue();

    bureau.with(wayOut.group(1), wayOut.group(2));
    try (bureau) {
      bureau.start();
      Eventually.holds(
          "the list of the future gives way",
          () -> list(bureau).getThisUpdate().getTime() <= System.currentTimeMillis());
      BureauClient auditor =
          new BureauClient(
              bureau.url(),
              Accounts.read(bureau.data().resolve("accounts.txt")).find("AUDITOR", "430100"));
      assertThat(auditor.post("/audit/verification", Map.of()).path("intact").asBoolean()).isTrue();
    }
  }

  private static X509CRL list(BureauProcess bureau) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(bureau.url() + "/crl/root.crl")).build();
    byte[] der =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
  }
}
