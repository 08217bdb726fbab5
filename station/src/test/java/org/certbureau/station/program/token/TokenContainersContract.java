package org.certbureau.station.program.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.pin.Pin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every token driver must do with the containers of a token (GM/T 0016). */
public abstract class TokenContainersContract {
  static final Pin USER = Pin.of("7K3MX9PQ2A");
  static final Pin OTHER = Pin.of("B8T4WZ6HN5");
  static final Pin ADMIN = Pin.of("administrator-of-the-token");
  static final Pin WRONG = Pin.of("wrong-pin");
  static final int LIMIT = 9;

  static final String FIRST = "CS-20261122-000001-1";
  static final String SECOND = "CS-20271101-000007-1";
  static final byte[] MESSAGE = "声明".getBytes(UTF_8);
  static final byte[] SECRET = "给持有人".getBytes(UTF_8);

  TokenDriver driver;

  /** A driver whose rack holds three blank tokens and nothing else. */
  protected abstract TokenDriver rackOfThreeBlanks() throws Exception;

  /** The same rack after the program was started anew; empty if it does not outlive the program. */
  protected abstract Optional<TokenDriver> startedAnew();

  /** As its holder puts it into the reader of this rack's station. */
  protected abstract void present(String chip) throws Exception;

  /** As somebody carries it off, out of the rack or the reader. */
  protected abstract void remove(String chip) throws Exception;

  @BeforeEach
  void fillTheRack() throws Exception {
    driver = rackOfThreeBlanks();
  }

  @Test
  void the_signing_pair_is_born_in_its_container_and_shows_itself_by_its_request()
      throws Exception {
    try (HeldToken.Session session = initialised().logIn(USER)) {
      Container container = session.createContainer(FIRST);
      Sm2PublicKey born = container.generateSigningPair();
      Pkcs10 request = Pkcs10.parse(container.certificationRequest(FIRST));

      assertThat(request.provesPossession()).isTrue();
      assertThat(request.key()).isEqualTo(born);
      assertThat(request.subject()).hasToString("CN=" + FIRST);
    }
  }

  @Test
  void it_signs_with_the_key_that_was_born_in_the_container() throws Exception {
    SmartToken token = initialised();
    Sm2PublicKey born;
    try (HeldToken.Session session = token.logIn(USER)) {
      born = session.createContainer(FIRST).generateSigningPair();
    }
    byte[] signature;
    try (HeldToken.Session session = token.logIn(USER)) {
      signature = session.container(FIRST).sign(MESSAGE);
    }

    assertThat(Sm2Signatures.verify(born, MESSAGE, signature)).isTrue();
  }

  @Test
  void it_takes_an_encryption_pair_that_was_made_for_the_container() throws Exception {
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    try (HeldToken.Session session = initialised().logIn(USER)) {
      Container container = session.createContainer(FIRST);
      byte[] enveloped = EnvelopedKey.seal(pair, container.generateSigningPair());

      assertThat(container.importEncryptionPair(enveloped)).isEqualTo(pair.publicKey());
      assertThat(container.decrypt(Sm2Encryption.encrypt(pair.publicKey(), SECRET)))
          .isEqualTo(SECRET);
    }
  }

  @Test
  void it_refuses_an_encryption_pair_that_was_made_for_another() throws Exception {
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    try (HeldToken.Session session = initialised().logIn(USER)) {
      Sm2PublicKey neighbour = session.createContainer(FIRST).generateSigningPair();
      Container container = session.createContainer(SECOND);
      container.generateSigningPair();

      for (byte[] envelope :
          new byte[][] {
            EnvelopedKey.seal(pair, Sm2Keys.generate(new SecureRandom()).publicKey()),
            EnvelopedKey.seal(pair, neighbour),
            {1, 2, 3}
          }) {
        assertThatThrownBy(() -> container.importEncryptionPair(envelope))
            .isInstanceOf(EnvelopeRefused.class);
      }
    }
  }

  @Test
  void containers_and_their_certificates_are_read_without_pin() throws Exception {
    SmartToken token = initialised();
    assertThat(token.containers()).isEmpty();
    try (HeldToken.Session session = token.logIn(USER)) {
      session.createContainer(SECOND).writeCertificates(certificates(1));
      session.createContainer(FIRST);
    }

    assertThat(driver.token(token.chip()).containers())
        .containsExactly(
            new HeldToken.Content(SECOND, Optional.of(certificates(1))),
            new HeldToken.Content(FIRST, Optional.empty()));
  }

