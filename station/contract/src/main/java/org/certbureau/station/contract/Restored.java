package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A decryption key is on its token again, and has opened what was encrypted for it.
 *
 * @param answer {@link org.certbureau.station.contract.proof.RestoreProof#answer}, 32 bytes
 */
public record Restored(String job, String chip, Octets answer) implements JobReport {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.INSTALL;
  }
}
