package org.certbureau.crypto;

import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/** The SM3 digest (GM/T 0004): 32 bytes. */
public final class Sm3 {
  private Sm3() {}

  /** The digest of the parts one after the other. */
  public static byte[] digest(byte[]... parts) {
    SM3Digest sm3 = new SM3Digest();
    for (byte[] part : parts) {
      sm3.update(part, 0, part.length);
    }
    byte[] result = new byte[sm3.getDigestSize()];
    sm3.doFinal(result, 0);
    return result;
  }

  /** {@link #digest} as 64 lower-case hex digits. */
  public static String hex(byte[]... parts) {
    return HexFormat.of().formatHex(digest(parts));
  }
}
