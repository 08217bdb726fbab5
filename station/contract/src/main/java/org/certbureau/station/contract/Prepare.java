package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Take the next blank token, initialise it and let a signing pair be born on it. Answered by {@link
 * KeyReady}.
 *
 * @param pinRetryLimit wrong user PINs in a row that lock the token (CS-14: 9, GD-17: 10), 3–15;
 *     null leaves it to the station
 * @param pinKey under which its administrator PIN is to be made; null is the station's own. One
 *     that the station does not have is answered by NO_PIN_KEY, and no token is touched
 */
public record Prepare(
    String job,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer pinRetryLimit,
    @JsonInclude(JsonInclude.Include.NON_NULL) String pinKey)
    implements Order {

  /** Under the station's own key. */
  public Prepare(String job, Integer pinRetryLimit) {
    this(job, pinRetryLimit, null);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }
}
