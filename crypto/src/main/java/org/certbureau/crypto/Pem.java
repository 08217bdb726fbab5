package org.certbureau.crypto;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** DER between BEGIN and END lines (RFC 7468). */
public final class Pem {
  private Pem() {}

  /**
   * @param label e.g. {@code CERTIFICATE}
   */
  public static String write(String label, byte[] der) {
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PemObject(label, der));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * @throws CryptoFailure where that is no PEM with this label
   */
  public static byte[] read(String label, String text) {
    try (PemReader pem = new PemReader(new StringReader(text))) {
      PemObject read = pem.readPemObject();
      if (read != null && read.getType().equals(label)) {
        return read.getContent();
      }
    } catch (IOException | RuntimeException e) {
      throw new CryptoFailure("not PEM", e);
    }
    throw new CryptoFailure("expected PEM of a " + label);
  }
}
