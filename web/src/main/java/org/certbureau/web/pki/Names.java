package org.certbureau.web.pki;

import jakarta.servlet.http.HttpServletRequest;

/** Reads the issuer out of an address. */
final class Names {
  private Names() {}

  /** Empty where the address does not end as it should: no issuer is called that. */
  static String issuer(HttpServletRequest request, String suffix) {
    String path = request.getPathInfo();
    return path != null && path.endsWith(suffix)
        ? path.substring(1, path.length() - suffix.length())
        : "";
  }
}
