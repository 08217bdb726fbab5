package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A token was taken for the job and its signing pair was born.
 *
 * @param chip serial of the chip
 * @param p10 PKCS#10 signed on the token, DER; its subject's common name is the job, which binds
 *     the proof of possession to it
 */
public record KeyReady(String job, String chip, Octets p10) implements JobReport {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }
}
