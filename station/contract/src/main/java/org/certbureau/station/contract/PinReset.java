package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A token has another user PIN, and has signed under it.
 *
 * @param triesBefore wrong PINs that it would still have taken when it was presented; 0 where it
 *     was locked (CS-14, GD-17)
 * @param challengeSignature SM3withSM2 by the signing key of the certificate of {@link ResetPin}
 *     over {@link PinResetProof#message}, DER
 */
public record PinReset(String job, String chip, int triesBefore, Octets challengeSignature)
    implements JobReport {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }
}
