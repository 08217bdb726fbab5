package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The bureau has verified the proof, and what it proves counts: there is no way back from here. Of
 * a first token the station prints the PIN slip and answers only where that fails. On a holder's
 * token it deletes the former signing key ({@link Rekey}) or the one that a decryption key was
 * sealed for ({@link RestoreKey}), as soon as the token is there again if it was carried off, and
 * answers {@link Settled}. Of another PIN ({@link ResetPin}) it prints the slip and answers {@link
 * Settled}.
 */
public record Confirmed(String job, String chip) implements Order {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.CONFIRM;
  }
}
