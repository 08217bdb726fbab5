package org.certbureau.station.program.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.program.pin.Pin;
import org.junit.jupiter.api.Test;

/** What every token driver must do, whatever tokens are behind it. */
public abstract class TokenDriverContract extends TokenContainersContract {
  @Test
  void each_blank_token_is_taken_once() throws Exception {
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
    assertThat(token.state()).isEqualTo(HeldToken.State.INITIALISED);
  }

  @Test
  void a_token_that_was_never_here_is_not_present() {
    assertThatThrownBy(() -> driver.token("0000000000000000")).isInstanceOf(TokenNotPresent.class);
    assertThatThrownBy(() -> present("0000000000000000")).isInstanceOf(TokenNotPresent.class);
    assertThatThrownBy(() -> remove("0000000000000000")).isInstanceOf(TokenNotPresent.class);
  }

  @Test
  void after_logging_out_nothing_is_signed() throws Exception {
    HeldToken.Session session = initialised().logIn(USER);
    Container container = session.createContainer(FIRST);
    pairIn(container, 1);
    session.close();

    assertThatThrownBy(() -> container.sign(MESSAGE)).isInstanceOf(TokenFault.class);
    assertThatThrownBy(() -> session.container(FIRST)).isInstanceOf(TokenFault.class);
    assertThatThrownBy(() -> session.createContainer(SECOND)).isInstanceOf(TokenFault.class);
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
    Pair pair;
    try (HeldToken.Session session = token.logIn(USER)) {
      pair = pairIn(session.createContainer(FIRST), 1);
    }
    for (int i = 0; i < LIMIT; i++) {
      rejection(token, WRONG);
    }

    token.unlock(ADMIN, OTHER);

    assertThat(token.pinRetriesLeft()).isEqualTo(LIMIT);
    assertThat(rejection(token, USER).locked()).isFalse();
    try (HeldToken.Session session = token.logIn(OTHER)) {
      pair.assertWorks(session.container(FIRST));
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
  void the_administrator_pin_is_changed_and_nothing_else() throws Exception {
    SmartToken token = initialised();
    Pair pair;
    try (HeldToken.Session session = token.logIn(USER)) {
      pair = pairIn(session.createContainer(FIRST), 1);
    }
    rejection(token, WRONG);

    assertThatThrownBy(() -> token.changeAdminPin(WRONG, OTHER)).isInstanceOf(PinRejected.class);
    token.changeAdminPin(ADMIN, WRONG);

    assertThat(token.pinRetriesLeft()).isEqualTo(LIMIT - 1);
    try (HeldToken.Session session = token.logIn(USER)) {
      pair.assertWorks(session.container(FIRST));
    }
    assertThatThrownBy(() -> token.unlock(ADMIN, OTHER)).isInstanceOf(PinRejected.class);
    token.unlock(WRONG, OTHER);
    try (HeldToken.Session session = token.logIn(OTHER)) {
      pair.assertWorks(session.container(FIRST));
    }
  }

  @Test
  void the_holder_changes_the_pin() throws Exception {
    SmartToken token = initialised();
    Pair pair;
    try (HeldToken.Session session = token.logIn(USER)) {
      pair = pairIn(session.createContainer(FIRST), 1);
      session.changePin(OTHER);
    }

    rejection(token, USER);
    try (HeldToken.Session session = token.logIn(OTHER)) {
      pair.assertWorks(session.container(FIRST));
    }
  }

  @Test
  void initialising_again_erases_everything() throws Exception {
    SmartToken token = initialised();
    try (HeldToken.Session session = token.logIn(USER)) {
      pairIn(session.createContainer(FIRST), 1);
      pairIn(session.createContainer(SECOND), 2);
    }

    token.initialise("job", OTHER, ADMIN, 10);

    assertThat(token.containers()).isEmpty();
    assertThat(token.room().free()).isEqualTo(token.room().capacity());

    assertThat(token.pinRetriesLeft()).isEqualTo(10);
    rejection(token, USER);
    try (HeldToken.Session session = token.logIn(OTHER)) {
      assertThatThrownBy(() -> session.container(FIRST)).isInstanceOf(NoSuchContainer.class);
    }
  }

  @Test
  void a_spoiled_token_is_of_no_use_to_anybody() throws Exception {
    SmartToken token = initialised();
    try (HeldToken.Session session = token.logIn(USER)) {
      pairIn(session.createContainer(FIRST), 1);
    }

    token.spoil();
    token.spoil();

    assertThat(token.state()).isEqualTo(HeldToken.State.SPOILED);
    assertThat(token.containers()).isEmpty();
    assertThat(token.room().free()).isZero();
    assertThatThrownBy(() -> token.logIn(USER)).isInstanceOf(TokenFault.class);
    assertThatThrownBy(() -> token.unlock(ADMIN, OTHER)).isInstanceOf(TokenFault.class);
    assertThatThrownBy(() -> token.initialise("other", USER, ADMIN, LIMIT))
        .isInstanceOf(TokenFault.class);
    if (startedAnew().isPresent()) {
      assertThat(startedAnew().orElseThrow().rack().blanks()).isEqualTo(2);
    }
  }

  @Test
  void a_token_that_is_handed_out_leaves_the_rack_and_is_out_of_reach_until_presented()
      throws Exception {
    SmartToken token = initialised();
    assertThat(driver.initialised()).containsExactly(token.chip());

    driver.handOut(token.chip());
    driver.handOut(token.chip());

    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(2, 2));
    assertThat(driver.initialised()).isEmpty();
    assertThat(driver.presented()).isEmpty();
    assertThatThrownBy(() -> driver.token(token.chip())).isInstanceOf(TokenNotPresent.class);

    present(token.chip());
    driver.handOut(token.chip());

    assertThat(driver.presented()).containsExactly(token.chip());
    assertThat(driver.held(token.chip()).chip()).isEqualTo(token.chip());
    assertThat(driver.token(token.chip()).label()).contains("job");
    assertThat(driver.rack())
        .as("the reader is not the rack")
        .isEqualTo(new TokenDriver.Rack(2, 2));
    if (startedAnew().isPresent()) {
      assertThat(startedAnew().orElseThrow().presented()).containsExactly(token.chip());
    }

    remove(token.chip());

    assertThat(driver.presented()).isEmpty();
    assertThatThrownBy(() -> driver.token(token.chip())).isInstanceOf(TokenNotPresent.class);
    if (startedAnew().isPresent()) {
      assertThat(startedAnew().orElseThrow().rack()).isEqualTo(new TokenDriver.Rack(2, 2));
      assertThat(startedAnew().orElseThrow().presented()).isEmpty();
    }
  }

  @Test
  void what_is_in_the_rack_is_in_nobodys_hands_and_cannot_be_presented() throws Exception {
    SmartToken token = initialised();

    assertThatThrownBy(() -> present(token.chip()))
        .isInstanceOf(TokenFault.class)
        .isNotInstanceOf(TokenNotPresent.class);

    assertThat(driver.presented()).isEmpty();
    assertThatThrownBy(() -> driver.held(token.chip())).isInstanceOf(TokenNotPresent.class);
  }

  @Test
  void a_blank_token_that_was_carried_off_is_never_taken_again() throws Exception {
    SmartToken first = driver.takeBlank().orElseThrow();
    driver.giveBack(first);
    remove(first.chip());
    assertThat(driver.takeBlank().orElseThrow().chip()).isNotEqualTo(first.chip());

    SmartToken second = driver.takeBlank().orElseThrow();
    driver.giveBack(second);
    remove(second.chip());
    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(1, 0));

    present(first.chip());
    present(second.chip());
    assertThat(driver.takeBlank(first.chip())).isEmpty();
    assertThat(driver.takeBlank()).isEmpty();
    assertThat(driver.rack()).isEqualTo(new TokenDriver.Rack(1, 0));
  }

