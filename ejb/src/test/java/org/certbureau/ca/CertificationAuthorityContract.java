package org.certbureau.ca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Validity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every certification authority does for the bureau, whoever runs it. */
public abstract class CertificationAuthorityContract {
  protected static final String ISSUER = "DFCA";

  private final Sm2KeyPair token = Fixtures.pair();

  /** One that has the issuers {@link #ISSUER} and {@code GDCA}. */
  protected abstract CertificationAuthority ca();

  /** Runs in a transaction and returns after its commit. */
  protected abstract <T> T inTransaction(Supplier<T> work);

  protected abstract Instant now();

  /** The serials in hex that the issuer's latest published list has, after all that was done. */
  protected abstract List<String> published(String issuer);

  @Test
  void issues_what_was_asked_for() {
    CertificateRequest asked = request(Profile.SIGNING);

    IssuedCertificate issued = issue(asked);

    Sm2Certificate certificate = Sm2Certificate.parse(issued.der());
    assertThat(certificate.serialHex()).isEqualTo(issued.serialHex());
    assertThat(certificate.publicKey()).isEqualTo(token.publicKey());
    assertThat(certificate.subject()).isEqualTo(asked.subject().toX500());
    assertThat(certificate.notBefore()).isEqualTo(asked.validity().notBefore());
    assertThat(certificate.notAfter()).isEqualTo(asked.validity().notAfter());
    assertThat(certificate.isFor(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)).isTrue();
    assertThat(certificate.isFor(KeyUsage.keyEncipherment)).isFalse();
    assertThat(issued.issuer()).isEqualTo(ISSUER);
    assertThat(issued.profile()).isEqualTo(Profile.SIGNING);
    assertThat(issued.validity()).isEqualTo(asked.validity());
  }

  @Test
  void openssl_verifies_both_certificates_up_to_the_root(@TempDir Path directory) throws Exception {
    List<byte[]> chain = ca().chain(ISSUER);
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem("ca.pem", "CERTIFICATE", chain.get(0));
    openSsl.writePem("root.pem", "CERTIFICATE", chain.get(chain.size() - 1));
    openSsl.writePem("signing.pem", "CERTIFICATE", issue(request(Profile.SIGNING)).der());
    openSsl.writePem("encryption.pem", "CERTIFICATE", issue(request(Profile.ENCRYPTION)).der());

    assertThat(openSsl.verifyLink("root.pem", "ca.pem").output()).contains("ca.pem: OK");
    assertThat(openSsl.verifyLink("ca.pem", "signing.pem").output()).contains("signing.pem: OK");
    assertThat(openSsl.verifyLink("ca.pem", "encryption.pem").output())
        .contains("encryption.pem: OK");
  }

  /** RFC 4514, 2.4: what separates the parts of a name is part of this one. */
  @Test
  void a_name_full_of_separators_reads_back_as_one_name(@TempDir Path directory) throws Exception {
    String name = "长沙,A+B=\"x\"#1\\;<有限>公司";
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem("named.pem", "CERTIFICATE", issue(named(name)).der());

    assertThat(
            openSsl
                .run("x509 -in named.pem -noout -subject -nameopt RFC2253,utf8,-esc_msb".split(" "))
                .output())
        .contains("CN=长沙\\,A\\+B=\\\"x\\\"#1\\\\\\;\\<有限\\>公司,O=长沙\\,A\\+B");
  }

  @Test
  void a_batch_of_two_issuers_comes_back_in_its_order() {
    List<CertificateRequest> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      asked.add(request(i % 2 == 0 ? ISSUER : "GDCA", Profile.values()[i % 2]));
    }

    List<ReservedSerial> reserved = ca().reserve(asked);
    List<IssuedCertificate> issued = inTransaction(() -> ca().issue(reserved));

