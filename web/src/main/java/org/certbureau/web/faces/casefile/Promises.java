package org.certbureau.web.faces.casefile;

import org.certbureau.application.view.CaseCertificate;

/**
 * Which words may be said of what becomes of a certificate, by how it stands: past its end it is of
 * no use to its holder whatever is done, and no list names it (A-X2).
 */
final class Promises {
  private Promises() {}

  /** What its revocation means. */
  static String revoked(CaseCertificate certificate) {
    if (!certificate.pastEnd()) {
      return "outcome.end.means";
    }
    return certificate.heldSince() == null
        ? "outcome.end.means.expired"
        : "outcome.end.means.held-expired";
  }

  /**
   * What the end of its hold means.
   *
   * @param renewable whether the region renews certificates at all
   */
  static String lifted(CaseCertificate certificate, boolean renewable) {
    if (!certificate.pastEnd()) {
      return "outcome.lift.means";
    }
    return renewable ? "outcome.lift.means.renew" : "outcome.lift.means.expired";
  }

  /** The same in few words, of one whose lost token was found. */
  static String released(CaseCertificate certificate) {
    return certificate.pastEnd() ? "found.released.expired" : "found.released";
  }

  /** What it is good for where another pair does not come about. */
  static String unharmed(CaseCertificate certificate) {
    return certificate.pastEnd() ? "outcome.rekey.unharmed.expired" : "outcome.rekey.unharmed";
  }

  /** What it is good for as long as another pair has not come about. */
  static String meanwhile(CaseCertificate certificate) {
    return switch (certificate.standing()) {
      case ACTIVE -> "outcome.rekey.meanwhile";
      case EXPIRED -> "outcome.rekey.meanwhile.expired";
      default -> "outcome.rekey.meanwhile.other";
    };
  }
}
