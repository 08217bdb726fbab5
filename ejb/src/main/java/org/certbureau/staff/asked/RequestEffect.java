package org.certbureau.staff.asked;

import java.util.Set;

/** What comes of requests of some kinds; each kind has one. */
public interface RequestEffect {
  Set<RequestKind> kinds();

  /**
   * How what the request is about stands, as far as it matters to who agrees: where it is told
   * otherwise than when it was asked for, the request is void. What was once and is again is not
   * the same.
   *
   * @return at most 200 characters
   */
  String standing(RequestKind kind, String subject);

  /**
   * Carries it out, in the transaction in which that is recorded.
   *
   * @return the secret that arises, told this once
   */
  String carryOut(StaffRequest request);

  /** Whether it is about that administrator, who then does not agree to it. */
  default boolean concerns(StaffRequest request, String administrator) {
    return false;
  }
}
