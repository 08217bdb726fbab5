package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every key management centre asks before a key comes back (A-G7), whoever runs it. */
public abstract class KeyRecoveryContract {
  protected static final RegionCode REGION = RegionCode.of("440000");
  protected static final String LIN = "gd-officer1";
  protected static final String CHEN = "gd-officer2";
  protected static final String HE = "gd-officer3";
  protected static final String ACCEPTOR = "gd-acceptor";
  protected static final String REVIEWER = "gd-reviewer";

  protected final Sm2KeyPair token = Sm2Keys.generate(new SecureRandom());
  protected RecoveryOrder order;
  private EncryptionPair escrowed;
  private int orders;

  protected abstract KeyManagementCentre kmc();

  protected abstract KeyRecovery centre();

  /** Runs in a transaction and returns after its commit. */
  protected abstract <T> T inTransaction(Supplier<T> work);

  /** Lets time pass. */
  protected abstract void pass(Duration span);

  @BeforeEach
  void officersOfTheFirstHour() {
    Sm2KeyPair first = Sm2Keys.generate(new SecureRandom());
    escrowed =
        inTransaction(
            () ->
                kmc()
                    .newEncryptionPair(new PairRequest(first.publicKey(), REGION, "GD-1-1 first")));
    letIn();
    order = order(escrowed.publicKey().fingerprint(), token, ACCEPTOR, REVIEWER);
  }

  /** The three of the bureau's very first start. */
  protected void letIn() {
    for (String officer : List.of(LIN, CHEN, HE)) {
      admit(officer, Set.of());
    }
  }

  protected RecoveryOrder order(
      String key, Sm2KeyPair recipient, String acceptor, String reviewer) {
    CaseNumber number = new CaseNumber("GD-20261127-%06d".formatted(100 + orders++));
    RecoveryOrder asked =
        new RecoveryOrder(
            REGION,
            number,
            number + "-1",
            "GD-Z-000733",
            new WantedKey("GD-20261101-000007-1", 2, key, "3003"),
            new KeyRecipient(recipient.publicKey(), "4D5D000000000001", "3004"),
            "广州市某某社会保险服务所",
            "重开 2025 年的密文附件",
            acceptor,
            reviewer,
            "c".repeat(64));
    approve(asked);
    open(asked);
    return asked;
  }

  protected void approve(RecoveryOrder asked) {
    inTransaction(
        () -> {
          centre().approved(asked.caseNumber());
          return null;
        });
  }

  protected Quorum open(RecoveryOrder asked) {
    return inTransaction(() -> centre().open(asked));
  }

  /** What a maker's repetition asks: the same with another job and another key of the token's. */
  protected RecoveryOrder repeated(RecoveryOrder said, int time) {
    return new RecoveryOrder(
        said.region(),
        said.caseNumber(),
        said.caseNumber() + "-" + time,
        said.certificate(),
        said.key(),
        new KeyRecipient(
            Sm2Keys.generate(new SecureRandom()).publicKey(),
            said.recipient().chip(),
            said.recipient().certificate()),
        said.unit(),
        said.purpose(),
        said.acceptor(),
        said.reviewer(),
        said.papers());
  }

  protected void end() {
    inTransaction(
        () -> {
          centre().end(order.job(), "VOID");
          return null;
        });
  }

  protected void admit(String officer, Set<String> by) {
    admit(officer, Set.of(REGION), by);
  }

  private void admit(String officer, Set<RegionCode> regions, Set<String> by) {
    inTransaction(
        () -> {
          centre().admit(officer, regions, password(officer), by);
          return null;
        });
  }

  protected static char[] password(String officer) {
    return ("right for " + officer).toCharArray();
  }

  protected Quorum consent(String officer) {
    return inTransaction(() -> centre().consent(order, officer, password(officer)));
  }

  private Quorum refuse(String officer) {
    return inTransaction(() -> centre().refuse(order, officer, password(officer), "说明函没有盖章"));
  }

  protected Quorum.State state() {
    return centre().quorum(order).state();
  }

  protected byte[] recover() {
    return inTransaction(() -> centre().recover(order));
  }

  protected static String code(ThrowingCallable what) {
    return Refused.at(what).code();
  }

