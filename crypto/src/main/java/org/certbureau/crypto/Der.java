package org.certbureau.crypto;

import java.io.IOException;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Reading and writing DER with one kind of failure. */
public final class Der {
  private Der() {}

  public static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException("a value in memory has no DER", e);
    }
  }

  /**
   * Runs a reader over bytes from outside. Bouncy Castle answers malformed input with whatever
   * unchecked exception it ran into, index and cast errors among them.
   *
   * @param what named in the failure, e.g. {@code "a PKCS#10 request"}
   */
  public static <T> T read(String what, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (CryptoFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CryptoFailure("not " + what, e);
    }
  }
}
