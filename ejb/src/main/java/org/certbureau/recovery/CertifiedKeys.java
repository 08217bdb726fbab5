package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.certbureau.certificate.PairRegister;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.FormKeys;

/**
 * Whose keys they are, by the one word for it that nobody can write into a database: certificates
 * as their issuer has signed them.
 */
@ApplicationScoped
class CertifiedKeys {
  @EJB private PairRegister pairs;

  /**
   * The encryption certificate of a pair.
   *
   * @throws RuleViolation {@code recovery.certificate-changed} where what is kept as such its
   *     issuer has not signed
   */
  Sm2Certificate of(String pair) {
    return find(pair)
        .orElseThrow(
            () ->
                new RuleViolation(
                    Problem.of("recovery.certificate-changed", FormKeys.RECOVERED_PAIR)));
  }

  /**
   * The same; empty also where it certifies another key.
   *
   * @param fingerprint of the key that is asked for
   */
  Optional<Sm2Certificate> find(String pair, String fingerprint) {
    return find(pair)
        .filter(certificate -> certificate.publicKey().fingerprint().equals(fingerprint));
  }

  private Optional<Sm2Certificate> find(String pair) {
    return pairs
        .signedFor(pair)
        .filter(signed -> pairs.isIssued(signed.files().encryption(), signed.issuer()))
        .map(signed -> Sm2Certificate.parse(signed.files().encryption()));
  }

  /** Whom the token's own certificate names, whose key has signed for the recipient. */
  Optional<String> holder(long line) {
    return pairs
        .signingCertificate(line)
        .map(Sm2Certificate::parse)
        .flatMap(Sm2Certificate::commonName);
  }
}
