package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a PIN slip tells beside the PIN, so that whoever holds it knows whose token it is for.
 *
 * @param bureau the region's name of the bureau that hands it out
 * @param holder as registered
 * @param certificateName what the certificate calls the holder; null where that is the same
 */
public record SlipWords(
    String bureau,
    String holder,
    @JsonInclude(JsonInclude.Include.NON_NULL) String certificateName) {

  /** Names no holder: it may stand in a log. */
  @Override
  public String toString() {
    return "SlipWords";
  }
}
