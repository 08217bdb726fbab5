package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.IntStream;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.system.Visitor;
import org.certbureau.testing.OcspQuestions;
import org.certbureau.testing.OcspQuestions.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What became of a certificate, at the door and at the listener that has nothing before it. */
interface OcspAnswers extends RunningBureau {
  String TYPE = "application/ocsp-request";
  HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  default void what_became_of_a_certificate_is_told_to_everybody(@TempDir Path work)
      throws Exception {
    Sm2Certificate root = Sm2Certificate.parse(visitor().getBytes("/ca/root.cer"));
    byte[] question = OcspQuestions.about(OcspQuestions.id(Hash.SHA_1, root, root.serialHex()));

    HttpResponse<byte[]> answer = post(url() + "/ocsp", TYPE, question);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Visitor.header(answer, "Content-Type")).isEqualTo("application/ocsp-response");
    assertThat(Visitor.header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(Visitor.header(answer, "Set-Cookie")).isEmpty();
    OpenSsl openssl = new OpenSsl(work);
    openssl.verifiesStatus(answer.body(), openssl.pem("root", root.der()), "good");
  }

  /** RFC 5019: Base64 has a plus, a slash and an equals sign, escaped by some and not by others. */
  @Test
  default void a_question_may_stand_in_the_address_and_its_answer_be_kept() throws Exception {
    Sm2Certificate root = Sm2Certificate.parse(visitor().getBytes("/ca/root.cer"));
    String base64 = withAllSigns(root);

    for (String address :
        new String[] {base64, URLEncoder.encode(base64, StandardCharsets.US_ASCII)}) {
      HttpResponse<byte[]> answer = get(url() + "/ocsp/" + address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      assertThat(Visitor.header(answer, "Content-Type")).isEqualTo("application/ocsp-response");
      assertThat(Visitor.header(answer, "Cache-Control"))
          .isEqualTo("max-age=60, public, no-transform, must-revalidate");
      assertThat(Visitor.header(answer, "Expires")).isNotEmpty();
      BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(answer.body()).getResponseObject();
      assertThat(basic.getResponses()[0].getCertStatus()).isInstanceOf(UnknownStatus.class);
    }
  }

  @Test
  default void what_is_no_question_is_refused_in_the_words_of_the_protocol_or_the_door()
      throws Exception {
    HttpResponse<byte[]> garbage =
        post(url() + "/ocsp", TYPE, "garbage".getBytes(StandardCharsets.UTF_8));
    assertThat(garbage.statusCode()).isEqualTo(200);
    assertThat(new OCSPResp(garbage.body()).getStatus())
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    assertThat(new OCSPResp(get(url() + "/ocsp/garbage").body()).getStatus())
        .isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
    assertThat(post(url() + "/ocsp", "text/plain", new byte[1]).statusCode()).isEqualTo(415);
    assertThat(post(url() + "/ocsp", TYPE, new byte[70_000]).statusCode()).isEqualTo(413);
  }

  private static String withAllSigns(Sm2Certificate root) {
    return IntStream.range(0, 1_000_000)
        .mapToObj(i -> String.format("4%0" + (5 + 2 * (i % 3)) + "x", i))
        .map(serial -> OcspQuestions.about(OcspQuestions.id(Hash.SM3, root, serial)))
        .map(Base64.getEncoder()::encodeToString)
        .filter(text -> text.contains("+") && text.contains("/") && text.contains("="))
        .findFirst()
        .orElseThrow();
  }

  static HttpResponse<byte[]> get(String address) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
  }

  static HttpResponse<byte[]> post(String address, String type, byte[] body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }
}
