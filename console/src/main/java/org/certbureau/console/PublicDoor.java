package org.certbureau.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm3;

/** What anybody may fetch: the addresses that stand in every certificate. */
final class PublicDoor {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int PEM_LINE = 64;

  private final String url;

  PublicDoor(String url) {
    this.url = url;
  }

  /** The authority's certificate as PEM. */
  String certificate(String issuer) throws IOException, InterruptedException {
    byte[] der = fetch("/ca/" + issuer + ".cer");
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }

  /** The authority's revocation list as DER. */
  byte[] crl(String issuer) throws IOException, InterruptedException {
    return fetch("/crl/" + issuer + ".crl");
  }

  /** What has changed since the list, as DER. */
  byte[] delta(String issuer) throws IOException, InterruptedException {
    return fetch("/crl/" + issuer + "-delta.crl");
  }

  /** What the issuer answers about one certificate now, as DER (RFC 6960). */
  byte[] status(Sm2Certificate issuer, Sm2Certificate certificate)
      throws IOException, InterruptedException {
    CertID id =
        new CertID(
            new AlgorithmIdentifier(GMObjectIdentifiers.sm3),
            new DEROctetString(Sm3.digest(Der.encode(issuer.subject()))),
            new DEROctetString(Sm3.digest(issuer.publicKey().point())),
            new ASN1Integer(certificate.serial()));
    byte[] question =
        Der.encode(
            new OCSPRequest(
                new TBSRequest(null, new DERSequence(new Request(id, null)), (Extensions) null),
                null));
    return fetch("/ocsp/" + URLEncoder.encode(Base64.getEncoder().encodeToString(question), UTF_8));
  }

  private byte[] fetch(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(url + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new Refused(path + ": " + response.statusCode());
    }
    return response.body();
  }
}
