package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.certificate.PairRegister;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.WantedKey;
import org.certbureau.region.policy.FormKeys;

/**
 * Whose keys they are, by the one word for it that nobody can write into a database: certificates
 * as their issuer has signed them.
 */
@ApplicationScoped
class CertifiedKeys {
  private static final HexFormat HEX = HexFormat.of();

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

  /** Whether what is kept as that of the pair is the one that was asked for, and signed so. */
  boolean isKept(WantedKey key) {
    return find(key.pair())
        .filter(kept -> kept.publicKey().fingerprint().equals(key.fingerprint()))
        .filter(kept -> written(kept).equals(key.certificate()))
        .isPresent();
  }

  private Optional<Sm2Certificate> find(String pair) {
    return pairs
        .signedFor(pair)
        .filter(signed -> pairs.isIssued(signed.files().encryption(), signed.issuer()))
        .map(signed -> Sm2Certificate.parse(signed.files().encryption()));
  }

  /** The token's own certificate, whose key signs for a recipient. */
  Optional<Sm2Certificate> carried(long line) {
    return pairs.signingCertificate(line).map(Sm2Certificate::parse);
  }

  /**
   * Whether it is still that one.
   *
   * @param certificate as an order has it
   */
  boolean isCarried(long line, String certificate) {
    return carried(line).filter(now -> written(now).equals(certificate)).isPresent();
  }

  /** Whom it names, with the unit's code where it has one: two units may have one name. */
  static Optional<String> named(Sm2Certificate certificate) {
    String code = PrivateExtensions.of(certificate.extensions()).organizationCode();
    return certificate.commonName().map(name -> code == null ? name : name + "（" + code + "）");
  }

  /** As an order has it. */
  static String written(Sm2Certificate certificate) {
    return HEX.formatHex(certificate.der());
  }

  /** What was {@link #written}. */
  static Sm2Certificate read(String written) {
    return Sm2Certificate.parse(HEX.parseHex(written));
  }
}