  @Test
  void without_keys_it_neither_signs_nor_decrypts() throws Exception {
    try (HeldToken.Session session = initialised().logIn(USER)) {
      Container container = session.createContainer(FIRST);

      assertThatThrownBy(() -> container.sign(MESSAGE)).isInstanceOf(TokenFault.class);
      assertThatThrownBy(() -> container.decrypt(MESSAGE)).isInstanceOf(TokenFault.class);
    }
  }

  @Test
  void a_second_container_leaves_the_first_as_it_was_before_during_and_after() throws Exception {
    SmartToken token = initialised();
    try (HeldToken.Session session = token.logIn(USER)) {
      Pair first = pairIn(session.createContainer(FIRST), 1);
      HeldToken.Content before = token.containers().get(0);
      first.assertWorks(session.container(FIRST));

      Container second = session.createContainer(SECOND);
      first.assertWorks(session.container(FIRST));
      Pair other = pairIn(second, 2);
      first.assertWorks(session.container(FIRST));
      other.assertWorks(second);
      assertThat(token.containers()).hasSize(2).first().isEqualTo(before);

      session.deleteContainer(SECOND);
      first.assertWorks(session.container(FIRST));
      assertThat(token.containers()).containsExactly(before);
    }
  }

  @Test
  void what_is_named_is_what_goes() throws Exception {
    SmartToken token = initialised();
    try (HeldToken.Session session = token.logIn(USER)) {
      Container first = session.createContainer(FIRST);
      pairIn(first, 1);
      Pair other = pairIn(session.createContainer(SECOND), 2);

      session.deleteContainer(FIRST);

      assertThat(token.containers())
          .extracting(HeldToken.Content::container)
          .containsExactly(SECOND);
      other.assertWorks(session.container(SECOND));
      assertThatThrownBy(() -> first.sign(MESSAGE)).isInstanceOf(NoSuchContainer.class);
      assertThatThrownBy(() -> session.container(FIRST)).isInstanceOf(NoSuchContainer.class);
      assertThatThrownBy(() -> session.deleteContainer(FIRST)).isInstanceOf(NoSuchContainer.class);
    }
  }

  @Test
  void a_container_made_anew_has_nothing_of_the_one_that_had_its_name() throws Exception {
    try (HeldToken.Session session = initialised().logIn(USER)) {
      pairIn(session.createContainer(FIRST), 1);
      session.deleteContainer(FIRST);

      Container anew = session.createContainer(FIRST);

      assertThatThrownBy(() -> anew.sign(MESSAGE)).isInstanceOf(TokenFault.class);
      pairIn(anew, 2).assertWorks(anew);
    }
  }

  @Test
  void without_its_signing_key_a_pair_still_decrypts_and_shows_its_certificates() throws Exception {
    SmartToken token = initialised();
    try (HeldToken.Session session = token.logIn(USER)) {
      Container old = session.createContainer(FIRST);
      Pair former = pairIn(old, 1);
      Pair inForce = pairIn(session.createContainer(SECOND), 2);
      List<HeldToken.Content> before = token.containers();

      old.deleteSigningKey();
      old.deleteSigningKey();

      assertThatThrownBy(() -> old.sign(MESSAGE)).isInstanceOf(TokenFault.class);
      assertThatThrownBy(() -> old.certificationRequest(FIRST)).isInstanceOf(TokenFault.class);
      former.assertDecrypts(old);
      inForce.assertWorks(session.container(SECOND));
      assertThat(token.containers()).isEqualTo(before);
    }
    try (HeldToken.Session later = token.logIn(USER)) {
      assertThatThrownBy(() -> later.container(FIRST).sign(MESSAGE)).isInstanceOf(TokenFault.class);
    }
  }

  @Test
  void a_decryption_key_of_before_lies_beside_the_pair_with_its_certificate_and_no_signing_one()
      throws Exception {
    SmartToken token = initialised();
    Sm2KeyPair before = Sm2Keys.generate(new SecureRandom());
    Octets certificate = certificates(7).encryption();
    TokenCertificates alone =
        TokenCertificates.ofDecryptionKey(certificate, certificates(7).chain());
    Pair inForce;
    try (HeldToken.Session session = token.logIn(USER)) {
      inForce = pairIn(session.createContainer(FIRST), 1);
      Container back = session.createContainer(SECOND);
      byte[] enveloped = EnvelopedKey.seal(before, back.generateSigningPair());
      assertThat(back.importEncryptionPair(enveloped)).isEqualTo(before.publicKey());
      back.writeCertificates(alone);
      assertThat(back.importEncryptionPair(enveloped)).as("repeated").isEqualTo(before.publicKey());
      back.writeCertificates(alone);
      back.deleteSigningKey();
    }
    TokenDriver later = startedAnew().orElse(driver);
    SmartToken same = later.token(token.chip());
    assertThat(same.containers())
        .containsExactly(
            new HeldToken.Content(FIRST, Optional.of(certificates(1))),
            new HeldToken.Content(SECOND, Optional.of(alone)));
    try (HeldToken.Session session = same.logIn(USER)) {
      Container back = session.container(SECOND);
      assertThat(back.decrypt(Sm2Encryption.encrypt(before.publicKey(), SECRET))).isEqualTo(SECRET);
      assertThatThrownBy(() -> back.sign(MESSAGE)).isInstanceOf(TokenFault.class);
      assertThatThrownBy(back::generateSigningPair).isInstanceOf(TokenFault.class);
      inForce.assertWorks(session.container(FIRST));
    }
  }

