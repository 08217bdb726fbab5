package org.certbureau.staff;

import java.time.Duration;

/**
 * What a password is checked against.
 *
 * @param open whether anybody may come in by that name
 * @param home whether its right password was typed there lately
 * @param delay for how long none is tried from there; null for not at all
 * @param stamp which logins count
 */
public record Standing(String passwordHash, boolean open, boolean home, Duration delay, int stamp) {
  /** For a name that nobody has. */
  static Standing ofNobody(Duration delay) {
    return new Standing(PasswordHash.OF_NOBODY, false, false, delay, 0);
  }
}
