package org.certbureau.staff.asked;

/**
 * What arises from a request, told once.
 *
 * @param secret a token, or the part of a password that is the caller's to hand on
 */
public record PickedUp(String secret, Part part) {
  /** How much of it that is; the person types the first half and then the second. */
  public enum Part {
    WHOLE,
    FIRST_HALF,
    SECOND_HALF
  }
}