  @Test
  void a_pair_that_may_be_in_force_is_not_written_over() throws Exception {
    try (HeldToken.Session session = initialised().logIn(USER)) {
      Container container = session.createContainer(FIRST);
      container.generateSigningPair();
      Pair pair = pairIn(container, 1); // nothing was issued for the first key

      assertThatThrownBy(container::generateSigningPair).isInstanceOf(TokenFault.class);
      assertThatThrownBy(() -> session.createContainer(FIRST)).isInstanceOf(TokenFault.class);
      pair.assertWorks(container);

      container.deleteSigningKey();
      assertThatThrownBy(container::generateSigningPair).isInstanceOf(TokenFault.class);
      pair.assertDecrypts(container);
    }
  }

  @Test
  void room_is_known_before_and_a_full_token_refuses_and_keeps_what_it_has() throws Exception {
    SmartToken token = initialised();
    int capacity = token.room().capacity();
    assertThat(capacity).as("a pair and the one in its place").isGreaterThanOrEqualTo(2);
    try (HeldToken.Session session = token.logIn(USER)) {
      Pair first = pairIn(session.createContainer("container-1"), 1);
      for (int made = 1; made < capacity; made++) {
        assertThat(token.room()).isEqualTo(new HeldToken.Room(capacity, capacity - made));
        session.createContainer("container-" + (made + 1));
      }
      assertThat(token.room()).isEqualTo(new HeldToken.Room(capacity, 0));
      List<HeldToken.Content> full = token.containers();

      assertThatThrownBy(() -> session.createContainer(SECOND)).isInstanceOf(NoRoom.class);
      assertThat(token.containers()).isEqualTo(full);
      first.assertWorks(session.container("container-1"));

      session.deleteContainer("container-2");
      pairIn(session.createContainer(SECOND), 2).assertWorks(session.container(SECOND));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "容器", "line\n"})
  void a_container_is_named_in_printable_ascii(String name) throws Exception {
    try (HeldToken.Session session = initialised().logIn(USER)) {
      assertThatThrownBy(() -> session.createContainer(name)).isInstanceOf(TokenFault.class);
      assertThatThrownBy(() -> session.createContainer("x".repeat(65)))
          .isInstanceOf(TokenFault.class);
      assertThat(session.createContainer("x".repeat(64)).name()).hasSize(64);
    }
  }

  SmartToken initialised() throws TokenFault {
    SmartToken token = driver.takeBlank().orElseThrow();
    token.initialise("job", USER, ADMIN, LIMIT);
    return token;
  }

  /** Lets a pair be born, brought and certified in a container, as a job does. */
  static Pair pairIn(Container container, int which) throws TokenFault {
    Sm2KeyPair encryption = Sm2Keys.generate(new SecureRandom());
    Sm2PublicKey signing = container.generateSigningPair();
    container.importEncryptionPair(EnvelopedKey.seal(encryption, signing));
    container.writeCertificates(certificates(which));
    return new Pair(signing, encryption.publicKey());
  }

  static TokenCertificates certificates(int which) {
    return new TokenCertificates(
        Octets.of(new byte[] {1, (byte) which}),
        Octets.of(new byte[] {2, (byte) which}),
        List.of(Octets.of(new byte[] {3}), Octets.of(new byte[] {4})));
  }

  /** What the world knows of a pair. */
  record Pair(Sm2PublicKey signing, Sm2PublicKey encryption) {
    void assertWorks(Container container) throws TokenFault {
      assertThat(Sm2Signatures.verify(signing, MESSAGE, container.sign(MESSAGE))).isTrue();
      assertDecrypts(container);
    }

    void assertDecrypts(Container container) throws TokenFault {
      assertThat(container.decrypt(Sm2Encryption.encrypt(encryption, SECRET))).isEqualTo(SECRET);
    }
  }
}
