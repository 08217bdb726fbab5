package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bouncycastle.asn1.x509.Certificate;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.program.holder.PinAnswer;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.pin.Slips;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenNotPresent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A station's directory as the program left it when a token had one pair and the station knew only
 * its rack: {@code E…1} is confirmed, {@code E…2} installed, {@code E…3} prepared, {@code E…4}
 * abandoned and {@code E…5} blank.
 */
class EarlierHomeTest {
  private static final Path EARLIER = Path.of("src/test/resources/earlier");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String MADE = "E000000000000001";
  private static final String MADE_FOR = job(1);
  private static final byte[] MESSAGE = "声明".getBytes(UTF_8);

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private StationHome home;
  private SoftTokenDriver driver;
  private StationCore station;

  @BeforeEach
  void bringTheHome() throws Exception {
    home = copiedTo(directory.resolve("station"));
    startAnew();
  }

  private static StationHome copiedTo(Path directory) throws Exception {
    StationHome home = new StationHome(directory);
    home.create();
    try (Stream<Path> files = Files.walk(EARLIER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(EARLIER.relativize(file).toString());
        Files.copy(file, copy);
        // git keeps no mode
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
      }
    }
    return home;
  }

  private void startAnew() throws Exception {
    StationKeys keys = StationKeys.read(home);
    driver = SoftTokenDriver.inFiles(home.tokens(), keys.softTokens());
    station = StationCore.inFiles(home, "CS-01", keys.master(), driver, CLOCK);
  }

  @Test
  void what_is_made_is_in_its_holders_hands_and_all_else_in_the_rack() throws Exception {
    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(4, 1));
    assertThat(driver.initialised())
        .containsExactlyInAnyOrder("E000000000000002", "E000000000000003");
    assertThat(driver.token("E000000000000004").state()).isEqualTo(HeldToken.State.SPOILED);
    assertThatThrownBy(() -> driver.token(MADE)).isInstanceOf(TokenNotPresent.class);
  }

  @Test
  void its_holder_can_present_it_before_the_new_program_ever_ran() throws Exception {
    StationHome asItWas = copiedTo(directory.resolve("another"));

    Commands.present(asItWas, MADE);

    assertThat(SoftTokenDriver.inFiles(asItWas.tokens(), StationKeys.read(asItWas).softTokens()))
        .satisfies(rack -> assertThat(rack.presented()).containsExactly(MADE));
  }

  @Test
  void a_token_with_one_pair_works_and_takes_a_second_container() throws Exception {
    driver.present(MADE);
    SmartToken token = driver.token(MADE);
    HeldToken.Content content = token.containers().get(0);
    TokenCertificates certificates = content.certificates().orElseThrow();
    Pin pin = Slips.pin(Files.readString(home.slips().resolve(MADE + "-" + MADE_FOR + ".txt")));

    assertThat(token.label()).contains(MADE_FOR);
    assertThat(content.container()).isEqualTo(MADE_FOR);
    assertThat(token.room().free()).isEqualTo(token.room().capacity() - 1);
    try (HeldToken.Session session = token.logIn(pin)) {
      assertWorks(session.container(MADE_FOR), certificates);

      Sm2KeyPair encryption = Sm2Keys.generate(new SecureRandom());
      Container second = session.createContainer("CS-20271101-000007-1");
      Sm2PublicKey born = second.generateSigningPair();
      second.importEncryptionPair(EnvelopedKey.seal(encryption, born));
      second.writeCertificates(
          new TokenCertificates(
              bureau.certificate(born),
              bureau.certificate(encryption.publicKey()),
              certificates.chain()));
      assertWorks(session.container(MADE_FOR), certificates);
    }

    startAnew();
    SmartToken later = driver.token(MADE);
    assertThat(later.containers()).hasSize(2).startsWith(content);
    try (HeldToken.Session session = later.logIn(pin)) {
      assertWorks(session.container(MADE_FOR), certificates);
      assertWorks(
          session.container("CS-20271101-000007-1"),
          later.containers().get(1).certificates().orElseThrow());
    }
  }

  @Test
  void a_token_that_was_made_then_is_renewed_now() throws Exception {
    driver.present(MADE);
    Pin pin = Slips.pin(Files.readString(home.slips().resolve(MADE + "-" + MADE_FOR + ".txt")));
    HolderToken token =
        new HolderToken(
            MADE,
            MADE_FOR,
            pin,
            driver.held(MADE).containers().get(0).certificates().orElseThrow());
    String later = "CS-20271101-000007-1";
    assertThat(station.process(List.of(TestBureau.rekey(later, token)))).isEmpty();
    station.holders().look();
    assertThat(station.holders().typed(later, pin).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
    station.holders().look();
    Install install = bureau.install((KeyReady) station.unsent().get(0));
    station.process(List.of(install));
    station.holders().look();
    station.process(List.of(new Confirmed(later, MADE)));
    station.holders().look();

    token.assertRenewed(driver, install);
    assertThat(station.process(List.of(TestBureau.rekey(MADE_FOR, token))))
        .first()
        .as("an earlier job's number is taken")
        .asInstanceOf(InstanceOfAssertFactories.type(Failed.class))
        .extracting(Failed::code)
        .isEqualTo(FailureCode.JOB_CLOSED);
  }

  @Test
  void a_job_under_way_goes_on() throws Exception {
    KeyReady ready = (KeyReady) station.process(List.of(new Prepare(job(3), 9))).get(0);
    Install order = bureau.install(ready);
    Installed installed = (Installed) station.process(List.of(order)).get(0);
    assertThat(bureau.accepts(ready, order, installed)).isTrue();

    for (int i = 2; i <= 3; i++) {
      String chip = "E00000000000000" + i;
      assertThat(station.process(List.of(new Confirmed(job(i), chip)))).isEmpty();
      driver.present(chip);
      SmartToken token = driver.token(chip);
      Pin pin = Slips.pin(Files.readString(home.slips().resolve(chip + "-" + job(i) + ".txt")));
      try (HeldToken.Session session = token.logIn(pin)) {
        assertWorks(
            session.container(job(i)), token.containers().get(0).certificates().orElseThrow());
      }
    }
    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(2, 1));
  }

  @Test
  void a_blank_token_is_taken() throws Exception {
    KeyReady ready = (KeyReady) station.process(List.of(new Prepare("CS-20261126-1", 9))).get(0);

    assertThat(ready.chip()).isEqualTo("E000000000000005");
  }

  private static void assertWorks(Container container, TokenCertificates certificates)
      throws Exception {
    assertThat(Sm2Signatures.verify(key(certificates.signing()), MESSAGE, container.sign(MESSAGE)))
        .isTrue();
    assertThat(container.decrypt(Sm2Encryption.encrypt(key(certificates.encryption()), MESSAGE)))
        .isEqualTo(MESSAGE);
  }

  private static Sm2PublicKey key(Octets certificate) {
    return Sm2PublicKey.of(
        Certificate.getInstance(certificate.toByteArray()).getSubjectPublicKeyInfo());
  }

  private static String job(int number) {
    return "CS-20261125-00000" + number + "-1";
  }
}
