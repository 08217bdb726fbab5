package org.certbureau.ca.signing;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.certbureau.ca.Profile;

/** The kinds of certificates there are, and what their keys are for (GB/T 20518, GM/T 0015). */
public enum CertificateType {
  ROOT(KeyUsage.keyCertSign | KeyUsage.cRLSign),
  ISSUING(KeyUsage.keyCertSign | KeyUsage.cRLSign),
  SIGNING(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
  ENCRYPTION(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement),

  /** Answers in its issuer's name what became of a certificate (RFC 6960, 4.2.2.2). */
  RESPONDER(KeyUsage.digitalSignature);

  private final int keyUsage;

  CertificateType(int keyUsage) {
    this.keyUsage = keyUsage;
  }

  public static CertificateType of(Profile profile) {
    return switch (profile) {
      case SIGNING -> SIGNING;
      case ENCRYPTION -> ENCRYPTION;
    };
  }

  /** Bits of {@link KeyUsage}. */
  int keyUsage() {
    return keyUsage;
  }

  boolean isAuthority() {
    return this == ROOT || this == ISSUING;
  }
}
