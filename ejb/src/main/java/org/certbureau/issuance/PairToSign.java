package org.certbureau.issuance;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.kernel.CreditCode;
import org.certbureau.station.KeyedJob;

/**
 * Everything that is certified for one job.
 *
 * @param line key of the certificate line
 * @param envelopedKey the encryption key as only the token opens it, DER
 */
public record PairToSign(
    KeyedJob job,
    long line,
    CertificateRequest signing,
    CertificateRequest encryption,
    byte[] envelopedKey,
    String holderName,
    String certificateName,
    CreditCode creditCode) {

  /** Signing and encryption request of each pair, in the pairs' order. */
  static List<CertificateRequest> requests(List<PairToSign> pairs) {
    return pairs.stream().flatMap(p -> Stream.of(p.signing(), p.encryption())).toList();
  }
}
