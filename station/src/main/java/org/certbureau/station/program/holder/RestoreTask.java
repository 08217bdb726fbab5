package org.certbureau.station.program.holder;

import org.certbureau.station.contract.Restore;

/**
 * What a job keeps that brings a decryption key back.
 *
 * @param order what is to be put onto the token; null before it came and after that was done
 */
record RestoreTask(Restore order) {
  static RestoreTask awaited() {
    return new RestoreTask(null);
  }

  /** No key is left in it. */
  RestoreTask over() {
    return awaited();
  }
}
