package org.certbureau.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.certificate.PairBook.CHANGSHA;
import static org.certbureau.certificate.PairBook.GUANGDONG;

import jakarta.ejb.EJBAccessException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.certbureau.audit.AuditRecord;
import org.certbureau.ca.Fixtures;
import org.certbureau.ca.OpenSsl;
import org.certbureau.ca.Profile;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.certificate.proof.FreshNonce;
import org.certbureau.certificate.proof.NonceSweep;
import org.certbureau.certificate.proof.ProofDesk;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A branch sees a line whose key signed a nonce that it was given (A-X6). */
class ProofDeskTest {
  private static final Fixtures.House CA = Fixtures.house();
  private static final Sm2KeyPair HOLDER = Fixtures.pair();
  private static final Sm2KeyPair SOMEBODY = Fixtures.pair();

  /** The same for every reason that must not be told from the others. */
  private static final List<Problem> REFUSED =
      List.of(Problem.of("certificate.proof-refused", "signature"));

  private static final String SERIAL = "4F210001";

  private static PairBook book;
  private static ProofDesk desk;
  private static Staff yuelu;
  private static Staff kaifu;
  private static Staff clerk;

  /** One in force, one signed but not proved, one revoked, and one of Guangdong. */
  @BeforeAll
  static void open() {
    book = PairBook.ofManyCases();
    House house = book.house();
    desk = house.bean(ProofDesk.class);
    yuelu = Staff.admit(house, "yuelu", CHANGSHA);
    kaifu = Staff.admit(house, "kaifu", CHANGSHA);
    clerk = Staff.hire(house, "li.wen", CHANGSHA, Roles.ACCEPTOR);
    for (String job : List.of("J-1", "J-2", "J-3", "J-4")) {
      book.enter(carryingTheKey(job, job.equals("J-4") ? GUANGDONG : CHANGSHA));
    }
    book.activate("J-1", "J-3", "J-4");
    book.discard("J-3", "lost");
  }

  @AfterAll
  static void close() {
    book.close();
  }

  @BeforeEach
  void nobodyHasProvedAnything() {
    book.house().clock().set("2026-11-22T10:42");
    for (String table : List.of("line_nonce", "line_sight", "audit_entry")) {
      book.house().database().execute("delete from " + table);
    }
  }

  private static NewPair carryingTheKey(String job, RegionCode region) {
    NewPair made = book.made(job, region, "2026-12-31");
    return new NewPair(
        made.job(),
        made.caseNumber(),
        made.line(),
        made.region(),
        made.holderName(),
        made.certificateName(),
        made.creditCode(),
        made.chip(),
        made.issuer(),
        made.signingSerial(),
        made.encryptionSerial(),
        made.validity(),
        CA.issuing()
            .certify(
                CertificateType.SIGNING,
                Fixtures.spec(Fixtures.request(Profile.SIGNING, HOLDER.publicKey()))),
        made.encryptionCertificate());
  }

  @Test
  void who_proves_a_line_sees_it_from_then_on_and_nobody_else_does() {
    PairDesk pairs = book.house().bean(PairDesk.class);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> yuelu.does(() -> pairs.bySerial(SERIAL)));

    PairView proved = prove(yuelu, SERIAL, nonce(yuelu));

