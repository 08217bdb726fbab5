package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Both certificates and the encryption key are on the token.
 *
 * @param challengeSignature SM3withSM2 by the token's signing key over {@link
 *     org.certbureau.station.contract.proof.InstallProof#message}, DER
 */
public record Installed(String job, String chip, Octets challengeSignature) implements JobReport {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.INSTALL;
  }
}
