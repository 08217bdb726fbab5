package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x509.Certificate;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;

/**
 * A token that was issued and handed out, as its holder knows it. What it can do is asked of the
 * driver.
 */
public record HolderToken(String chip, String container, Pin pin, TokenCertificates certificates) {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:03:04Z"), ZoneOffset.UTC);
  private static final byte[] MESSAGE = "声明".getBytes(UTF_8);

  /** Issues it over a rack without other blanks. */
  public static HolderToken issued(SoftTokenDriver driver, TestBureau bureau, String chip)
      throws Exception {
    AtomicReference<Pin> pin = new AtomicReference<>();
    return issued(
        StationCore.inMemory(driver, slip -> pin.set(slip.firstPin()), CLOCK),
        pin::get,
        driver,
        bureau,
        chip);
  }

  /**
   * Likewise, by a station that sets its administrator PIN.
   *
   * @param pin off the slip, once it is printed
   */
  public static HolderToken issued(
      StationCore core, Callable<Pin> pin, SoftTokenDriver driver, TestBureau bureau, String chip)
      throws Exception {
    return issued(core, null, pin, driver, bureau, chip);
  }

  /**
   * Likewise, by a key that it shares with others.
   *
   * @param pinKey null is the station's own
   */
  public static HolderToken issued(
      StationCore core,
      String pinKey,
      Callable<Pin> pin,
      SoftTokenDriver driver,
      TestBureau bureau,
      String chip)
      throws Exception {
    driver.insertBlank(chip);
    String job = "issue-" + chip;
    KeyReady ready = (KeyReady) core.process(List.of(new Prepare(job, 9, pinKey))).get(0);
    Install order = bureau.install(ready);
    core.process(List.of(order));
    core.process(List.of(new Confirmed(job, chip)));
    return new HolderToken(chip, job, pin.call(), certificates(order));
  }

  /** The same token with another PIN. */
  public HolderToken with(Pin other) {
    return new HolderToken(chip, container, other, certificates);
  }

  public static TokenCertificates certificates(Install order) {
    return new TokenCertificates(
        order.signingCertificate(), order.encryptionCertificate(), order.chain());
  }

  public static Sm2PublicKey key(Octets certificate) {
    return Sm2PublicKey.of(
        Certificate.getInstance(certificate.toByteArray()).getSubjectPublicKeyInfo());
  }

  /** The pair before the job and nothing else, signing and decrypting. */
  public void assertAsItWas(SoftTokenDriver driver) throws Exception {
    driver.present(chip);
    HeldToken token = driver.held(chip);
    assertThat(token.containers())
        .containsExactly(new HeldToken.Content(container, Optional.of(certificates)));
    try (HeldToken.Session session = token.logIn(pin)) {
      assertSigns(session.container(container), certificates);
      assertDecrypts(session.container(container), certificates);
    }
  }

  /** The new pair signs and decrypts, the former one decrypts and signs no more. */
  public void assertRenewed(SoftTokenDriver driver, Install order) throws Exception {
    driver.present(chip);
    HeldToken token = driver.held(chip);
    TokenCertificates renewed = certificates(order);
    assertThat(token.containers())
        .contains(
            new HeldToken.Content(container, Optional.of(certificates)),
            new HeldToken.Content(order.job(), Optional.of(renewed)));
    try (HeldToken.Session session = token.logIn(pin)) {
      assertSigns(session.container(order.job()), renewed);
      assertDecrypts(session.container(order.job()), renewed);
      assertDecrypts(session.container(container), certificates);
      assertThatThrownBy(() -> session.container(container).sign(MESSAGE))
          .isInstanceOf(TokenFault.class);
    }
  }

  /**
   * The pair before the job signs and decrypts as before, and beside it one more key decrypts, and
   * signs nothing.
   *
   * @param others containers that were there before the job beside that of the pair
   */
  public void assertRestored(SoftTokenDriver driver, Restore order, HeldToken.Content... others)
      throws Exception {
    driver.present(chip);
    HeldToken token = driver.held(chip);
    TokenCertificates restored =
        TokenCertificates.ofDecryptionKey(order.encryptionCertificate(), order.chain());
    List<HeldToken.Content> all = new ArrayList<>(List.of(others));
    all.add(new HeldToken.Content(container, Optional.of(certificates)));
    all.add(new HeldToken.Content(order.job(), Optional.of(restored)));
    assertThat(token.containers()).containsExactlyInAnyOrderElementsOf(all);
    try (HeldToken.Session session = token.logIn(pin)) {
      assertSigns(session.container(container), certificates);
      assertDecrypts(session.container(container), certificates);
      assertDecrypts(session.container(order.job()), restored);
      assertThatThrownBy(() -> session.container(order.job()).sign(MESSAGE))
          .isInstanceOf(TokenFault.class);
    }
  }

  /** The same token once that pair is the one in force. */
  public HolderToken after(Install order) {
    return new HolderToken(chip, order.job(), pin, certificates(order));
  }

  private static void assertSigns(Container container, TokenCertificates certificates)
      throws Exception {
    assertThat(Sm2Signatures.verify(key(certificates.signing()), MESSAGE, container.sign(MESSAGE)))
        .isTrue();
  }

  private static void assertDecrypts(Container container, TokenCertificates certificates)
      throws Exception {
    assertThat(container.decrypt(Sm2Encryption.encrypt(key(certificates.encryption()), MESSAGE)))
        .isEqualTo(MESSAGE);
  }
}
