package org.certbureau.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.Fixtures;
import org.certbureau.ca.Fixtures.House;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.Profile;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintTest {
  private static final House HOUSE = Fixtures.house();
  private static final CertificateProfile PROFILE =
      CertificateProfile.of(
          CertificateType.SIGNING,
          "DFCA",
          HOUSE.issuing().certificate(),
          Fixtures.DOORS,
          IdentifyCode.Tagging.EXPLICIT);
  private static final Sm2PublicKey KEY = Fixtures.pair().publicKey();
  private static final CertificateSpec SPEC = Fixtures.spec(Fixtures.request(Profile.SIGNING, KEY));

  @Test
  void a_draft_of_the_profile_conforms() {
    assertThat(Lint.findings(PROFILE.draft(SPEC), PROFILE, SPEC)).isEmpty();
  }

  /** What was asked for, what was drafted, and the check that notices. */
  static Stream<Arguments> drafts_that_are_not_what_was_asked_for() {
    PrivateExtensions code = PrivateExtensions.NONE.withOrganizationCode("91430100MA4L00011K");
    return Stream.of(
        Arguments.of(Lint.SERIAL, with(SPEC, Fixtures.serial())),
        Arguments.of(Lint.SUBJECT_ALTERNATIVE_NAME, withMailbox(SPEC, "office@example.cn")),
        Arguments.of(Lint.SUBJECT, with(SPEC, name("Somebody Else"))),
        Arguments.of(Lint.KEY, with(SPEC, Fixtures.pair().publicKey())),
        Arguments.of(Lint.SUBJECT_KEY_IDENTIFIER, with(SPEC, Fixtures.pair().publicKey())),
        Arguments.of(Lint.VALIDITY, with(SPEC, Validity.ofYears(Fixtures.NOW, 2))),
        Arguments.of(Lint.POLICIES, withPolicy(SPEC, "1.2.3")),
        Arguments.of(Lint.PRIVATE_EXTENSIONS, with(SPEC, code)));
  }

  @ParameterizedTest
  @MethodSource
  void drafts_that_are_not_what_was_asked_for(Lint lint, CertificateSpec drafted) {
    assertThat(names(Lint.findings(PROFILE.draft(drafted), PROFILE, SPEC))).contains(lint.name());
  }

  /** Requests that nobody may grant, drafted as they were asked for. */
  static Stream<Arguments> requests_that_break_the_profile() {
    Validity elevenYears = new Validity(Fixtures.NOW, Fixtures.NOW.plus(Duration.ofDays(3655)));
    Validity beyondIssuer =
        new Validity(
            Fixtures.NOW.plusSeconds(5), Fixtures.NOW.plusSeconds(5).plus(Duration.ofDays(3653)));
    X500Name twoTyped =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.C, "CN")
            .addRDN(BCStyle.SERIALNUMBER, "1")
            .build();
    return Stream.of(
        Arguments.of(Lint.SERIAL, with(SPEC, BigInteger.ONE)),
        Arguments.of(Lint.SERIAL, with(SPEC, BigInteger.TWO.pow(160))),
        Arguments.of(Lint.SERIAL, with(SPEC, Fixtures.serial().negate())),
        Arguments.of(Lint.VALIDITY, with(SPEC, elevenYears)),
        Arguments.of(Lint.WITHIN_ISSUER, with(SPEC, beyondIssuer)),
        Arguments.of(Lint.NAME_ENCODING, with(SPEC, twoTyped)));
  }

  @ParameterizedTest
  @MethodSource
  void requests_that_break_the_profile(Lint lint, CertificateSpec asked) {
    assertThat(names(Lint.findings(PROFILE.draft(asked), PROFILE, asked))).contains(lint.name());
    assertThatThrownBy(() -> HOUSE.issuing().certify(CertificateType.SIGNING, asked))
        .isInstanceOf(RuleViolation.class);
  }

  @ParameterizedTest
  @MethodSource("requests_that_break_the_profile")
  void what_is_not_signed_is_told_without_a_signature_and_in_the_same_words(
      Lint lint, CertificateSpec asked) {
    assertThatThrownBy(() -> HOUSE.issuing().certify(CertificateType.SIGNING, asked))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refused ->
                assertThat(HOUSE.issuing().examine(CertificateType.SIGNING, asked))
                    .isEqualTo(refused.problems())
                    .isNotEmpty());
  }

  @Test
  void what_outlives_its_issuer_is_told_with_both_days() {
    CertificateSpec asked = with(SPEC, Validity.ofYears(Fixtures.NOW.plusSeconds(5), 10));

    assertThat(HOUSE.issuing().examine(CertificateType.SIGNING, asked))
        .containsExactly(Problem.of("ca.outlives-issuer", "validity", "2036-11-22", "2036-11-22"));
  }

  /** A good draft with one extension put in, taken out, or exchanged. */
  static Stream<Arguments> drafts_whose_extensions_were_changed() {
    return Stream.of(
        Arguments.of(Lint.KEY_USAGE, without(Extension.keyUsage)),
        Arguments.of(
            Lint.KEY_USAGE,
            having(
                new Extension(
                    Extension.keyUsage, true, Der.encode(new KeyUsage(KeyUsage.keyCertSign))))),
        Arguments.of(
            Lint.KEY_USAGE,
            having(
                new Extension(
                    Extension.keyUsage,
                    false,
                    Der.encode(
                        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))))),
        Arguments.of(
            Lint.BASIC_CONSTRAINTS,
            having(new Extension(Extension.basicConstraints, true, new byte[] {0x30, 0x00}))),
        Arguments.of(Lint.AUTHORITY_KEY_IDENTIFIER, without(Extension.authorityKeyIdentifier)),
        Arguments.of(Lint.CRL_DISTRIBUTION_POINTS, without(Extension.cRLDistributionPoints)),
        Arguments.of(Lint.AUTHORITY_INFORMATION_ACCESS, without(Extension.authorityInfoAccess)),
        Arguments.of(
            Lint.NOTHING_ELSE,
            having(
                new Extension(
                    new ASN1ObjectIdentifier("1.2.3.4"), false, Der.encode(DERNull.INSTANCE)))));
  }

  @ParameterizedTest
  @MethodSource
  void drafts_whose_extensions_were_changed(Lint lint, byte[] draft) {
    assertThat(names(Lint.findings(draft, PROFILE, SPEC))).containsExactly(lint.name());
  }

  @Test
  void a_certificate_of_another_issuer_is_noticed() {
    CertificateProfile other =
        CertificateProfile.of(
            CertificateType.SIGNING,
            "DFCA",
            HOUSE.root().certificate(),
            Fixtures.DOORS,
            IdentifyCode.Tagging.EXPLICIT);

    assertThat(names(Lint.findings(other.draft(SPEC), PROFILE, SPEC)))
        .containsExactly(Lint.ISSUER.name(), Lint.AUTHORITY_KEY_IDENTIFIER.name());
  }

  @Test
  void findings_tell_nothing_of_an_identity_number() {
    CertificateSpec asked =
        with(
            SPEC,
            PrivateExtensions.NONE.withIdentifyCode(
                new IdentifyCode(IdentifyCode.Kind.CITIZEN_ID, "430102199003077572")));

    assertThat(Lint.findings(PROFILE.draft(asked), PROFILE, SPEC).toString())
        .doesNotContain("430102199003077572");
    assertThat(asked.toString()).doesNotContain("430102199003077572");
  }

  private static List<String> names(List<Lint.Finding> findings) {
    return findings.stream().map(finding -> finding.lint().name()).toList();
  }

  private static byte[] without(ASN1ObjectIdentifier oid) {
    return changed(oid, null);
  }

  private static byte[] having(Extension extension) {
    return changed(extension.getExtnId(), extension);
  }

  private static byte[] changed(ASN1ObjectIdentifier oid, Extension replacement) {
    TBSCertificate good = TBSCertificate.getInstance(PROFILE.draft(SPEC));
    Extensions before = good.getExtensions();
    ExtensionsGenerator after = new ExtensionsGenerator();
    for (ASN1ObjectIdentifier each : before.getExtensionOIDs()) {
      if (!each.equals(oid)) {
        after.addExtension(before.getExtension(each));
      }
    }
    if (replacement != null) {
      after.addExtension(replacement);
    }
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(good.getSerialNumber());
    tbs.setSignature(good.getSignature());
    tbs.setIssuer(good.getIssuer());
    tbs.setStartDate(good.getStartDate());
    tbs.setEndDate(good.getEndDate());
    tbs.setSubject(good.getSubject());
    tbs.setSubjectPublicKeyInfo(good.getSubjectPublicKeyInfo());
    tbs.setExtensions(after.generate());
    return Der.encode(tbs.generateTBSCertificate());
  }

  private static X500Name name(String commonName) {
    return new DistinguishedName("CN", null, null, null, null, commonName).toX500();
  }

  private static CertificateSpec with(CertificateSpec spec, BigInteger serial) {
    return new CertificateSpec(
        serial,
        spec.subject(),
        spec.key(),
        spec.validity(),
        spec.policyOid(),
        spec.privateExtensions());
  }

  private static CertificateSpec with(CertificateSpec spec, X500Name subject) {
    return new CertificateSpec(
        spec.serial(),
        subject,
        spec.key(),
        spec.validity(),
        spec.policyOid(),
        spec.privateExtensions());
  }

  private static CertificateSpec with(CertificateSpec spec, Sm2PublicKey key) {
    return new CertificateSpec(
        spec.serial(),
        spec.subject(),
        key,
        spec.validity(),
        spec.policyOid(),
        spec.privateExtensions());
  }

  private static CertificateSpec with(CertificateSpec spec, Validity validity) {
    return new CertificateSpec(
        spec.serial(),
        spec.subject(),
        spec.key(),
        validity,
        spec.policyOid(),
        spec.privateExtensions());
  }

  private static CertificateSpec withPolicy(CertificateSpec spec, String policyOid) {
    return new CertificateSpec(
        spec.serial(),
        spec.subject(),
        spec.key(),
        spec.validity(),
        policyOid,
        spec.privateExtensions());
  }

  private static CertificateSpec withMailbox(CertificateSpec spec, String email) {
    return new CertificateSpec(
        spec.serial(),
        spec.subject(),
        spec.key(),
        spec.validity(),
        spec.policyOid(),
        email,
        spec.privateExtensions());
  }

  private static CertificateSpec with(CertificateSpec spec, PrivateExtensions extensions) {
    return new CertificateSpec(
        spec.serial(), spec.subject(), spec.key(), spec.validity(), spec.policyOid(), extensions);
  }
}