  @Test
  void two_consents_bring_the_decryption_key_back_to_its_recipient_and_to_nobody_else_A_G7() {
    assertThat(state()).isEqualTo(Quorum.State.WAITING);
    assertThat(consent(LIN).state()).isEqualTo(Quorum.State.WAITING);
    assertThat(consent(CHEN).state()).isEqualTo(Quorum.State.ENOUGH);
    Sm2KeyPair back = EnvelopedKey.open(recover(), token.privateKey());
    assertThat(back.publicKey()).isEqualTo(escrowed.publicKey());
    byte[] of_before = Sm2Encryption.encrypt(escrowed.publicKey(), new byte[] {7});
    assertThat(Sm2Encryption.decrypt(back.privateKey(), of_before)).containsExactly(7);
    assertThat(state()).isEqualTo(Quorum.State.RECOVERED);
  }

  @Test
  void it_comes_back_once() {
    consent(LIN);
    consent(CHEN);
    recover();
    assertThat(code(this::recover)).isEqualTo("kmc.recovered-before");
    assertThat(code(() -> consent(HE))).isEqualTo("kmc.recovered-before");
  }

  @Test
  void nobodys_and_one_officers_consent_bring_nothing_back() {
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
    consent(LIN);
    consent(LIN);
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
    assertThat(centre().quorum(order).consents()).isOne();
  }

  @Test
  void a_consent_takes_the_officers_own_password() {
    assertThat(code(() -> inTransaction(() -> centre().consent(order, LIN, password(CHEN)))))
        .isEqualTo("kmc.password-wrong");
    assertThat(code(() -> inTransaction(() -> centre().refuse(order, LIN, password(CHEN), "不明"))))
        .isEqualTo("kmc.password-wrong");
    assertThat(state()).isEqualTo(Quorum.State.WAITING);
  }

  @ParameterizedTest(name = "after {0} it is {1}")
  @CsvSource({"PT23H59M59S, ENOUGH", "PT24H, WAITING", "PT48H, WAITING"})
  void a_consent_holds_for_twenty_four_hours(Duration passed, Quorum.State then) {
    consent(LIN);
    consent(CHEN);
    pass(passed);
    assertThat(state()).isEqualTo(then);
    if (then == Quorum.State.WAITING) {
      assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
      consent(LIN);
      assertThat(consent(CHEN).state()).isEqualTo(Quorum.State.ENOUGH);
    }
  }

  @Test
  void a_consent_is_taken_back_until_the_key_is_and_may_be_given_anew() {
    consent(LIN);
    consent(CHEN);
    assertThat(inTransaction(() -> centre().withdraw(order, LIN)).state())
        .isEqualTo(Quorum.State.WAITING);
    assertThat(code(() -> inTransaction(() -> centre().withdraw(order, LIN))))
        .isEqualTo("kmc.nothing-to-withdraw");
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
    assertThat(consent(LIN).state()).isEqualTo(Quorum.State.ENOUGH);
  }

  @Test
  void one_refusal_ends_nothing_while_two_can_still_consent_and_the_second_does() {
    Quorum one = refuse(LIN);
    assertThat(one.state()).isEqualTo(Quorum.State.WAITING);
    assertThat(one.of(LIN).orElseThrow().reason()).isEqualTo("说明函没有盖章");
    assertThat(code(() -> consent(LIN))).isEqualTo("kmc.refused-before");
    consent(CHEN);
    assertThat(refuse(HE).state()).isEqualTo(Quorum.State.NO_TWO_LEFT);
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
  }

  @Test
  void who_refused_has_refused_the_repetition_as_well_and_consents_do_not_come_along() {
    refuse(LIN);
    consent(CHEN);
    end();
    order = repeated(order, 2);
    Quorum second = open(order);
    assertThat(second.state()).isEqualTo(Quorum.State.WAITING);
    assertThat(second.consents()).isZero();
    assertThat(second.of(LIN).orElseThrow().answer()).isEqualTo(Answer.REFUSAL);
    assertThat(second.of(LIN).orElseThrow().reason()).isEqualTo("说明函没有盖章");
    assertThat(code(() -> consent(LIN))).isEqualTo("kmc.refused-before");
    refuse(HE);
    end();
    order = repeated(order, 3);
    assertThat(open(order).state()).as("of two jobs before").isEqualTo(Quorum.State.NO_TWO_LEFT);
    assertThat(open(order).voices()).as("said again").hasSize(3);
  }

  @Test
  void officers_who_left_end_nothing_for_another_may_be_let_in() {
    inTransaction(
        () -> {
          centre().left(CHEN);
          centre().left(HE);
          return null;
        });
    assertThat(state()).isEqualTo(Quorum.State.WAITING);
    consent(LIN);
    admit("gd-officer4", Set.of());
    assertThat(consent("gd-officer4").state()).isEqualTo(Quorum.State.ENOUGH);
  }

