package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What {@link Confirmed} asks for is done. Of a {@link ResetPin} the slip is printed. Of a {@link
 * Rekey} the former signing key is deleted from the token. The former decryption key stays, so that
 * what was encrypted before remains readable. Of a {@link RestoreKey} the signing key is deleted
 * that was born only to have the decryption key sealed for it.
 */
public record Settled(String job, String chip) implements JobReport {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.CONFIRM;
  }
}
