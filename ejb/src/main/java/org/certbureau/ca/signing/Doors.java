package org.certbureau.ca.signing;

import java.net.URI;

/**
 * The public addresses that stand in certificates. Whoever checks a certificate asks there for
 * years, so they are plain and never carry more than the issuer's code.
 *
 * @param base {@code http} or {@code https}, without a final slash
 */
record Doors(String base) {
  Doors {
    URI uri = URI.create(base);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || base.endsWith("/")) {
      throw new IllegalArgumentException(
          "BUREAU_PUBLIC_URL should be http://host or https://host, but is " + base);
    }
  }

  String crl(String issuer) {
    return base + "/crl/" + issuer + ".crl";
  }

  String certificate(String issuer) {
    return base + "/ca/" + issuer + ".cer";
  }
}
