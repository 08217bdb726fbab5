package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The bureau has verified the proof and the pair is active: the station may print the PIN slip. No
 * answer unless it fails.
 */
public record Confirmed(String job, String chip) implements Order {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.CONFIRM;
  }
}
