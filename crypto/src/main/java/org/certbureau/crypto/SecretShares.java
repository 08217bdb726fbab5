package org.certbureau.crypto;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;

/**
 * Shares of a secret after Shamir, byte by byte over the field of AES (x⁸+x⁴+x³+x+1): so many
 * together give it, fewer tell nothing. Share n is the value at n, so that anybody's program can
 * join them. Nothing here notices a share that is wrong; who needs that puts a check into the
 * secret.
 */
public final class SecretShares {
  private static final ShamirSecretSplitter.Algorithm FIELD = ShamirSecretSplitter.Algorithm.AES;
  private static final ShamirSecretSplitter.Mode MODE = ShamirSecretSplitter.Mode.Native;

  private SecretShares() {}

  /**
   * @param needed how many give the secret again
   * @return shares 1 to {@code count}, in order, each as long as the secret
   */
  public static List<byte[]> split(byte[] secret, int needed, int count) {
    ShamirSecretSplitter splitter =
        new ShamirSecretSplitter(FIELD, MODE, secret.length, new SecureRandom());
    List<byte[]> shares = new ArrayList<>();
    try {
      for (ShamirSplitSecretShare share :
          splitter.resplit(secret, needed, count).getSecretShares()) {
        shares.add(share.getEncoded());
      }
    } catch (IOException e) {
      throw new IllegalStateException("a share cannot be written", e);
    }
    return shares;
  }

  /**
   * @param shares by their numbers, as many as are needed and all of one length
   */
  public static byte[] join(Map<Integer, byte[]> shares) {
    ShamirSplitSecretShare[] numbered =
        shares.entrySet().stream()
            .map(share -> new ShamirSplitSecretShare(share.getValue(), share.getKey()))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return new ShamirSplitSecret(FIELD, MODE, numbered).getSecret();
    } catch (IOException e) {
      throw new IllegalStateException("the shares cannot be joined", e);
    }
  }
}
