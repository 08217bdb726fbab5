package org.certbureau.ca.signing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.Extension;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** An authority with its key at hand: immutable, safe for many threads. */
public final class Authority {
  private final String code;
  private final Sm2Certificate certificate;
  private final DigestSigner signer;
  private final Doors doors;
  private final Map<CertificateType, CertificateProfile> profiles =
      new EnumMap<>(CertificateType.class);

  /**
   * @param doors where the world finds the house's lists, certificates and answers
   * @throws IllegalArgumentException where key and certificate do not belong together, or the
   *     certificate is no authority's
   */
  public Authority(
      String code,
      Sm2Certificate certificate,
      DigestSigner signer,
      List<CertificateType> issues,
      Doors doors,
      IdentifyCode.Tagging tagging) {
    if (!certificate.publicKey().equals(signer.publicKey())) {
      throw new IllegalArgumentException("the key of " + code + " is not its certificate's");
    }
    this.code = code;
    this.certificate = certificate;
    this.signer = signer;
    this.doors = doors;
    for (CertificateType type : issues) {
      profiles.put(type, CertificateProfile.of(type, code, certificate, doors, tagging));
    }
  }

  public String code() {
    return code;
  }

  public Sm2Certificate certificate() {
    return certificate;
  }

  public DigestSigner signer() {
    return signer;
  }

  /** Tells in its lists where their changes are found. */
  public Extension freshestCrl() {
    return CertificateProfile.freshestCrl(code, doors);
  }

  public boolean issues(CertificateType type) {
    return profiles.containsKey(type);
  }

  /**
   * Drafts, lints and signs.
   *
   * @return the certificate as DER
   * @throws RuleViolation where the draft breaks its profile
   */
  public byte[] certify(CertificateType type, CertificateSpec spec) {
    return certify(profile(type), spec, signer);
  }

  /**
   * Drafts and lints as {@link #certify} does, and signs nothing.
   *
   * @return how the draft breaks its profile
   */
  public List<Problem> examine(CertificateType type, CertificateSpec spec) {
    CertificateProfile profile = profile(type);
    return Lint.problems(profile.draft(spec), profile, spec);
  }

  private CertificateProfile profile(CertificateType type) {
    CertificateProfile profile = profiles.get(type);
    if (profile == null) {
      throw new IllegalArgumentException(code + " issues no " + type + " certificates");
    }
    return profile;
  }

  /**
   * A root's certificate, drafted, linted and signed by its own key.
   *
   * @return the certificate as DER
   * @throws RuleViolation where the draft breaks its profile
   */
  public static byte[] selfSigned(CertificateSpec spec, DigestSigner signer) {
    return certify(CertificateProfile.ofRoot(spec.subject()), spec, signer);
  }

  private static byte[] certify(
      CertificateProfile profile, CertificateSpec spec, DigestSigner signer) {
    byte[] draft = profile.draft(spec);
    List<Problem> problems = Lint.problems(draft, profile, spec);
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    return SignedDer.of(draft, signer);
  }
}
