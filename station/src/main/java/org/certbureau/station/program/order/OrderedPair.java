package org.certbureau.station.program.order;

import org.bouncycastle.asn1.x509.Certificate;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.program.token.TokenFault;

/** The keys that an order's certificates are for, as far as its token has still to get them. */
public record OrderedPair(Sm2PublicKey encryptionKey) {

  /**
   * @param prepared with the key that was born on the token
   * @throws WrongKey where a certificate cannot be read, or the signing certificate is for another
   *     key
   */
  public static OrderedPair of(Install order, KeyReady prepared) throws WrongKey {
    Sm2PublicKey born = Pkcs10.parse(prepared.p10().toByteArray()).key();
    Sm2PublicKey certified =
        keyOf(order.signingCertificate(), FailureCode.WRONG_SIGNING_CERTIFICATE);
    if (!certified.equals(born)) {
      throw new WrongKey(
          FailureCode.WRONG_SIGNING_CERTIFICATE,
          "the signing certificate is not for the key that was born on the token");
    }
    return new OrderedPair(keyOf(order.encryptionCertificate(), FailureCode.WRONG_ENCRYPTION_KEY));
  }

  /**
   * @throws WrongKey where the certificate cannot be read
   */
  public static OrderedPair of(Restore order) throws WrongKey {
    return new OrderedPair(keyOf(order.encryptionCertificate(), FailureCode.WRONG_ENCRYPTION_KEY));
  }

  private static Sm2PublicKey keyOf(Octets certificate, FailureCode otherwise) throws WrongKey {
    try {
      return Sm2PublicKey.of(
          Certificate.getInstance(certificate.toByteArray()).getSubjectPublicKeyInfo());
    } catch (IllegalArgumentException | CryptoFailure e) {
      throw new WrongKey(otherwise, "a certificate cannot be read or is not for an SM2 key");
    }
  }

  public void requireEncryptionKey(Sm2PublicKey imported) throws WrongKey {
    if (!imported.equals(encryptionKey)) {
      throw new WrongKey(
          FailureCode.WRONG_ENCRYPTION_KEY,
          "the enveloped key is not the one of the encryption certificate");
    }
  }

  /** A certificate and a key that do not belong together. */
  public static final class WrongKey extends TokenFault {
    private final FailureCode code;

    WrongKey(FailureCode code, String message) {
      super(message);
      this.code = code;
    }

    public FailureCode code() {
      return code;
    }
  }
}
