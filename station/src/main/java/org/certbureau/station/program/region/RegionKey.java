package org.certbureau.station.program.region;

import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.pin.AdminPins;

/**
 * A key that the stations of a region share.
 *
 * @param generation from 1; a stolen station is followed by the next one
 * @param secret 32 random bytes
 * @param proven whether it was restored from its slips once; before that nothing is made under it
 */
record RegionKey(String region, int generation, Octets secret, boolean proven) {
  static final int BYTES = 32;

  RegionKey {
    if (secret.length() != BYTES) {
      throw new IllegalArgumentException("a region's key has 32 bytes; got " + secret.length());
    }
  }

  String name() {
    return name(region, generation);
  }

  static String name(String region, int generation) {
    return region + "/" + generation;
  }

  boolean is(RegionKey other) {
    return secret.equals(other.secret);
  }

  /** The same digits wherever this key is; they tell nothing of it. */
  String check() {
    return Typed.digits("REGION_KEY", secret.toByteArray());
  }

  AdminPins adminPins() {
    return AdminPins.under(secret.toByteArray());
  }
}
