package org.certbureau.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * HMAC (RFC 2104) with SM3: 32 bytes that only who has the key can make, and check. Safe for use by
 * several threads.
 */
public final class Sm3Mac {
  /** The key is taken in once a thread; what is left of that is restored with each result. */
  private final ThreadLocal<HMac> macs;

  private Sm3Mac(KeyParameter key) {
    macs =
        ThreadLocal.withInitial(
            () -> {
              HMac mac = new HMac(new SM3Digest());
              mac.init(key);
              return mac;
            });
  }

  /**
   * @param key at least 16 bytes
   */
  public static Sm3Mac under(byte[] key) {
    if (key.length < 16) {
      throw new CryptoFailure("a MAC key has at least 16 bytes; got " + key.length);
    }
    return new Sm3Mac(new KeyParameter(key.clone()));
  }

  /**
   * Under a key of its own for one purpose, out of a secret that has others.
   *
   * @param secret at least 16 bytes, evenly random
   */
  public static Sm3Mac derived(byte[] secret, String purpose) {
    return under(Hkdf.derive(secret, purpose, 32));
  }

  /** The MAC as 64 lower-case hex digits. */
  public String hex(byte[] text) {
    HMac mac = macs.get();
    mac.update(text, 0, text.length);
    byte[] result = new byte[mac.getMacSize()];
    mac.doFinal(result, 0);
    return HexFormat.of().formatHex(result);
  }

  /**
   * Whether this is the MAC of the text; told in the same time wherever it differs.
   *
   * @param hex may be null, which no text has
   */
  public boolean holds(byte[] text, String hex) {
    return hex != null
        && MessageDigest.isEqual(
            hex(text).getBytes(StandardCharsets.UTF_8), hex.getBytes(StandardCharsets.UTF_8));
  }
}
