package org.certbureau.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

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
