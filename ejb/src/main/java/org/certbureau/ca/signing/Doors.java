package org.certbureau.ca.signing;

import java.net.URI;
import org.certbureau.settings.CertificateSettings;
import org.certbureau.settings.PlaceSettings;

/**
 * The public addresses that stand in certificates. Whoever checks a certificate asks there for
 * years, so they are plain and never carry more than the issuer's code.
 *
 * @param base {@code http} or {@code https}, without a final slash
 * @param ocsp where the state of a certificate is told (RFC 6960), whoever issued it
 */
public record Doors(String base, String ocsp) {
  public Doors {
    requireWeb(PlaceSettings.PUBLIC_URL.name(), base);
    requireWeb(CertificateSettings.OCSP_URL.name(), ocsp);
  }

  private static void requireWeb(String setting, String address) {
    URI uri = URI.create(address);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || address.endsWith("/")) {
      throw new IllegalArgumentException(
          "%s should be http://host or https://host, but is %s".formatted(setting, address));
    }
  }

  String crl(String issuer) {
    return base + "/crl/" + issuer + ".crl";
  }

  /** What has changed since the list; no issuer's code has a hyphen. */
  String delta(String issuer) {
    return base + "/crl/" + issuer + "-delta.crl";
  }

  String certificate(String issuer) {
    return base + "/ca/" + issuer + ".cer";
  }
}
