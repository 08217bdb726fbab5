package org.certbureau.web.door;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.certbureau.work.Configuration;

/** The ways into the bureau, told apart by path alone. */
public enum Door {
  /** For people with a browser; who is inside is kept in a session. */
  PAGES("BUREAU_RATE_PAGES", 6000, "BUREAU_BODY_PAGES", 41_943_040),

  /** For machines, under {@code /api}; every request says who it is. */
  REST("BUREAU_RATE_REST", 6000, "BUREAU_BODY_REST", 25_165_824),

  /** For machines, under {@code /ws}; every call says who it is, the descriptions are open. */
  SOAP("BUREAU_RATE_SOAP", 6000, "BUREAU_BODY_SOAP", 25_165_824),

  /** What whoever checks a certificate needs, under {@code /crl}, {@code /ca} and {@code /ocsp}. */
  PKI("BUREAU_RATE_PKI", 60_000, "BUREAU_BODY_PKI", 65_536),

  /** For whoever watches over the process, under {@code /health}. */
  HEALTH("BUREAU_RATE_HEALTH", 600, "BUREAU_BODY_HEALTH", 0);

  private final String rateSetting;
  private final int rate;
  private final String bodySetting;
  private final int bodyBytes;

  Door(String rateSetting, int rate, String bodySetting, int bodyBytes) {
    this.rateSetting = rateSetting;
    this.rate = rate;
    this.bodySetting = bodySetting;
    this.bodyBytes = bodyBytes;
  }

  /** The door a request came through. */
  public static Door of(HttpServletRequest request) {
    return ofPath(pathOf(request));
  }

  /** The door that was asked at, also while its failure is told at another address. */
  static Door asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
        ? ofPath(path.substring(request.getContextPath().length()))
        : of(request);
  }

  static Door ofPath(String path) {
    if (isUnder(path, "/api")) {
      return REST;
    }
    if (isUnder(path, "/ws")) {
      return SOAP;
    }
    if (isUnder(path, "/crl") || isUnder(path, "/ca") || isUnder(path, "/ocsp")) {
      return PKI;
    }
    return isUnder(path, "/health") ? HEALTH : PAGES;
  }

  /** The path as the container understood it: decoded, normalised, without parameters. */
  public static String pathOf(HttpServletRequest request) {
    String inside = request.getPathInfo();
    return inside == null ? request.getServletPath() : request.getServletPath() + inside;
  }

  private static boolean isUnder(String path, String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }

  /** Whether machines come this way: no session, and answers are made for programs. */
  boolean isForMachines() {
    return this != PAGES;
  }

  /** Requests a minute from one address; 0 is no limit. */
  int requestsPerMinute() {
    return Configuration.number(rateSetting, rate);
  }

  /** The most a request may carry. */
  public int bodyBytes() {
    return Configuration.number(bodySetting, bodyBytes);
  }
}
