package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.json;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.certbureau.console.Accounts;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.certbureau.system.Visitor;
import org.certbureau.system.soap.Bureau;
import org.certbureau.system.soap.Pair;
import org.certbureau.system.soap.Submission;
import org.certbureau.testing.OcspQuestions;
import org.certbureau.testing.OcspQuestions.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code bureau.jar} as it is started in an office. */
class BureauJarIT extends BureauAnswers {
  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  @TempDir private Path home;
  private final BureauProcess bureau = SHARED.bureau();

  @Override
  public String url() {
    return bureau.url();
  }

  @Override
  public int brokerPort() {
    return bureau.brokerPort();
  }

  @Override
  public Accounts accounts() throws IOException {
    return bureau.accounts();
  }

  @Override
  public List<String> log() {
    return SHARED.start();
  }

  /** A listener that is changed after it was opened may stay closed: that is where one is told. */
  @Test
  void nothing_severe_is_logged_while_it_starts() {
    assertThat(SHARED.start()).isNotEmpty().noneMatch(line -> line.contains(" SEVERE "));
  }

  /** The server would say 400 by itself, without a word; that it does not is a setting of ours. */
  @Test
  void a_body_that_nobody_asked_for_is_no_reason_to_say_nothing() throws Exception {
    HttpResponse<String> refused =
        visitor()
            .send(
                "DELETE",
                "/api/v1/applications",
                BodyPublishers.ofString("{}"),
                "Content-Type",
                "application/json",
                "Authorization",
                basic(acceptor()));
    assertThat(refused.statusCode()).isEqualTo(405);
    assertThat(json(refused).at("/code").asText()).isEqualTo("web.refused-405");
  }

  @Test
  void what_came_in_by_soap_goes_out_by_soap_as_a_working_pair() throws Exception {
    Desks desks = bureau.desks(REGION);
    Bureau door = Soap.door(url(), basic(acceptor()));
    Submission submission = Soap.submission(new BureauClient(url(), acceptor()), REGION);
    String caseNumber = door.submit(submission, null).getCaseNumber();
    desks.onward(caseNumber);
    TokenJob.awaitDone(desks, caseNumber);
    assertThat(SHARED.station().program().isAlive()).isTrue();
    desks.deliver(caseNumber);
    assertThat(door.status(caseNumber, null).getState().getCode()).isEqualTo("CLOSED");

    List<Pair> pairs = door.certificate(caseNumber, null);
    assertThat(pairs).hasSize(1);
    Pair pair = pairs.get(0);
    assertThat(pair.getState()).isEqualTo("ACTIVE");
    assertThat(pair.getChip()).isNotBlank();
    assertThat(pair.getNotAfter().toGregorianCalendar().toZonedDateTime())
        .as("a year, to the day")
        .isEqualTo(pair.getNotBefore().toGregorianCalendar().toZonedDateTime().plusYears(1));

    OpenSsl openssl = new OpenSsl(Files.createDirectories(home.resolve("openssl")));
    Path issuer = openssl.pem("issuer", file("/ca/" + pair.getIssuer() + ".cer"));
    Path root = openssl.pem("root", file("/ca/root.cer"));
    assertThat(pair.getIssuerCertificate())
        .containsExactly(file("/ca/" + pair.getIssuer() + ".cer"), file("/ca/root.cer"));
    openssl.verifiesChain(root, issuer, openssl.pem("signing", pair.getSigning().getDer()));
    openssl.verifiesChain(root, issuer, openssl.pem("encryption", pair.getEncryption().getDer()));

    Sm2Certificate signing = Sm2Certificate.parse(pair.getSigning().getDer());
    byte[] question =
        OcspQuestions.about(
            OcspQuestions.id(
                Hash.SM3,
                Sm2Certificate.parse(file("/ca/" + pair.getIssuer() + ".cer")),
                signing.serialHex()));
    for (String way : List.of(url() + "/ocsp", bureau.ocspUrl(), bureau.ocspUrl() + "/ocsp")) {
      openssl.verifiesStatus(
          OcspAnswers.post(way, OcspAnswers.TYPE, question).body(), issuer, "good");
    }
    HttpResponse<String> status =
        visitor()
            .get(
                "/api/v1/certificates/%s/%s/status"
                    .formatted(pair.getIssuer(), signing.serialHex()),
                "Authorization",
                basic(acceptor()));
    assertThat(Visitor.json(status).at("/state").asText()).as(status.body()).isEqualTo("GOOD");
  }

  @Test
  void the_listener_for_ocsp_says_what_its_door_says_and_is_as_strict() throws Exception {
    Sm2Certificate root = Sm2Certificate.parse(file("/ca/root.cer"));
    byte[] question = OcspQuestions.about(OcspQuestions.id(Hash.SHA_256, root, root.serialHex()));
    String base64 =
        URLEncoder.encode(Base64.getEncoder().encodeToString(question), StandardCharsets.US_ASCII);

    HttpResponse<byte[]> answer = OcspAnswers.get(bureau.ocspUrl() + "/" + base64);
    assertThat(new OCSPResp(answer.body()).getStatus()).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
    assertThat(Visitor.header(answer, "Cache-Control")).startsWith("max-age=60");
    assertThat(new OCSPResp(OcspAnswers.get(bureau.ocspUrl() + "/garbage").body()).getStatus())
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    assertThat(OcspAnswers.post(bureau.ocspUrl(), "text/plain", question).statusCode())
        .isEqualTo(415);
    assertThat(OcspAnswers.post(bureau.ocspUrl(), OcspAnswers.TYPE, new byte[70_000]).statusCode())
        .isEqualTo(413);
    assertThat(
            new Visitor(bureau.ocspUrl())
                .send("DELETE", "/", HttpRequest.BodyPublishers.noBody())
                .statusCode())
        .isEqualTo(405);
  }

  private byte[] file(String path) throws Exception {
    return visitor().getBytes(path);
  }
}
