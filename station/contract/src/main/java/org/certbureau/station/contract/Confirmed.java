package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The bureau has verified the proof, and what it proves counts: there is no way back from here. Of
 * a first token the station prints the PIN slip and answers only where that fails. On a holder's
 * token it deletes the former signing key ({@link Rekey}) or the one that a decryption key was
 * sealed for ({@link RestoreKey}), as soon as the token is there again if it was carried off, and
 * answers {@link Settled}. Of another PIN ({@link ResetPin}) it prints the slip and answers {@link
 * Settled}.
 *
 * @param slip what stands on the slip beside the PIN; null to a station that has not said in its
 *     {@link Heartbeat} that it prints that
 */
public record Confirmed(
    String job, String chip, @JsonInclude(JsonInclude.Include.NON_NULL) SlipWords slip)
    implements Order {

  /** Of a job without a slip, or to a station that knows slips without names alone. */
  public Confirmed(String job, String chip) {
    this(job, chip, null);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.CONFIRM;
  }
}