  @Test
  void carried_off_amid_a_session_it_refuses_everything_and_is_afterwards_as_it_was()
      throws Exception {
    SmartToken token = initialised();
    HeldToken.Session session = token.logIn(USER);
    Pair pair = pairIn(session.createContainer(FIRST), 1);
    Container container = session.container(FIRST);
    List<HeldToken.Content> before = token.containers();
    int attempts = token.pinRetriesLeft();

    remove(token.chip());

    Sm2KeyPair another = Sm2Keys.generate(new SecureRandom());
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> session.createContainer(SECOND),
            () -> session.container(FIRST),
            () -> session.deleteContainer(FIRST),
            () -> session.changePin(OTHER),
            container::generateSigningPair,
            () -> container.certificationRequest(FIRST),
            () -> container.importEncryptionPair(EnvelopedKey.seal(another, pair.signing())),
            () -> container.writeCertificates(certificates(9)),
            () -> container.sign(MESSAGE),
            () -> container.decrypt(Sm2Encryption.encrypt(pair.encryption(), SECRET)),
            container::deleteSigningKey,
            token::state,
            token::label,
            token::containers,
            token::room,
            token::pinRetriesLeft,
            token::spoil,
            () -> token.logIn(USER),
            () -> token.logIn(WRONG),
            () -> token.unlock(ADMIN, OTHER),
            () -> token.changeAdminPin(ADMIN, OTHER),
            () -> token.initialise("other", OTHER, ADMIN, LIMIT))) {
      assertThatThrownBy(call).isInstanceOf(TokenNotPresent.class);
    }
    session.close();

    present(token.chip());
    assertThat(token.containers()).isEqualTo(before);
    assertThat(token.pinRetriesLeft()).isEqualTo(attempts);
    try (HeldToken.Session later = token.logIn(USER)) {
      pair.assertWorks(later.container(FIRST));
    }
  }

  @Test
  void a_session_does_not_outlive_the_stay_in_which_the_pin_was_given() throws Exception {
    SmartToken token = initialised();
    HeldToken.Session inTheRack = token.logIn(USER);
    Pair pair = pairIn(inTheRack.createContainer(FIRST), 1);

    remove(token.chip());
    present(token.chip());

    HeldToken.Session inTheReader = token.logIn(USER);
    assertThatThrownBy(() -> inTheRack.container(FIRST)).isInstanceOf(TokenNotPresent.class);
    pair.assertWorks(inTheReader.container(FIRST));
    present(token.chip());
    pair.assertWorks(inTheReader.container(FIRST));

    remove(token.chip());
    present(token.chip());

    assertThatThrownBy(() -> inTheReader.container(FIRST)).isInstanceOf(TokenNotPresent.class);
  }

  private static PinRejected rejection(SmartToken token, Pin pin) {
    PinRejected rejected = catchThrowableOfType(PinRejected.class, () -> token.logIn(pin));
    assertThat(rejected).isNotNull();
    return rejected;
  }
}
