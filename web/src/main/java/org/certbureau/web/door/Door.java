package org.certbureau.web.door;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.certbureau.settings.DoorSettings;
import org.certbureau.settings.Setting;

/** The ways into the bureau, told apart by path alone. */
public enum Door {
  /** For people with a browser; who is inside is kept in a session. */
  PAGES(DoorSettings.RATE_PAGES, DoorSettings.BODY_PAGES),

  /** For machines, under {@code /api}; every request says who it is. */
  REST(DoorSettings.RATE_REST, DoorSettings.BODY_REST),

  /** For machines, under {@code /ws}; every call says who it is, the descriptions are open. */
  SOAP(DoorSettings.RATE_SOAP, DoorSettings.BODY_SOAP),

  /** What whoever checks a certificate needs, under {@code /crl}, {@code /ca} and {@code /ocsp}. */
  PKI(DoorSettings.RATE_PKI, DoorSettings.BODY_PKI),

  /** For whoever watches over the process, under {@code /health}. */
  HEALTH(DoorSettings.RATE_HEALTH, DoorSettings.BODY_HEALTH);

  private final Setting<Integer> rate;
  private final Setting<Integer> bodyBytes;

  Door(Setting<Integer> rate, Setting<Integer> bodyBytes) {
    this.rate = rate;
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
    return rate.value();
  }

  /** The most a request may carry. */
  public int bodyBytes() {
    return bodyBytes.value();
  }
}
