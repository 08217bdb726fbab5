package org.certbureau.ca.signing;

import java.io.ByteArrayOutputStream;
import org.bouncycastle.asn1.DERBitString;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Sm2Signatures;

/** SIGNED of X.509: the bytes that were linted, untouched, with algorithm and signature after. */
public final class SignedDer {
  private static final byte[] ALGORITHM = Der.encode(Oids.SM3_WITH_SM2);

  private SignedDer() {}

  static byte[] of(byte[] toBeSigned, DigestSigner signer) {
    byte[] tail = tail(Sm2Signatures.sign(signer, toBeSigned));
    ByteArrayOutputStream out = new ByteArrayOutputStream(toBeSigned.length + tail.length + 8);
    out.writeBytes(DerHeader.of(DerHeader.SEQUENCE, toBeSigned.length + (long) tail.length));
    out.writeBytes(toBeSigned);
    out.writeBytes(tail);
    return out.toByteArray();
  }

  /** What follows the signed part: the algorithm and the signature. */
  public static byte[] tail(byte[] signature) {
    byte[] bits = Der.encode(new DERBitString(signature));
    ByteArrayOutputStream out = new ByteArrayOutputStream(ALGORITHM.length + bits.length);
    out.writeBytes(ALGORITHM);
    out.writeBytes(bits);
    return out.toByteArray();
  }
}
