package org.certbureau.crypto;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Encrypts and authenticates data at rest with SM4-GCM (RFC 8998's mode). A sealed value is
 *
 * <pre>version (1 byte, now 1) ‖ nonce (12 random bytes) ‖ cipher text ‖ tag (16 bytes)</pre>
 *
 * and opens only with the same associated data, so that a value copied to another row does not open
 * there. One key must not seal more than 2³² values (random nonces, NIST SP 800-38D, 8.3). Safe for
 * use by several threads.
 */
public final class Sealing {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES;
  private static final int SM4_KEY_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyParameter key;

  /** Key schedule and GHASH tables are made once a thread. */
  private final ThreadLocal<GCMModeCipher> ciphers =
      ThreadLocal.withInitial(() -> GCMBlockCipher.newInstance(new SM4Engine()));

  private Sealing(byte[] key) {
    this.key = new KeyParameter(key);
  }

  /**
   * @param key 16 bytes, or 32, which HKDF-SM3 condenses to SM4's 16
   */
  public static Sealing under(byte[] key) {
    return switch (key.length) {
      case SM4_KEY_BYTES -> new Sealing(key);
      case 2 * SM4_KEY_BYTES -> new Sealing(Hkdf.derive(key, "sealing", SM4_KEY_BYTES));
      default -> throw new CryptoFailure("a sealing key has 16 or 32 bytes; got " + key.length);
    };
  }

  /**
   * @param associated what the value belongs to, such as its table and number; not stored
   */
  public byte[] seal(byte[] plain, byte[] associated) {
    byte[] sealed = new byte[plain.length + OVERHEAD];
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    sealed[0] = VERSION;
    System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
    GCMModeCipher cipher = ready(true, nonce, associated);
    try {
      int done = cipher.processBytes(plain, 0, plain.length, sealed, 1 + NONCE_BYTES);
      cipher.doFinal(sealed, 1 + NONCE_BYTES + done);
      return sealed;
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("SM4-GCM failed", e);
    }
  }

  /**
   * @throws CryptoFailure where the value was changed, sealed under another key, or belongs to
   *     something else
   */
  public byte[] open(byte[] sealed, byte[] associated) {
    if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
      throw new CryptoFailure("not a sealed value of version " + VERSION);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    byte[] plain = new byte[sealed.length - OVERHEAD];
    GCMModeCipher cipher = ready(false, nonce, associated);
    try {
      int length = sealed.length - 1 - NONCE_BYTES;
      int done = cipher.processBytes(sealed, 1 + NONCE_BYTES, length, plain, 0);
      cipher.doFinal(plain, done);
      return plain;
    } catch (InvalidCipherTextException e) {
      throw new CryptoFailure("a sealed value was changed or belongs elsewhere", e);
    }
  }

  public byte[] seal(byte[] plain, String associated) {
    return seal(plain, associated.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws CryptoFailure as {@link #open(byte[], byte[])}
   */
  public byte[] open(byte[] sealed, String associated) {
    return open(sealed, associated.getBytes(StandardCharsets.UTF_8));
  }

  private GCMModeCipher ready(boolean seal, byte[] nonce, byte[] associated) {
    GCMModeCipher cipher = ciphers.get();
    cipher.init(seal, new AEADParameters(key, TAG_BYTES * 8, nonce));
    cipher.processAADByte(VERSION);
    cipher.processAADBytes(associated, 0, associated.length);
    return cipher;
  }
}