  @Test
  void what_was_said_stays_as_it_was_when_it_was_over() {
    refuse(HE);
    consent(LIN);
    consent(CHEN);
    recover();
    inTransaction(
        () -> {
          centre().left(CHEN);
          return null;
        });
    pass(Duration.ofDays(400));
    Quorum quorum = centre().quorum(order);
    assertThat(quorum.state()).isEqualTo(Quorum.State.RECOVERED);
    assertThat(quorum.consents()).isEqualTo(2);
    assertThat(quorum.voices())
        .extracting(Quorum.Voice::officer, Quorum.Voice::answer)
        .containsExactly(
            tuple(LIN, Answer.CONSENT), tuple(CHEN, Answer.CONSENT), tuple(HE, Answer.REFUSAL));
  }

  @Test
  void what_was_opened_is_told_whole_whatever_the_bureau_keeps() {
    for (Set<RegionCode> regions : Arrays.asList(Set.of(REGION), (Set<RegionCode>) null)) {
      assertThat(opened(regions)).containsExactly(order.job());
    }
    assertThat(opened(Set.of(RegionCode.of("430100")))).isEmpty();
    assertThat(centre().standing(order.job()).orElseThrow().order()).isEqualTo(order);
    assertThat(centre().standing("GD-20261127-999999-1")).isEmpty();
    assertThat(centre().changed()).isEmpty();
  }

