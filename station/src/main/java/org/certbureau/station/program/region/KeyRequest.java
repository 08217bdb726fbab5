package org.certbureau.station.program.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Parties;

/**
 * A station wants the keys of its region. It may come by any way and from anybody: only the person
 * who reads {@link #digits} off the asking station's screen can say that it is that station's.
 *
 * @param key what the keys are to be encrypted for, SubjectPublicKeyInfo
 */
record KeyRequest(String kind, String region, String station, Octets key) {
  static final String KIND = "REGION_KEY_REQUEST";

  private static final Pattern REGION = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,31}");

  static KeyRequest of(String region, String station, Sm2PublicKey key) {
    return new KeyRequest(KIND, region, station, Octets.of(key.spki()));
  }

  static void requireRegion(String region) throws RegionKeyRefused {
    if (region == null || !REGION.matcher(region).matches()) {
      throw new RegionKeyRefused("a region is called by capital letters, digits and hyphens");
    }
  }

  /** That it is one, whoever wrote it. */
  KeyRequest checked() throws RegionKeyRefused {
    requireRegion(region);
    if (!KIND.equals(kind) || !Parties.isStationCode(station) || key == null) {
      throw new RegionKeyRefused("this is no request for a region's key");
    }
    publicKey();
    return this;
  }

  Sm2PublicKey publicKey() throws RegionKeyRefused {
    try {
      return Sm2PublicKey.ofSpki(key.toByteArray());
    } catch (CryptoFailure e) {
      throw new RegionKeyRefused("the request has no key that can be used");
    }
  }

  /** Of all that is asked for, and for whom: 32 hex digits. */
  String digits() {
    byte[] names = (region + "\n" + station + "\n").getBytes(UTF_8);
    return Typed.digits(
        KIND,
        ByteBuffer.allocate(names.length + key.length()).put(names).put(key.toByteArray()).array());
  }
}
