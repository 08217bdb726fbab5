package org.certbureau.region.business;

/** By which way an application reaches the bureau. */
public enum Channel {
  COUNTER,
  ONLINE,
  MAIL;

  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code channel} for an unknown name
   */
  public static Channel of(String typed) {
    return TypedName.read(Channel.class, "channel", typed);
  }
}
