package org.certbureau.station.program.holder;

import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.ResetPin;

/**
 * What a job keeps that sets another PIN (ADR 36).
 *
 * @param challenge what the token is to sign; null once nothing is left to do
 * @param pinKey under which its administrator PIN was made; null likewise
 * @param newPinKey under which it is to be made from now on; null where it stays
 * @param triesBefore wrong PINs that it would still have taken when it was presented
 * @param sealedPin the new PIN, from before it is set until its slip is printed; null before and
 *     after
 * @param begun whether the token may have a PIN by now that nobody knows
 */
record ResetTask(
    Octets challenge,
    String pinKey,
    String newPinKey,
    int triesBefore,
    Octets sealedPin,
    boolean begun) {

  static ResetTask of(ResetPin order) {
    return new ResetTask(order.challenge(), order.pinKey(), order.newPinKey(), 0, null, false);
  }

  /** To be kept before the token is touched. */
  ResetTask sealed(int tries, Octets pin) {
    return new ResetTask(challenge, pinKey, newPinKey, tries, pin, true);
  }

  /** No secret is left in it. */
  ResetTask over() {
    return new ResetTask(null, null, null, triesBefore, null, begun);
  }
}