    assertThat(issued)
        .extracting(IssuedCertificate::issuer)
        .containsExactlyElementsOf(asked.stream().map(CertificateRequest::issuer).toList());
    assertThat(issued)
        .extracting(IssuedCertificate::profile)
        .containsExactlyElementsOf(asked.stream().map(CertificateRequest::profile).toList());
    assertThat(issued).extracting(IssuedCertificate::serialHex).doesNotHaveDuplicates();
  }

  /** RFC 5280, 4.1.2.2; CA/B BR, 7.1. */
  @Test
  void serials_are_positive_and_have_eight_to_twenty_octets_of_chance() {
    List<ReservedSerial> reserved = ca().reserve(Collections.nCopies(50, request(Profile.SIGNING)));

    assertThat(reserved)
        .allSatisfy(
            each -> {
              BigInteger serial = new BigInteger(each.serialHex(), 16);
              assertThat(serial).isPositive();
              assertThat(serial.toByteArray()).hasSizeBetween(8, 20);
            });
    assertThat(reserved).extracting(ReservedSerial::serialHex).doesNotHaveDuplicates();
  }

  @Test
  void a_serial_is_used_once() {
    ReservedSerial reserved = ca().reserve(request(Profile.SIGNING));
    inTransaction(() -> ca().issue(reserved));

    assertThatThrownBy(() -> inTransaction(() -> ca().issue(reserved)))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_serial_serves_the_request_it_was_reserved_for() {
    ReservedSerial reserved = ca().reserve(request(Profile.SIGNING));
    CertificateRequest other = Fixtures.request(Profile.SIGNING, Fixtures.pair().publicKey());

    assertThatThrownBy(
            () -> inTransaction(() -> ca().issue(new ReservedSerial(reserved.serialHex(), other))))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_serial_nobody_reserved_serves_nothing() {
    ReservedSerial invented = new ReservedSerial("7".repeat(32), request(Profile.SIGNING));

    assertThatThrownBy(() -> inTransaction(() -> ca().issue(invented)))
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_breaks_the_profile_is_not_signed() {
    ReservedSerial reserved = ca().reserve(request(Profile.SIGNING, Validity.ofYears(now(), 11)));

    assertThatThrownBy(() -> inTransaction(() -> ca().issue(reserved)))
        .isInstanceOf(RuleViolation.class);
  }

  @Test
  void a_dry_run_says_what_issuing_would_and_takes_no_serial() {
    CertificateRequest good = request(Profile.SIGNING);
    CertificateRequest tooLong = request(Profile.ENCRYPTION, Validity.ofYears(now(), 11));

    List<Problem> problems = inTransaction(() -> ca().dryRun(tooLong));

    assertThat(inTransaction(() -> ca().dryRun(good))).isEmpty();
    assertThat(problems).extracting(Problem::field).contains("validity");
    ReservedSerial reserved = ca().reserve(tooLong);
    assertThatThrownBy(() -> inTransaction(() -> ca().issue(reserved)))
        .isInstanceOfSatisfying(
            RuleViolation.class, refused -> assertThat(refused.problems()).isEqualTo(problems));
  }

  @Test
  void a_dry_run_that_finds_something_leaves_its_callers_work_alone() {
    IssuedCertificate issued =
        inTransaction(
            () -> {
              ReservedSerial reserved = ca().reserve(request(Profile.SIGNING));
              assertThat(ca().dryRun(request("NONE", Profile.SIGNING))).isNotEmpty();
              assertThat(ca().dryRun(request(Profile.SIGNING, Validity.ofYears(now(), 11))))
                  .isNotEmpty();
              return ca().issue(reserved);
            });

    revoke(issued, RevocationReason.KEY_COMPROMISE);
    assertThat(published(ISSUER)).contains(issued.serialHex());
  }

  @Test
  void a_dry_run_knows_an_unknown_issuer() {
    assertThat(ca().dryRun(request("NONE", Profile.SIGNING)))
        .extracting(Problem::code)
        .containsExactly("ca.issuer-unknown");
  }

  @Test
  void an_issuers_end_is_its_certificates_and_of_an_unknown_one_nothing_is_known() {
    assertThat(ca().end(ISSUER))
        .contains(Sm2Certificate.parse(ca().chain(ISSUER).get(0)).notAfter());
    assertThat(ca().end("NONE")).isEmpty();
    assertThat(ca().end("root")).isEmpty();
  }

  @Test
  void an_unknown_issuer_is_not_found() {
    assertThatThrownBy(() -> ca().reserve(request("NONE", Profile.SIGNING)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> ca().chain("NONE")).isInstanceOf(NotFound.class);
  }

  @Test
  void the_root_certifies_no_holder() {
    assertThatThrownBy(() -> ca().reserve(request("root", Profile.SIGNING)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_revoked_certificate_is_on_its_issuers_list_and_on_no_other() {
    IssuedCertificate issued = issue(request(Profile.SIGNING));
    IssuedCertificate good = issue(request(Profile.ENCRYPTION));

    revoke(issued, RevocationReason.KEY_COMPROMISE);

    assertThat(published(ISSUER)).contains(issued.serialHex()).doesNotContain(good.serialHex());
    assertThat(published("GDCA")).doesNotContain(issued.serialHex());
  }

  @Test
  void revoking_twice_is_as_good_as_once() {
    IssuedCertificate issued = issue(request(Profile.SIGNING));

    revoke(issued, RevocationReason.SUPERSEDED);
    revoke(issued, RevocationReason.KEY_COMPROMISE);

    assertThat(published(ISSUER)).containsOnlyOnce(issued.serialHex());
  }

  @Test
  void a_certificate_on_hold_comes_off_the_list_again_and_can_be_held_anew() {
    IssuedCertificate issued = issue(request(Profile.SIGNING));

    revoke(issued, RevocationReason.CERTIFICATE_HOLD);
    assertThat(published(ISSUER)).contains(issued.serialHex());

    resume(issued);
    assertThat(published(ISSUER)).doesNotContain(issued.serialHex());

    revoke(issued, RevocationReason.CERTIFICATE_HOLD);
    assertThat(published(ISSUER)).contains(issued.serialHex());
  }

  @Test
  void a_hold_can_become_final_and_then_nothing_takes_it_back() {
    IssuedCertificate issued = issue(request(Profile.SIGNING));
    revoke(issued, RevocationReason.CERTIFICATE_HOLD);
    revoke(issued, RevocationReason.CESSATION_OF_OPERATION);

    assertThatThrownBy(() -> resume(issued)).isInstanceOf(RuleViolation.class);
    assertThat(published(ISSUER)).contains(issued.serialHex());
  }

  @Test
  void what_is_not_on_hold_cannot_be_resumed() {
    assertThatThrownBy(() -> resume(issue(request(Profile.SIGNING))))
        .isInstanceOf(RuleViolation.class);
  }

  @Test
  void an_unknown_serial_cannot_be_revoked() {
    Revocation unknown =
        new Revocation(ISSUER, "7".repeat(32), RevocationReason.UNSPECIFIED, now());

    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      ca().revoke(unknown, "system");
                      return null;
                    }))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_serial_of_another_issuer_is_unknown() {
    IssuedCertificate issued = issue(request(Profile.SIGNING));
    Revocation elsewhere =
        new Revocation("GDCA", issued.serialHex(), RevocationReason.UNSPECIFIED, now());

    assertThatThrownBy(
            () ->
                inTransaction(
                    () -> {
                      ca().revoke(elsewhere, "system");
                      return null;
                    }))
        .isInstanceOf(NotFound.class);
  }

  private CertificateRequest named(String name) {
    CertificateRequest asked = request(Profile.SIGNING);
    return new CertificateRequest(
        asked.issuer(),
        asked.profile(),
        DistinguishedName.ofUnit("湖南省", "长沙市", name),
        asked.key(),
        asked.validity(),
        asked.privateExtensions(),
        asked.email(),
        asked.policyOid(),
        asked.region(),
        asked.reference());
  }

  protected CertificateRequest request(Profile profile) {
    return request(ISSUER, profile);
  }

  protected CertificateRequest request(String issuer, Profile profile) {
    return request(issuer, profile, new Validity(now(), now().plus(Duration.ofDays(365))));
  }

  protected CertificateRequest request(Profile profile, Validity validity) {
    return request(ISSUER, profile, validity);
  }

  private CertificateRequest request(String issuer, Profile profile, Validity validity) {
    return new CertificateRequest(
        issuer,
        profile,
        Fixtures.UNIT,
        token.publicKey(),
        validity,
        PrivateExtensions.NONE,
        null,
        Fixtures.POLICY_OID,
        Fixtures.CHANGSHA,
        "CS-20261122-000318/1");
  }

  protected IssuedCertificate issue(CertificateRequest request) {
    ReservedSerial reserved = ca().reserve(request);
    return inTransaction(() -> ca().issue(reserved));
  }

  protected void revoke(IssuedCertificate issued, RevocationReason reason) {
    inTransaction(
        () -> {
          ca().revoke(
                  new Revocation(issued.issuer(), issued.serialHex(), reason, now()), "reviewer");
          return null;
        });
  }

  protected void resume(IssuedCertificate issued) {
    inTransaction(
        () -> {
          ca().resume(issued.issuer(), issued.serialHex(), "reviewer");
          return null;
        });
  }
}