  private List<String> opened(Set<RegionCode> regions) {
    return centre().opened(regions, Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"), 10);
  }

  @Test
  void how_it_ended_is_told_as_the_bureau_called_it_first() {
    consent(LIN);
    consent(CHEN);
    recover();
    assertThat(centre().standing(order.job()).orElseThrow().how()).isNull();
    for (String how : List.of("RESTORED", "VOID")) {
      inTransaction(
          () -> {
            centre().end(order.job(), how);
            return null;
          });
      assertThat(centre().standing(order.job()).orElseThrow().how()).isEqualTo("RESTORED");
    }
    assertThat(state()).isEqualTo(Quorum.State.RECOVERED);
  }

  @Test
  void what_was_approved_anew_is_asked_anew_in_sight_of_what_was_refused() {
    refuse(LIN);
    refuse(HE);
    end();
    RecoveryOrder first = order;
    order = repeated(order, 2);
    approve(order);
    assertThat(open(order).state()).isEqualTo(Quorum.State.WAITING);
    assertThat(centre().standing(order.job()).orElseThrow().refused())
        .extracting(FormerRefusal::officer, FormerRefusal::reason)
        .containsExactly(tuple(LIN, "说明函没有盖章"), tuple(HE, "说明函没有盖章"));
    assertThat(centre().standing(first.job()).orElseThrow().refused()).isEmpty();
    assertThat(centre().standing(first.job()).orElseThrow().repeated()).isTrue();
    consent(LIN);
    assertThat(consent(HE).state()).isEqualTo(Quorum.State.ENOUGH);
  }

  @Test
  void two_consents_bring_it_back_although_a_third_refuses() {
    refuse(LIN);
    consent(CHEN);
    assertThat(consent(HE).state()).isEqualTo(Quorum.State.ENOUGH);
    assertThat(recover()).isNotEmpty();
  }

  @Test
  void a_consent_that_becomes_a_refusal_counts_as_one() {
    consent(LIN);
    consent(CHEN);
    assertThat(refuse(LIN).state()).isEqualTo(Quorum.State.WAITING);
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
  }

  @Test
  void who_accepted_or_reviewed_the_case_does_not_consent_to_it_A_G7() {
    for (RecoveryOrder theirs :
        List.of(
            order(order.key().fingerprint(), token, LIN, REVIEWER),
            order(order.key().fingerprint(), token, ACCEPTOR, LIN))) {
      order = theirs;
      assertThat(code(() -> consent(LIN))).isEqualTo("kmc.own-case");
      consent(CHEN);
      assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
    }
  }

  @Test
  void of_two_of_whom_one_as_administrator_let_the_other_in_one_alone_counts() {
    admit(CHEN, Set.of(LIN, "admin2"));
    pass(Duration.ofHours(24));
    consent(LIN);
    assertThat(consent(CHEN).state()).isEqualTo(Quorum.State.WAITING);
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
    assertThat(consent(HE).state()).isEqualTo(Quorum.State.ENOUGH);
  }

  @Test
  void an_account_that_was_made_or_reset_consents_to_nothing_for_twenty_four_hours() {
    consent(LIN);
    consent(CHEN);
    admit(CHEN, Set.of("admin1", "admin2"));
    assertThat(state()).as("said before the reset").isEqualTo(Quorum.State.WAITING);
    pass(Duration.ofHours(23));
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.not-settled");
    pass(Duration.ofHours(1));
    consent(LIN);
    assertThat(consent(CHEN).state()).isEqualTo(Quorum.State.ENOUGH);
  }

  @Test
  void an_own_new_password_has_not_to_wait_where_the_centre_knew_the_former_one() {
    inTransaction(
        () -> {
          centre().passwordChosen(LIN, password(LIN), "another one".toCharArray());
          centre().passwordChosen(CHEN, "guessed".toCharArray(), "mine".toCharArray());
          return null;
        });
    assertThat(code(() -> consent(LIN))).isEqualTo("kmc.password-wrong");
    assertThat(
            inTransaction(() -> centre().consent(order, LIN, "another one".toCharArray()))
                .consents())
        .isOne();
    assertThat(code(() -> inTransaction(() -> centre().consent(order, CHEN, "mine".toCharArray()))))
        .isEqualTo("kmc.password-wrong");
  }

  @Test
  void who_has_left_and_who_is_of_another_region_is_nobody() {
    consent(LIN);
    consent(CHEN);
    inTransaction(
        () -> {
          centre().left(CHEN);
          return null;
        });
    assertThat(state()).isEqualTo(Quorum.State.WAITING);
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.officer-unknown");
    admit("cs-officer1", Set.of(RegionCode.of("430100")), Set.of());
    assertThat(code(() -> consent("cs-officer1"))).isEqualTo("kmc.officer-unknown");
    assertThat(code(() -> consent("nobody"))).isEqualTo("kmc.officer-unknown");
  }

  @Test
  void what_was_said_to_one_order_says_nothing_to_another() {
    consent(LIN);
    consent(CHEN);
    RecoveryOrder said = order;
    Sm2KeyPair other = Sm2Keys.generate(new SecureRandom());
    for (RecoveryOrder changed :
        List.of(
            with(said, said.key(), other.publicKey(), "4D5D000000000001", "3004"),
            with(said, said.key(), said.recipient().key(), "4D5D000000000002", "3004"),
            with(said, said.key(), said.recipient().key(), "4D5D000000000001", "3005"),
            with(said, wanted(other.publicKey().fingerprint(), "3003")),
            with(said, wanted(said.key().fingerprint(), "3005")),
            of("another unit", said.purpose(), said),
            of(said.unit(), "another purpose", said))) {
      order = changed;
      assertThat(code(this::recover)).isEqualTo("kmc.forged");
    }
  }

  private static WantedKey wanted(String fingerprint, String certificate) {
    return new WantedKey("GD-20261101-000007-1", 2, fingerprint, certificate);
  }

  private static RecoveryOrder of(String unit, String purpose, RecoveryOrder said) {
    return new RecoveryOrder(
        said.region(),
        said.caseNumber(),
        said.job(),
        said.certificate(),
        said.key(),
        said.recipient(),
        unit,
        purpose,
        said.acceptor(),
        said.reviewer(),
        said.papers());
  }

  private static RecoveryOrder with(RecoveryOrder said, WantedKey key) {
    KeyRecipient token = said.recipient();
    return with(said, key, token.key(), token.chip(), token.certificate());
  }

  private static RecoveryOrder with(
      RecoveryOrder said, WantedKey key, Sm2PublicKey recipient, String chip, String carried) {
    return new RecoveryOrder(
        said.region(),
        said.caseNumber(),
        said.job(),
        said.certificate(),
        key,
        new KeyRecipient(recipient, chip, carried),
        said.unit(),
        said.purpose(),
        said.acceptor(),
        said.reviewer(),
        said.papers());
  }

  @Test
  void nothing_comes_of_an_order_whose_job_is_over() {
    consent(LIN);
    consent(CHEN);
    inTransaction(
        () -> {
          centre().end(order.job(), "STOPPED");
          centre().end(order.job(), "STOPPED");
          return null;
        });
    assertThat(state()).isEqualTo(Quorum.State.ENDED);
    assertThat(code(this::recover)).isEqualTo("kmc.order-over");
    assertThat(code(() -> consent(HE))).isEqualTo("kmc.order-over");
  }

  @Test
  void a_key_that_is_not_in_escrow_does_not_come_back() {
    order = order(token.publicKey().fingerprint(), token, ACCEPTOR, REVIEWER);
    consent(LIN);
    consent(CHEN);
    assertThat(code(this::recover)).isEqualTo("kmc.not-in-escrow");
  }
}
