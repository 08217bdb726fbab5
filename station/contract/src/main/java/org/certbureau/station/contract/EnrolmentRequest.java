package org.certbureau.station.contract;

import java.util.Objects;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Pem;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2PublicKey;

/**
 * How a station introduces itself to the bureau's administrator: a PKCS#10 request in PEM whose
 * common name is the station's code. It shows that the station holds its key; that it is the right
 * station, the administrator makes sure of by comparing {@link Sm2PublicKey#fingerprint} by another
 * way.
 */
public record EnrolmentRequest(String code, Sm2PublicKey key) {
  private static final String LABEL = "CERTIFICATE REQUEST";

  public EnrolmentRequest {
    Objects.requireNonNull(key, "key");
    if (!Parties.isStationCode(code)) {
      throw new CryptoFailure("an enrolment request names a station code");
    }
  }

  /** The request as PEM. */
  public static String write(String code, DigestSigner key) {
    EnrolmentRequest request = new EnrolmentRequest(code, key.publicKey());
    X500Name subject =
        new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, request.code()).build();
    return Pem.write(LABEL, Pkcs10.create(subject, key).der());
  }

  /**
   * @throws CryptoFailure where that is no request, not signed by the key it names, or names no
   *     station code
   */
  public static EnrolmentRequest read(String pem) {
    Pkcs10 request = Pkcs10.parse(Pem.read(LABEL, pem));
    if (!request.provesPossession()) {
      throw new CryptoFailure("the enrolment request is not signed by the key it names");
    }
    return new EnrolmentRequest(commonName(request.subject()), request.key());
  }

  private static String commonName(X500Name subject) {
    RDN[] names = subject.getRDNs(BCStyle.CN);
    if (names.length != 1) {
      throw new CryptoFailure("an enrolment request has one common name");
    }
    return IETFUtils.valueToString(names[0].getFirst().getValue());
  }
}
