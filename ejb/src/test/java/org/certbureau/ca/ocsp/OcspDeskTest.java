package org.certbureau.ca.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.certbureau.ca.AuthorityHouse;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.Fixtures;
import org.certbureau.ca.IssuedCertificate;
import org.certbureau.ca.OpenSsl;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.Profile;
import org.certbureau.ca.ReservedSerial;
import org.certbureau.ca.Revocation;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Database;
import org.certbureau.testing.OcspQuestions;
import org.certbureau.testing.OcspQuestions.Hash;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody may ask about a certificate, and what they are told (RFC 6960, RFC 9654). */
class OcspDeskTest {
  private static AuthorityHouse authority;
  private static Sm2Certificate issuer;

  @BeforeAll
  static void open() {
    authority = AuthorityHouse.opened(TestDatabase.h2());
    issuer = issuer("DFCA");
  }

  @AfterAll
  static void close() {
    authority.close();
  }

  /** What became of a certificate, told to everybody and to who works with us alike. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # what was done                  | state   | reason of RFC 5280, 5.3.1
          ISSUED                           | GOOD    | -
          REVOKED KEY_COMPROMISE           | REVOKED | 1
          REVOKED SUPERSEDED               | REVOKED | 4
          REVOKED UNSPECIFIED              | REVOKED | -
          REVOKED CERTIFICATE_HOLD         | REVOKED | 6
          HELD_AND_LIFTED                  | GOOD    | -
          RESERVED                         | UNKNOWN | -
          RESERVED_AT_LAST_SECOND          | UNKNOWN | -
          RESERVED_TOO_LONG                | REVOKED | -
          RESERVED_TOO_LONG_AND_SWEPT      | REVOKED | -
          NEVER_TAKEN                      | UNKNOWN | -
          TAKEN_BY_ANOTHER_ISSUER          | UNKNOWN | -
          """,
      delimiter = '|')
  void what_became_of_a_certificate_is_told(
      String done, CertificateStatus.State state, Integer reason) throws Exception {
    String serial = serialOf(done);

    SingleResp told = answer(OcspQuestions.about(id(Hash.SM3, serial))).getResponses()[0];

    assertThat(told.getCertID().toASN1Primitive()).isEqualTo(id(Hash.SM3, serial));
    assertThat(state(told)).isEqualTo(state);
    assertThat(reason(told)).isEqualTo(reason);
    CertificateStatus atDesk = statusAtDesk(serial);
    assertThat(atDesk.state()).isEqualTo(state);
    if (state == CertificateStatus.State.REVOKED) {
      Instant since = ((RevokedStatus) told.getCertStatus()).getRevocationTime().toInstant();
      assertThat(atDesk.since()).isEqualTo(since).isBeforeOrEqualTo(now());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "87241443693788091437824091814214511663x", "serial"})
  void a_slip_of_the_hand_is_no_unknown_certificate(String typed) {
    assertThatExceptionOfType(RuleViolation.class)
        .isThrownBy(() -> statusAtDesk(typed))
        .withMessageContaining("kernel.serial-number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "0x%s", "00%s", "00:%s"})
  void a_serial_is_one_number_however_it_is_written(String form) {
    String serial = serialOf("REVOKED KEY_COMPROMISE");
    assertThat(statusAtDesk(form.formatted(serial)).state())
        .isEqualTo(CertificateStatus.State.REVOKED);
  }

  private static CertificateStatus statusAtDesk(String serial) {
    return authority
        .house()
        .as(
            "clerk",
            Set.of(Roles.ACCEPTOR),
            () -> authority.house().bean(StatusDesk.class).status("DFCA", serial));
  }

  @ParameterizedTest
  @EnumSource
  void both_databases_tell_the_same(Database on) throws Exception {
    try (AuthorityHouse other = AuthorityHouse.opened(on.open())) {
      IssuedCertificate issued = issue(other, "DFCA");
      revoke(other, issued, RevocationReason.AFFILIATION_CHANGED);
      Sm2Certificate by = Sm2Certificate.parse(other.ca().chain("DFCA").get(0));

      BasicOCSPResp basic =
          basic(
              other
                  .house()
                  .bean(OcspDesk.class)
                  .answer(OcspQuestions.about(OcspQuestions.id(Hash.SM3, by, issued.serialHex()))));

      assertThat(reason(basic.getResponses()[0])).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SM3", "SHA_1", "SHA_256"})
  void the_issuer_is_known_by_every_hash_that_is_asked_by(Hash hash) throws Exception {
    String serial = issue(authority, "DFCA").serialHex();

    assertThat(state(answer(OcspQuestions.about(id(hash, serial))).getResponses()[0]))
        .isEqualTo(CertificateStatus.State.GOOD);
  }

  @Test
  void the_authorities_own_certificates_are_answered_for_by_the_root() throws Exception {
    CertID ours = OcspQuestions.id(Hash.SHA_1, issuer("root"), issuer.serialHex());

    BasicOCSPResp basic = basic(desk().answer(OcspQuestions.about(ours)));

    assertThat(state(basic.getResponses()[0])).isEqualTo(CertificateStatus.State.GOOD);
    assertThat(responder(basic).isSignedBy(issuer("root").publicKey())).isTrue();
  }

  @Test
  void many_certificates_of_one_issuer_are_answered_in_their_order() throws Exception {
    IssuedCertificate good = issue(authority, "DFCA");
    IssuedCertificate gone = issue(authority, "DFCA");
    revoke(authority, gone, RevocationReason.SUPERSEDED);

    SingleResp[] told =
        answer(
                OcspQuestions.about(
                    id(Hash.SM3, gone.serialHex()),
                    id(Hash.SHA_1, good.serialHex()),
                    id(Hash.SM3, gone.serialHex())))
            .getResponses();

    assertThat(Arrays.stream(told).map(OcspDeskTest::state))
        .containsExactly(
            CertificateStatus.State.REVOKED,
            CertificateStatus.State.GOOD,
            CertificateStatus.State.REVOKED);
  }

  /** RFC 9654, 2.1: one to 128 octets go back as they came. */
  @ParameterizedTest
  @ValueSource(ints = {1, 16, 32, 128})
  void a_nonce_comes_back_and_the_answer_is_nobody_elses(int length) throws Exception {
    Extension nonce = OcspQuestions.nonce(length);
    CertID id = id(Hash.SM3, issue(authority, "DFCA").serialHex());

    OcspAnswer answer = desk().answer(OcspQuestions.with(nonce, id));

    assertThat(basic(answer).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
        .isEqualTo(nonce);
    assertThat(answer.mayBeKept()).isFalse();
  }

  @Test
  void without_a_nonce_an_answer_may_be_kept_for_its_minute() throws Exception {
    CertID id = id(Hash.SM3, issue(authority, "DFCA").serialHex());

    OcspAnswer answer = desk().answer(OcspQuestions.about(id));

    SingleResp told = basic(answer).getResponses()[0];
    assertThat(basic(answer).hasExtensions()).isFalse();
    assertThat(told.getThisUpdate()).isEqualTo(now());
    assertThat(told.getNextUpdate()).isEqualTo(now().plusSeconds(60));
    assertThat(answer.thisUpdate()).isEqualTo(now());
    assertThat(answer.nextUpdate()).isEqualTo(now().plusSeconds(60));
  }

  private static final CertID[] NONE = {};

  /** Requests, and the OCSPResponseStatus each is refused with. */
  static Stream<Arguments> what_cannot_be_answered_is_refused_in_the_words_of_the_protocol() {
    Sm2Certificate stranger = Fixtures.house().issuing().certificate();
    Extension unknownAndCritical =
        new Extension(new ASN1ObjectIdentifier("1.2.3.4"), true, new byte[] {5, 0});
    Extension nonceOfNone =
        new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new byte[] {5, 0});
    return Stream.of(
        Arguments.of("nothing", OCSPRespBuilder.MALFORMED_REQUEST, of(new byte[0])),
        Arguments.of(
            "text",
            OCSPRespBuilder.MALFORMED_REQUEST,
            of("{\"a\":1}".getBytes(StandardCharsets.UTF_8))),
        Arguments.of("a number", OCSPRespBuilder.MALFORMED_REQUEST, of(new byte[] {2, 1, 0})),
        Arguments.of("a list", OCSPRespBuilder.MALFORMED_REQUEST, of(new byte[] {48, 0})),
        Arguments.of(
            "cut short",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> Arrays.copyOf(OcspQuestions.about(id), 60)),
        Arguments.of(
            "more behind it",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked)
                id -> Arrays.copyOf(OcspQuestions.about(id), OcspQuestions.about(id).length + 1)),
        Arguments.of(
            "no certificate",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.about(NONE)),
        Arguments.of(
            "a hundred and one",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.about(Collections.nCopies(101, id).toArray(NONE))),
        Arguments.of(
            "a nonce of no octets",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.with(OcspQuestions.nonce(0), id)),
        Arguments.of(
            "a nonce of 129 octets",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.with(OcspQuestions.nonce(129), id)),
        Arguments.of(
            "a nonce that is none",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.with(nonceOfNone, id)),
        Arguments.of(
            "a critical extension that nobody knows",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.with(unknownAndCritical, id)),
        Arguments.of(
            "such a one about one certificate",
            OCSPRespBuilder.MALFORMED_REQUEST,
            (Asked) id -> OcspQuestions.withPart(id, unknownAndCritical)),
        Arguments.of(
            "an issuer that is not ours",
            OCSPRespBuilder.UNAUTHORIZED,
            (Asked) id -> OcspQuestions.about(OcspQuestions.id(Hash.SM3, stranger, "4711"))),
        Arguments.of(
            "ours and a stranger's",
            OCSPRespBuilder.UNAUTHORIZED,
            (Asked) id -> OcspQuestions.about(id, OcspQuestions.id(Hash.SM3, stranger, "4711"))));
  }

  private interface Asked {
    byte[] about(CertID ours);
  }

  private static Asked of(byte[] request) {
    return ours -> request;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource
  void what_cannot_be_answered_is_refused_in_the_words_of_the_protocol(
      String what, int status, Asked asked) throws Exception {
    CertID ours = id(Hash.SM3, issue(authority, "DFCA").serialHex());

    OcspAnswer answer = desk().answer(asked.about(ours));

    assertThat(new OCSPResp(answer.der()).getStatus()).isEqualTo(status);
    assertThat(new OCSPResp(answer.der()).getResponseObject()).isNull();
    assertThat(answer.mayBeKept()).isFalse();
  }

  @Test
  void a_hash_that_nobody_of_ours_is_known_by_is_refused() throws Exception {
    assertThat(status(OcspQuestions.about(id(Hash.SHA_512, "4711"))))
        .isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
  }

  @Test
  void two_issuers_of_ours_are_not_answered_for_in_one_breath() throws Exception {
    assertThat(
            status(
                OcspQuestions.about(
                    id(Hash.SM3, "4711"), OcspQuestions.id(Hash.SM3, issuer("GDCA"), "4711"))))
        .isEqualTo(OCSPRespBuilder.UNAUTHORIZED);
  }

  @Test
  void a_hundred_are_answered() throws Exception {
    CertID[] hundred = Collections.nCopies(100, id(Hash.SM3, "4711")).toArray(NONE);

    assertThat(answer(OcspQuestions.about(hundred)).getResponses()).hasSize(100);
  }

  @Test
  void what_is_our_own_fault_is_told_as_such_and_passes() throws Exception {
    byte[] question = OcspQuestions.about(id(Hash.SM3, issue(authority, "DFCA").serialHex()));
    assertThat(status(question)).isEqualTo(OCSPRespBuilder.SUCCESSFUL);

    authority.house().database().execute("alter table ca_serial rename to away");
    assertThat(status(question)).isEqualTo(OCSPRespBuilder.INTERNAL_ERROR);

    authority.house().database().execute("alter table away rename to ca_serial");
    assertThat(status(question)).isEqualTo(OCSPRespBuilder.SUCCESSFUL);
  }

  @Test
  void openssl_reads_the_answer_and_trusts_who_gave_it(@TempDir Path directory) throws Exception {
    IssuedCertificate gone = issue(authority, "DFCA");
    revoke(authority, gone, RevocationReason.KEY_COMPROMISE);
    OcspAnswer answer = desk().answer(OcspQuestions.about(id(Hash.SHA_1, gone.serialHex())));
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.write("ocsp.der", answer.der());
    openSsl.write("basic.der", basic(answer).getEncoded());
    openSsl.writePem("ca.pem", "CERTIFICATE", issuer.der());
    Sm2Certificate responder = responder(basic(answer));
    openSsl.writePem("responder.pem", "CERTIFICATE", responder.der());
    openSsl.writePem("responder-key.pem", "PUBLIC KEY", responder.publicKey().spki());

    assertThat(openSsl.run("ocsp", "-respin", "ocsp.der", "-resp_text", "-noverify").output())
        .contains("Cert Status: revoked", "keyCompromise", gone.serialHex());
    assertThat(openSsl.run("x509", "-in", "responder.pem", "-noout", "-text").output())
        .contains("X509v3 Extended Key Usage: critical", "OCSP Signing", "OCSP No Check");
    assertThat(openSsl.verifyLink("ca.pem", "responder.pem").output())
        .contains("responder.pem: OK");
    List<String> lines =
        openSsl.run("asn1parse", "-inform", "DER", "-in", "basic.der").output().lines().toList();
    String signature =
        lines.stream()
            .filter(line -> line.contains("d=1 ") && line.contains("BIT STRING"))
            .findFirst()
            .orElseThrow();
    assertThat(openSsl.verifyPart("basic.der", signature, "responder-key.pem").output())
        .contains("Verified OK");
  }

  private static String serialOf(String done) {
    return switch (done.split(" ")[0]) {
      case "ISSUED" -> issue(authority, "DFCA").serialHex();
      case "REVOKED" -> {
        IssuedCertificate issued = issue(authority, "DFCA");
        revoke(authority, issued, RevocationReason.valueOf(done.split(" ")[1]));
        yield issued.serialHex();
      }
      case "HELD_AND_LIFTED" -> {
        IssuedCertificate issued = issue(authority, "DFCA");
        revoke(authority, issued, RevocationReason.CERTIFICATE_HOLD);
        authority
            .house()
            .inTransaction(() -> authority.ca().resume("DFCA", issued.serialHex(), "reviewer"));
        yield issued.serialHex();
      }
      case "RESERVED" -> reserve(authority, "DFCA").serialHex();
      case "RESERVED_AT_LAST_SECOND" -> reservedBefore(Duration.ofSeconds(120));
      case "RESERVED_TOO_LONG" -> reservedBefore(Duration.ofSeconds(121));
      case "RESERVED_TOO_LONG_AND_SWEPT" -> {
        String serial = reservedBefore(Duration.ofSeconds(121));
        authority.tick();
        yield serial;
      }
      case "TAKEN_BY_ANOTHER_ISSUER" -> issue(authority, "GDCA").serialHex();
      default -> SerialNumbers.next(now());
    };
  }

  private static String reservedBefore(Duration age) {
    String serial = reserve(authority, "DFCA").serialHex();
    authority.house().clock().advance(age);
    return serial;
  }

  private static Instant now() {
    return authority.house().clock().instant();
  }

  private static OcspDesk desk() {
    return authority.house().bean(OcspDesk.class);
  }

  private static Sm2Certificate issuer(String code) {
    return Sm2Certificate.parse(authority.house().bean(PublicDirectory.class).certificate(code));
  }

  private static CertID id(Hash hash, String serialHex) {
    return OcspQuestions.id(hash, issuer, serialHex);
  }

  private static BasicOCSPResp answer(byte[] request) throws Exception {
    return basic(desk().answer(request));
  }

  private static int status(byte[] request) throws Exception {
    return new OCSPResp(desk().answer(request).der()).getStatus();
  }

  static BasicOCSPResp basic(OcspAnswer answer) throws Exception {
    return (BasicOCSPResp) new OCSPResp(answer.der()).getResponseObject();
  }

  static Sm2Certificate responder(BasicOCSPResp basic) throws Exception {
    return Sm2Certificate.parse(basic.getCerts()[0].getEncoded());
  }

  private static CertificateStatus.State state(SingleResp told) {
    return told.getCertStatus() == null
        ? CertificateStatus.State.GOOD
        : told.getCertStatus() instanceof UnknownStatus
            ? CertificateStatus.State.UNKNOWN
            : CertificateStatus.State.REVOKED;
  }

  private static Integer reason(SingleResp told) {
    return told.getCertStatus() instanceof RevokedStatus revoked && revoked.hasRevocationReason()
        ? Integer.valueOf(revoked.getRevocationReason())
        : null;
  }

  private static ReservedSerial reserve(AuthorityHouse authority, String issuer) {
    Instant now = authority.house().clock().instant();
    return authority
        .ca()
        .reserve(
            new CertificateRequest(
                issuer,
                Profile.SIGNING,
                Fixtures.UNIT,
                Fixtures.pair().publicKey(),
                new Validity(now, now.plus(Duration.ofDays(365))),
                PrivateExtensions.NONE,
                null,
                Fixtures.POLICY_OID,
                Fixtures.CHANGSHA,
                "CS-20261122-000318/1"));
  }

  private static IssuedCertificate issue(AuthorityHouse authority, String issuer) {
    ReservedSerial reserved = reserve(authority, issuer);
    return authority.house().inTransaction(() -> authority.ca().issue(reserved));
  }

  private static void revoke(
      AuthorityHouse authority, IssuedCertificate issued, RevocationReason reason) {
    Revocation revocation =
        new Revocation(
            issued.issuer(), issued.serialHex(), reason, authority.house().clock().instant());
    authority.house().inTransaction(() -> authority.ca().revoke(revocation, "reviewer"));
  }
}
