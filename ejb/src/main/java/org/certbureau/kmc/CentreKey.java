package org.certbureau.kmc;

import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3Mac;

/**
 * What the centre's own key does, open.
 *
 * @param sealing of what is in escrow
 * @param mac of what the centre has written down itself: nobody else can, who writes the database
 */
public record CentreKey(Sealing sealing, Sm3Mac mac) {
  private static final String WRITTEN = "kmc.written";

  static CentreKey of(byte[] key) {
    return new CentreKey(Sealing.under(key), Sm3Mac.derived(key, WRITTEN));
  }
}
