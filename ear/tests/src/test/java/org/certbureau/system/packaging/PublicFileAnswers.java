package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in every certificate answers to everybody. */
interface PublicFileAnswers extends RunningBureau {
  @Test
  default void certificates_and_revocation_lists_are_open_to_everybody(@TempDir Path work)
      throws Exception {
    CertificateFactory x509 = CertificateFactory.getInstance("X.509");
    HttpResponse<String> root = visitor().get("/ca/root.cer");
    assertThat(root.statusCode()).isEqualTo(200);
    assertThat(header(root, "Content-Type")).isEqualTo("application/pkix-cert");
    HttpResponse<String> crl = visitor().get("/crl/root.crl");
    assertThat(crl.statusCode()).isEqualTo(200);
    assertThat(header(crl, "Content-Type")).isEqualTo("application/pkix-crl");
    try (InputStream der = URI.create(url() + "/crl/root.crl").toURL().openStream()) {
      assertThat(((X509CRL) x509.generateCRL(der)).getNextUpdate()).isNotNull();
    }
    OpenSsl openssl = new OpenSsl(work);
    Path delta = Files.write(work.resolve("delta"), visitor().getBytes("/crl/root-delta.crl"));
    openssl.verifiesRevocationList(
        delta, openssl.pem("issuer", visitor().getBytes("/ca/root.cer")));
    assertThat(openssl.text(delta)).contains("X509v3 Delta CRL Indicator: critical");
    assertThat(visitor().get("/crl/nobody-delta.crl").statusCode()).isEqualTo(404);
    assertThat(visitor().get("/crl/nobody.crl").statusCode()).isEqualTo(404);
  }
}
