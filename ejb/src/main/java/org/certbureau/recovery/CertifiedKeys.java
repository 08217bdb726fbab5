package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.certificate.PairRegister;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.FormKeys;

/**
 * Whose key it is that is asked for, by the one word for it that nobody can write into a database:
 * the encryption certificate that its issuer has signed.
 */
@ApplicationScoped
class CertifiedKeys {
  @EJB private PairRegister pairs;
  @Inject private CertificationAuthority ca;

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
    PairRegister.SignedPair signed = pairs.signedFor(pair).orElseThrow();
    Sm2Certificate issuer = Sm2Certificate.parse(ca.chain(signed.issuer()).get(0));
    return Optional.of(Sm2Certificate.parse(signed.files().encryption()))
        .filter(certificate -> certificate.isSignedBy(issuer.publicKey()));
  }
}
