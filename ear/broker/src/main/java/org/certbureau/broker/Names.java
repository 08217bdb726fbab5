package org.certbureau.broker;

/** The names agreed between the bureau, the stations and the broker. */
final class Names {
  static final String BUREAU_LOGIN = "bureau";

  /** What the stations answer. */
  static final String REPLIES = "bureau.replies";

  static final String DEAD_LETTERS = "DLQ";
  static final String EXPIRED = "ExpiryQueue";

  private static final String STATION_LOGIN_PREFIX = "station-";

  private Names() {}

  /** {@code station-CS-01} works at {@code station.CS-01.jobs}. */
  static String jobsQueueOf(String stationLogin) {
    return "station." + stationLogin.substring(STATION_LOGIN_PREFIX.length()) + ".jobs";
  }
}
