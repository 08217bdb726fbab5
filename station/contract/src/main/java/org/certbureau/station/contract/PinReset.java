package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A token has another user PIN, and has signed under it.
 *
 * @param triesBefore wrong PINs that it would still have taken when it was presented; 0 where it
 *     was locked (CS-14, GD-17)
 * @param challengeSignature SM3withSM2 by the signing key of the certificate of {@link ResetPin}
 *     over {@link org.certbureau.station.contract.proof.PinResetProof#message}, DER
 * @param pinKey under which its administrator PIN is made from now on; null where that was left
 */
public record PinReset(
    String job,
    String chip,
    int triesBefore,
    Octets challengeSignature,
    @JsonInclude(JsonInclude.Include.NON_NULL) String pinKey)
    implements JobReport {

  /** Of a token whose administrator PIN stayed. */
  public PinReset(String job, String chip, int triesBefore, Octets challengeSignature) {
    this(job, chip, triesBefore, challengeSignature, null);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }
}
