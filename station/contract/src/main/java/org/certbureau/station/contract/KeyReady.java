package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A token was taken for the job and its signing pair was born.
 *
 * @param chip serial of the chip
 * @param p10 PKCS#10 signed on the token, DER; its subject's common name is the job, which binds
 *     the proof of possession to it
 * @param formerSignature of a {@link Rekey} or {@link RestoreKey}: SM3withSM2 by the signing key in
 *     force over {@link org.certbureau.station.contract.proof.FormerKeyProof#message}, DER; null
 *     for a blank, which has none
 */
public record KeyReady(
    String job,
    String chip,
    Octets p10,
    @JsonInclude(JsonInclude.Include.NON_NULL) Octets formerSignature)
    implements JobReport {

  /** Of a blank. */
  public KeyReady(String job, String chip, Octets p10) {
    this(job, chip, p10, null);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }
}
