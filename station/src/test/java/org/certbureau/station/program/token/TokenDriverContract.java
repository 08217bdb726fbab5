package org.certbureau.station.program.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

/** What every token driver must do, whatever tokens are behind it. */
public abstract class TokenDriverContract {
  private static final Pin USER = Pin.of("7K3MX9PQ2A");
  private static final Pin OTHER = Pin.of("B8T4WZ6HN5");
  private static final Pin ADMIN = Pin.of("administrator-of-the-token");
  private static final Pin WRONG = Pin.of("wrong-pin");
  private static final int LIMIT = 9;

  private TokenDriver driver;

  /** A driver whose rack holds three blank tokens and nothing else. */
  protected abstract TokenDriver rackOfThreeBlanks() throws Exception;

  /** The same rack after the program was started anew; empty if it does not outlive the program. */
  protected abstract Optional<TokenDriver> startedAnew();

  @BeforeEach
  void fillTheRack() throws Exception {
    driver = rackOfThreeBlanks();
  }

  @Test
  void each_blank_token_is_handed_out_once() throws Exception {
    List<String> chips =
        List.of(
            driver.takeBlank().orElseThrow().chip(),
            driver.takeBlank().orElseThrow().chip(),
            driver.takeBlank().orElseThrow().chip());

    assertThat(chips).doesNotHaveDuplicates();
    assertThat(driver.takeBlank()).isEmpty();
    assertThat(driver.takeBlank(chips.get(0))).isEmpty();
    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(3, 0));
  }

  @Test
  void a_token_given_back_can_be_taken_again() throws Exception {
    SmartToken token = driver.takeBlank().orElseThrow();

    driver.giveBack(token);

    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(3, 3));
    assertThat(driver.takeBlank(token.chip())).isPresent();
  }

  @Test
  void an_initialised_token_is_no_blank_one_any_more() throws Exception {
    SmartToken token = initialised();

    Optional<TokenDriver> anew = startedAnew();
    if (anew.isPresent()) {
      assertThat(anew.get().rack()).isEqualTo(new TokenDriver.Rack(3, 2));
      assertThat(anew.get().takeBlank(token.chip())).isEmpty();
      assertThat(anew.get().token(token.chip()).label()).contains("job");
    }
    assertThat(token.state()).isEqualTo(SmartToken.State.INITIALISED);
  }

  @Test
  void a_token_that_is_not_in_the_rack_is_a_fault() {
    assertThatThrownBy(() -> driver.token("0000000000000000")).isInstanceOf(TokenFault.class);
  }

  @Test
  void the_signing_pair_is_born_on_the_token_and_shows_itself_by_its_request() throws Exception {
    try (SmartToken.Session session = initialised().logIn(USER)) {
      Sm2PublicKey born = session.generateSigningPair();
      Pkcs10 request = Pkcs10.parse(session.certificationRequest("CS-20261122-000001-1"));

      assertThat(request.provesPossession()).isTrue();
      assertThat(request.key()).isEqualTo(born);
      assertThat(request.subject()).hasToString("CN=CS-20261122-000001-1");
    }
  }

  @Test
  void it_signs_with_the_key_that_was_born_on_it() throws Exception {
    SmartToken token = initialised();
    byte[] message = "声明".getBytes(UTF_8);
    Sm2PublicKey born;
    try (SmartToken.Session session = token.logIn(USER)) {
      born = session.generateSigningPair();
    }
    byte[] signature;
    try (SmartToken.Session session = token.logIn(USER)) {
      signature = session.sign(message);
    }

    assertThat(Sm2Signatures.verify(born, message, signature)).isTrue();
  }

  @Test
  void it_takes_an_encryption_pair_that_was_made_for_it() throws Exception {
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    byte[] secret = "给持有人".getBytes(UTF_8);
    try (SmartToken.Session session = initialised().logIn(USER)) {
      byte[] enveloped = EnvelopedKey.seal(pair, session.generateSigningPair());

      assertThat(session.importEncryptionPair(enveloped)).isEqualTo(pair.publicKey());
      assertThat(session.decrypt(Sm2Encryption.encrypt(pair.publicKey(), secret)))
          .isEqualTo(secret);
    }
  }

  @Test
  void it_refuses_an_encryption_pair_that_was_made_for_another() throws Exception {
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    byte[] forAnother = EnvelopedKey.seal(pair, Sm2Keys.generate(new SecureRandom()).publicKey());
    try (SmartToken.Session session = initialised().logIn(USER)) {
      session.generateSigningPair();

      assertThatThrownBy(() -> session.importEncryptionPair(forAnother))
          .isInstanceOf(EnvelopeRefused.class);
      assertThatThrownBy(() -> session.importEncryptionPair(new byte[] {1, 2, 3}))
          .isInstanceOf(EnvelopeRefused.class);
    }
  }

  @Test
  void certificates_are_read_without_pin() throws Exception {
    SmartToken token = initialised();
    assertThat(token.certificates()).isEmpty();
    SmartToken.Certificates written =
        new SmartToken.Certificates(
            Octets.of(new byte[] {1}),
            Octets.of(new byte[] {2}),
            List.of(Octets.of(new byte[] {3}), Octets.of(new byte[] {4})));
    try (SmartToken.Session session = token.logIn(USER)) {
      session.writeCertificates(written);
    }

    assertThat(driver.token(token.chip()).certificates()).contains(written);
  }

  @Test
  void without_keys_it_neither_signs_nor_decrypts() throws Exception {
    try (SmartToken.Session session = initialised().logIn(USER)) {
      assertThatThrownBy(() -> session.sign(new byte[1])).isInstanceOf(TokenFault.class);
      assertThatThrownBy(() -> session.decrypt(new byte[1])).isInstanceOf(TokenFault.class);
    }
  }

  @Test
  void after_logging_out_nothing_is_signed() throws Exception {
    SmartToken.Session session = initialised().logIn(USER);
    session.generateSigningPair();
    session.close();

    assertThatThrownBy(() -> session.sign(new byte[1])).isInstanceOf(TokenFault.class);
  }

  @Test
  void a_wrong_pin_costs_an_attempt_and_the_right_one_restores_them() throws Exception {
    SmartToken token = initialised();

    PinRejected rejected = rejection(token, WRONG);
    assertThat(rejected.retriesLeft()).isEqualTo(LIMIT - 1);
    assertThat(token.pinRetriesLeft()).isEqualTo(LIMIT - 1);

    token.logIn(USER).close();
    assertThat(token.pinRetriesLeft()).isEqualTo(LIMIT);
  }

  @Test
  void as_many_wrong_pins_as_the_limit_says_lock_the_token_even_for_the_right_one()
      throws Exception {
    SmartToken token = initialised();
    for (int i = 1; i < LIMIT; i++) {
      assertThat(rejection(token, WRONG).locked()).as("after %s attempts", i).isFalse();
    }

    assertThat(rejection(token, WRONG).locked()).isTrue();
    assertThat(rejection(token, USER).locked()).isTrue();
    assertThat(token.pinRetriesLeft()).isZero();
    if (startedAnew().isPresent()) {
      SmartToken anew = startedAnew().orElseThrow().token(token.chip());
      assertThat(rejection(anew, USER).locked()).isTrue();
    }
  }

  @Test
  void the_administrator_unlocks_with_a_new_pin_and_the_keys_stay() throws Exception {
    SmartToken token = initialised();
    Sm2PublicKey born;
    try (SmartToken.Session session = token.logIn(USER)) {
      born = session.generateSigningPair();
    }
    for (int i = 0; i < LIMIT; i++) {
      rejection(token, WRONG);
    }

    token.unlock(ADMIN, OTHER);

    assertThat(token.pinRetriesLeft()).isEqualTo(LIMIT);
    assertThat(rejection(token, USER).locked()).isFalse();
    try (SmartToken.Session session = token.logIn(OTHER)) {
      assertThat(Sm2Signatures.verify(born, new byte[3], session.sign(new byte[3]))).isTrue();
    }
  }

  @Test
  void a_wrong_administrator_pin_unlocks_nothing() throws Exception {
    SmartToken token = initialised();

    assertThatThrownBy(() -> token.unlock(WRONG, OTHER)).isInstanceOf(PinRejected.class);
    assertThatThrownBy(() -> token.unlock(USER, OTHER)).isInstanceOf(PinRejected.class);

    assertThat(rejection(token, OTHER).retriesLeft()).isEqualTo(LIMIT - 1);
  }

  @Test
  void the_holder_changes_the_pin() throws Exception {
    SmartToken token = initialised();
    try (SmartToken.Session session = token.logIn(USER)) {
      session.generateSigningPair();
      session.changePin(OTHER);
    }

    rejection(token, USER);
    try (SmartToken.Session session = token.logIn(OTHER)) {
      assertThat(session.sign(new byte[3])).isNotEmpty();
    }
  }

  @Test
  void initialising_again_erases_everything() throws Exception {
    SmartToken token = initialised();
    try (SmartToken.Session session = token.logIn(USER)) {
      session.generateSigningPair();
    }

    token.initialise("job", OTHER, ADMIN, 10);

    assertThat(token.pinRetriesLeft()).isEqualTo(10);
    rejection(token, USER);
    try (SmartToken.Session session = token.logIn(OTHER)) {
      assertThatThrownBy(() -> session.sign(new byte[3])).isInstanceOf(TokenFault.class);
    }
  }

  @Test
  void a_spoiled_token_is_of_no_use_to_anybody() throws Exception {
    SmartToken token = initialised();

    token.spoil();
    token.spoil();

    assertThat(token.state()).isEqualTo(SmartToken.State.SPOILED);
    assertThatThrownBy(() -> token.logIn(USER)).isInstanceOf(TokenFault.class);
    assertThatThrownBy(() -> token.unlock(ADMIN, OTHER)).isInstanceOf(TokenFault.class);
    assertThatThrownBy(() -> token.initialise("other", USER, ADMIN, LIMIT))
        .isInstanceOf(TokenFault.class);
    if (startedAnew().isPresent()) {
      assertThat(startedAnew().orElseThrow().rack().blanks()).isEqualTo(2);
    }
  }

  private SmartToken initialised() throws TokenFault {
    SmartToken token = driver.takeBlank().orElseThrow();
    token.initialise("job", USER, ADMIN, LIMIT);
    return token;
  }

  private static PinRejected rejection(SmartToken token, Pin pin) {
    PinRejected rejected = catchThrowableOfType(PinRejected.class, () -> token.logIn(pin));
    assertThat(rejected).isNotNull();
    return rejected;
  }
}
