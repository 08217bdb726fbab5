package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Take the next blank token, initialise it and let a signing pair be born on it. Answered by {@link
 * KeyReady}.
 *
 * @param pinRetryLimit wrong user PINs in a row that lock the token (CS-14: 9, GD-17: 10), 3–15;
 *     null leaves it to the station
 */
public record Prepare(String job, @JsonInclude(JsonInclude.Include.NON_NULL) Integer pinRetryLimit)
    implements Order {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }
}
