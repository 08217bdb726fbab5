package org.certbureau.station;

import java.time.Instant;

/**
 * A station as screens and machines see it.
 *
 * @param present whether it was heard of in the last half minute
 * @param blanks tokens in its rack that a job can still take
 */
public record StationView(
    String code,
    String name,
    String region,
    String keyFingerprint,
    boolean retired,
    boolean present,
    Instant lastSeenAt,
    int slots,
    int blanks) {
  public String getCode() {
    return code;
  }

  public String getName() {
    return name;
  }

  public boolean isPresent() {
    return present;
  }

  public boolean isRetired() {
    return retired;
  }

  public Instant getLastSeenAt() {
    return lastSeenAt;
  }

  public int getSlots() {
    return slots;
  }

  public int getBlanks() {
    return blanks;
  }
}