    assertThat(proved.line()).hasToString("CS-Z-000001");
    assertThat(yuelu.does(() -> pairs.bySerial(SERIAL))).isEqualTo(proved);
    assertThat(yuelu.does(() -> pairs.files("J-1")).signing()).isNotEmpty();
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> kaifu.does(() -> pairs.bySerial(SERIAL)));
    assertThat(book.trail("J-1"))
        .last()
        .extracting(
            AuditRecord::action, AuditRecord::actor, AuditRecord::region, AuditRecord::details)
        .containsExactly("pair.proved", "machine:yuelu", CHANGSHA, Map.of("line", "CS-Z-000001"));
  }

  @Test
  void what_was_proved_before_may_be_proved_again() {
    prove(yuelu, SERIAL, nonce(yuelu));
    prove(yuelu, SERIAL, nonce(yuelu));
    prove(kaifu, SERIAL, nonce(kaifu));
    assertThat(sights()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4f:21:00:01", " 004F210001", "5F210001", "0x5f210001"})
  void either_serial_however_it_is_written_names_the_pair(String serial) {
    String inTheText = serial.toUpperCase().contains("5F21") ? "5F210001" : SERIAL;
    String nonce = nonce(yuelu);
    byte[] signature = sign(HOLDER, text(nonce, inTheText));
    assertThat(yuelu.does(() -> desk.prove(serial, nonce, signature)).job()).isEqualTo("J-1");
  }

  @Test
  void a_certificate_past_its_end_is_proved_as_well() {
    book.house().clock().set("2027-03-01T09:00");
    assertThat(prove(yuelu, SERIAL, nonce(yuelu)).notAfter())
        .isBefore(book.house().clock().instant());
  }

  /** What is signed by whom, of which serial. */
  private enum Wrong {
    A_SERIAL_THAT_NEVER_WAS("4F219999"),
    A_FOREIGN_REGIONS_SERIAL("4F210004"),
    A_PAIR_THAT_IS_NOT_PROVED_TO_BE_ON_ITS_TOKEN("4F210002"),
    A_REVOKED_PAIR("4F210003"),
    ANOTHER_KEY(SERIAL, SOMEBODY, nonce -> text(nonce, SERIAL)),
    ANOTHER_SERIAL_IN_THE_TEXT(SERIAL, HOLDER, nonce -> text(nonce, "5F210001")),
    A_SERIAL_IN_LOWER_CASE(SERIAL, HOLDER, nonce -> text(nonce, "4f210001")),
    ANOTHER_NONCE(SERIAL, HOLDER, nonce -> text(nonce.replace(nonce.charAt(0), '~'), SERIAL)),
    ANOTHER_PURPOSE(SERIAL, HOLDER, nonce -> text(nonce, SERIAL).replace("v1", "v2")),
    THE_NONCE_ALONE(SERIAL, HOLDER, nonce -> nonce),
    NO_LAST_LINE_FEED(SERIAL, HOLDER, nonce -> text(nonce, SERIAL).stripTrailing()),
    NO_SIGNATURE(SERIAL, null, nonce -> "no signature");

    private final String serial;
    private final Sm2KeyPair key;
    private final Function<String, String> signed;

    Wrong(String serial) {
      this(serial, HOLDER, nonce -> text(nonce, serial));
    }

    Wrong(String serial, Sm2KeyPair key, Function<String, String> signed) {
      this.serial = serial;
      this.key = key;
      this.signed = signed;
    }

    private byte[] signature(String nonce) {
      String text = signed.apply(nonce);
      return key == null ? text.getBytes(StandardCharsets.US_ASCII) : sign(key, text);
    }
  }

  @ParameterizedTest
  @EnumSource(Wrong.class)
  void what_does_not_hold_is_refused_in_the_same_words_whatever_there_is_A_X6(Wrong wrong) {
    String nonce = nonce(yuelu);
    byte[] signature = wrong.signature(nonce);
    assertThat(refusal(() -> yuelu.does(() -> desk.prove(wrong.serial, nonce, signature))))
        .isEqualTo(REFUSED);
    assertThat(sights()).isZero();
    assertThat(refusals()).containsExactly("certificate.proof-refused of " + wrong.serial);

    byte[] right = sign(HOLDER, text(nonce, SERIAL));
    assertThat(refusal(() -> yuelu.does(() -> desk.prove(SERIAL, nonce, right))))
        .as("the nonce is used up")
        .containsExactly(Problem.of("certificate.nonce-used", "nonce"));
  }

  /** What cannot be a proof, whatever there is, costs no nonce. */
  @ParameterizedTest
  @CsvSource({
    "no serial, 72, kernel.serial-number",
    "4F210001, 0, certificate.signature-length",
    "4F210001, 73, certificate.signature-length"
  })
  void what_has_not_the_form_of_a_proof_is_refused_at_its_field(
      String serial, int length, String code) {
    String nonce = nonce(yuelu);
    assertThat(refusal(() -> yuelu.does(() -> desk.prove(serial, nonce, new byte[length]))))
        .extracting(Problem::code)
        .containsExactly(code);
    prove(yuelu, SERIAL, nonce);
  }

  @ParameterizedTest(name = "after {0} s: {1}")
  @CsvSource({
    "299, ",
    "300, certificate.nonce-late",
    "3599, certificate.nonce-late",
    "3600, certificate.nonce-unknown"
  })
  void a_nonce_is_valid_for_five_minutes_and_forgotten_after_an_hour(int seconds, String refused) {
    FreshNonce given = yuelu.does(desk::nonce);
    assertThat(given.validUntil())
        .isEqualTo(book.house().clock().instant().plus(Duration.ofMinutes(5)));
    book.house().clock().advance(Duration.ofSeconds(seconds));
    book.house().bean(NonceSweep.class).sweep();
    if (refused == null) {
      prove(yuelu, SERIAL, given.nonce());
    } else {
      assertThat(refusal(() -> prove(yuelu, SERIAL, given.nonce())))
          .extracting(Problem::code, Problem::field)
          .containsExactly(tuple(refused, "nonce"));
      assertThat(refusals()).containsExactly(refused + " of " + SERIAL);
    }
  }

  @Test
  void a_nonce_serves_once_and_only_whom_it_was_given_to() {
    String nonce = nonce(yuelu);
    assertThat(refusal(() -> prove(kaifu, SERIAL, nonce)))
        .containsExactly(Problem.of("certificate.nonce-unknown", "nonce"));
    prove(yuelu, SERIAL, nonce);
    assertThat(refusal(() -> prove(yuelu, SERIAL, nonce)))
        .containsExactly(Problem.of("certificate.nonce-used", "nonce"));
    for (String never : new String[] {null, "", "A".repeat(43), nonce + "="}) {
      assertThat(refusal(() -> prove(yuelu, SERIAL, never)))
          .containsExactly(Problem.of("certificate.nonce-unknown", "nonce"));
    }
  }

  @Test
  void of_two_that_hand_in_one_nonce_at_the_same_moment_one_wins() throws Exception {
    for (int round = 0; round < 5; round++) {
      String nonce = nonce(yuelu);
      byte[] signature = sign(HOLDER, text(nonce, SERIAL));
      Callable<List<Problem>> one =
          () -> refusal(() -> yuelu.does(() -> desk.prove(SERIAL, nonce, signature)));
      assertThat(Together.all(one, one))
          .containsExactlyInAnyOrder(
              List.of(), List.of(Problem.of("certificate.nonce-used", "nonce")));
    }
  }

  @Test
  void a_line_that_is_proved_twice_at_the_same_moment_is_seen_once() throws Exception {
    List<Callable<PairView>> works = new ArrayList<>();
    for (String nonce : List.of(nonce(yuelu), nonce(yuelu), nonce(yuelu))) {
      works.add(() -> prove(yuelu, SERIAL, nonce));
    }
    assertThat(Together.all(works)).extracting(PairView::job).containsOnly("J-1");
    assertThat(sights()).isEqualTo(1);
  }

  @Test
  void a_nonce_is_random_and_not_to_be_found_in_the_database() {
    List<String> given = IntStream.range(0, 20).mapToObj(i -> nonce(yuelu)).toList();
    assertThat(given)
        .doesNotHaveDuplicates()
        .allSatisfy(nonce -> assertThat(Base64.getUrlDecoder().decode(nonce)).hasSize(32));
    for (String nonce : given) {
      assertThat(
              book.house()
                  .database()
                  .number("select count(*) from line_nonce where digest = '" + nonce + "'"))
          .isZero();
    }
    assertThat(book.house().database().number("select count(*) from line_nonce")).isEqualTo(20);
  }

  @Test
  void a_login_takes_no_more_nonces_than_one_a_second() {
    IntStream.range(0, 300).forEach(i -> nonce(yuelu));
    assertThat(refusal(() -> nonce(yuelu)))
        .containsExactly(Problem.of("certificate.nonce-many", null, "300", "5"));
    nonce(kaifu);
    book.house().clock().advance(Duration.ofMinutes(5));
    nonce(yuelu);
  }

  @Test
  void people_see_their_regions_lines_and_prove_nothing() {
    assertThatExceptionOfType(EJBAccessException.class).isThrownBy(() -> nonce(clerk));
    assertThatExceptionOfType(EJBAccessException.class)
        .isThrownBy(() -> prove(clerk, SERIAL, "A".repeat(43)));
  }

  /** As docs/line-proofs.md shows it. */
  @Test
  void the_key_may_sign_by_openssl(@TempDir Path home) throws Exception {
    OpenSsl openssl = new OpenSsl(home);
    openssl.writePem(
        "key.pem",
        "EC PRIVATE KEY",
        new ECPrivateKey(
                256,
                new BigInteger(1, HOLDER.privateKey().bytes()),
                new ASN1ObjectIdentifier("1.2.156.10197.1.301"))
            .getEncoded());
    String nonce = nonce(yuelu);
    openssl.write("proof.txt", text(nonce, SERIAL).getBytes(StandardCharsets.US_ASCII));
    String command =
        Files.readString(Path.of("../docs/line-proofs.md"))
            .lines()
            .filter(line -> line.startsWith("openssl dgst "))
            .findFirst()
            .orElseThrow();
    OpenSsl.Outcome signed = openssl.run(command.substring("openssl ".length()).split(" "));
    assertThat(signed.exitCode()).as(signed.output()).isZero();
    byte[] signature = Files.readAllBytes(home.resolve("proof.der"));
    assertThat(yuelu.does(() -> desk.prove(SERIAL, nonce, signature)).job()).isEqualTo("J-1");
  }

  private String nonce(Staff asks) {
    return asks.does(desk::nonce).nonce();
  }

  private PairView prove(Staff asks, String serial, String nonce) {
    byte[] signature = sign(HOLDER, text(nonce, serial));
    return asks.does(() -> desk.prove(serial, nonce, signature));
  }

  private static String text(String nonce, String serial) {
    return "certbureau line proof v1\n" + nonce + "\n" + serial + "\n";
  }

  private static byte[] sign(Sm2KeyPair key, String text) {
    return Sm2Signatures.sign(key.privateKey(), text.getBytes(StandardCharsets.US_ASCII));
  }

  /** None where it was not refused. */
  private static List<Problem> refusal(ThrowingCallable call) {
    RuleViolation refused = catchThrowableOfType(RuleViolation.class, call);
    return refused == null ? List.of() : refused.problems();
  }

  private long sights() {
    return book.house().database().number("select count(*) from line_sight where way = 'PROVED'");
  }

  /** What the audit trail says of them. */
  private List<String> refusals() {
    String details =
        book.house()
            .database()
            .text(
                "select listagg(details, '|') within group (order by details) from audit_entry"
                    + " where action = 'proof.refused' and actor = 'machine:yuelu' and region ="
                    + " '430100'");
    return details == null
        ? List.of()
        : Stream.of(details.split("[|]"))
            .map(one -> one.replaceAll(".*:\"(.*)\",.*:\"(.*)\".*", "$1 of $2"))
            .toList();
  }
}
