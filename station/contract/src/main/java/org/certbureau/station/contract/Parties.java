package org.certbureau.station.contract;

import java.util.regex.Pattern;

/** Who speaks, and through which queues. */
public final class Parties {
  public static final String BUREAU = "bureau";

  /** The queue that all stations report to. */
  public static final String REPLIES_QUEUE = "bureau.replies";

  private static final Pattern STATION_CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");

  private Parties() {}

  public static boolean isStationCode(String code) {
    return code != null && STATION_CODE.matcher(code).matches();
  }

  /** The queue a station takes its orders from. */
  public static String jobsQueue(String stationCode) {
    if (!isStationCode(stationCode)) {
      throw new IllegalArgumentException("not a station code: " + stationCode);
    }
    return "station." + stationCode + ".jobs";
  }
}
