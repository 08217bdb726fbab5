package org.certbureau.station.contract;

import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Pem;
import org.certbureau.crypto.Sm2PublicKey;

/** The bureau's public key as a station's administrator receives it: a PEM file. */
public final class BureauKeyFile {
  private static final String LABEL = "PUBLIC KEY";

  private BureauKeyFile() {}

  public static String write(Sm2PublicKey key) {
    return Pem.write(LABEL, key.spki());
  }

  /**
   * @throws CryptoFailure where that is no SM2 public key in PEM
   */
  public static Sm2PublicKey read(String pem) {
    return Sm2PublicKey.ofSpki(Pem.read(LABEL, pem));
  }
}
