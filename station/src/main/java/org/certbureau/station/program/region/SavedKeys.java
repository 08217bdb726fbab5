package org.certbureau.station.program.region;

import java.io.IOException;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.contract.Octets;

/**
 * All keys of a station, sealed under its region's: whoever has the slips has these too. It may lie
 * anywhere.
 *
 * @param key name of the one that opens it
 */
record SavedKeys(String kind, String key, Octets keys) {
  private static final String KIND = "REGION_KEY_SAVED";

  static SavedKeys of(RegionKey under, KeyBundle keys) throws IOException {
    return new SavedKeys(
        KIND, under.name(), Octets.of(sealing(under).seal(keys.bytes(), KIND + under.name())));
  }

  KeyBundle open(RegionKey under) throws IOException, RegionKeyRefused {
    if (!KIND.equals(kind) || !under.name().equals(key) || keys == null) {
      throw new RegionKeyRefused("these are no keys saved under " + under.name());
    }
    try {
      return KeyBundle.ofBytes(sealing(under).open(keys.toByteArray(), KIND + key));
    } catch (CryptoFailure e) {
      throw new RegionKeyRefused("what was saved under " + key + " was changed");
    }
  }

  private static Sealing sealing(RegionKey under) {
    return Sealing.under(under.secret().toByteArray());
  }
}
