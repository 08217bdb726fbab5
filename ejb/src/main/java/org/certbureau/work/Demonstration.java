package org.certbureau.work;

/** What an installation does otherwise because it only shows how things are done. */
public final class Demonstration {
  private static final String IS_ONE = "BUREAU_DEMO";
  private static final String RENEWAL_DAYS = "BUREAU_DEMO_RENEWAL_DAYS";
  private static final int TEN_YEARS = 3660;

  private Demonstration() {}

  /** Whether this installation is one. */
  public static boolean isOne() {
    return Configuration.flag(IS_ONE);
  }

  /**
   * How many days before a policy says so a certificate may be renewed: 0 but in a demonstration
   * that wants to show a renewal of what was made a minute ago. No clock moves.
   *
   * @throws IllegalStateException where it is set and this is none, or where it makes no sense
   */
  public static int renewalDays() {
    int days = Configuration.number(RENEWAL_DAYS, 0);
    if (days < 0 || days > TEN_YEARS) {
      throw new IllegalStateException(
          "%s should be from 0 to %d, but is %d".formatted(RENEWAL_DAYS, TEN_YEARS, days));
    }
    if (days > 0 && !isOne()) {
      throw new IllegalStateException(
          "%s is %d, but only a demonstration (%s=true) renews certificates before their time"
              .formatted(RENEWAL_DAYS, days, IS_ONE));
    }
    return days;
  }
}
