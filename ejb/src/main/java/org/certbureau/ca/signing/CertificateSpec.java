package org.certbureau.ca.signing;

import java.math.BigInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.ReservedSerial;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.calendar.Validity;

/**
 * The parts of one certificate that are not its profile's.
 *
 * @param email null where it names no mailbox
 */
public record CertificateSpec(
    BigInteger serial,
    X500Name subject,
    Sm2PublicKey key,
    Validity validity,
    String policyOid,
    String email,
    PrivateExtensions privateExtensions) {
  /** One that names no mailbox. */
  public CertificateSpec(
      BigInteger serial,
      X500Name subject,
      Sm2PublicKey key,
      Validity validity,
      String policyOid,
      PrivateExtensions privateExtensions) {
    this(serial, subject, key, validity, policyOid, null, privateExtensions);
  }

  public static CertificateSpec of(ReservedSerial reserved) {
    CertificateRequest request = reserved.request();
    return new CertificateSpec(
        new BigInteger(reserved.serialHex(), 16),
        request.subject().toX500(),
        request.key(),
        request.validity(),
        request.policyOid(),
        request.email(),
        request.privateExtensions());
  }
}
