package org.certbureau.station.program.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.station.contract.Octets;

/**
 * Keys on their way to a station, for its eyes alone. Anybody could make one, as the key of a
 * request is no secret: what it holds is used only after {@link #digits} was compared.
 *
 * @param request {@link KeyRequest#digits} of what it answers
 * @param seed 32 bytes, encrypted to the request's key
 * @param keys the bundle, sealed under the seed
 */
record KeyEnvelope(String kind, String request, Octets seed, Octets keys) {
  private static final String KIND = "REGION_KEY_ENVELOPE";

  /**
   * @param bundle {@link KeyBundle#bytes}
   */
  static KeyEnvelope seal(KeyRequest request, byte[] bundle) throws RegionKeyRefused {
    byte[] seed = new byte[RegionKey.BYTES];
    new SecureRandom().nextBytes(seed);
    KeyEnvelope envelope =
        new KeyEnvelope(
            KIND,
            request.digits(),
            Octets.of(Sm2Encryption.encrypt(request.publicKey(), seed)),
            Octets.of(Sealing.under(seed).seal(bundle, KIND + request.digits())));
    Arrays.fill(seed, (byte) 0);
    return envelope;
  }

  byte[] open(Sm2PrivateKey recipient) throws RegionKeyRefused {
    if (!KIND.equals(kind) || request == null || seed == null || keys == null) {
      throw new RegionKeyRefused("this is no envelope with a region's key");
    }
    try {
      byte[] opened = Sm2Encryption.decrypt(recipient, seed.toByteArray());
      return Sealing.under(opened).open(keys.toByteArray(), KIND + request);
    } catch (CryptoFailure e) {
      throw new RegionKeyRefused(
          "the envelope is not for the request that this station made last, or was changed");
    }
  }

  /** Of all that is in it, and for which request: 32 hex digits. */
  static String digits(String request, byte[] bundle) {
    byte[] what = request.getBytes(UTF_8);
    return Typed.digits(
        KIND, ByteBuffer.allocate(what.length + bundle.length).put(what).put(bundle).array());
  }
}
