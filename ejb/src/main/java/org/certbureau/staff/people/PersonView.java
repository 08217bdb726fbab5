package org.certbureau.staff.people;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who works here.
 *
 * @param desk code of the desk where they sit; null for none
 * @param lastLoginAt null for never
 * @param failures wrong passwords from where the account is not at home, lately
 * @param failedAt when any was typed last; null for never
 * @param failedFrom address that the last came from
 * @param slowUntil until when none is tried where the account is not at home; null for not at all
 * @param lockedPlaces at how many places it is locked now
 */
public record PersonView(
    String name,
    String displayName,
    String desk,
    List<Duty> duties,
    PersonState state,
    boolean mustChange,
    Instant lastLoginAt,
    int failures,
    Instant failedAt,
    String failedFrom,
    Instant slowUntil,
    int lockedPlaces) {
  public PersonView {
    duties = List.copyOf(duties);
  }
}
