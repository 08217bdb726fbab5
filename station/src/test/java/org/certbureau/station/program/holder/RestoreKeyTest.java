package org.certbureau.station.program.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Report;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.program.HolderToken;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decryption keys of before on holders' tokens (A-G7), asked of their driver afterwards. */
class RestoreKeyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "GD-20261126-000007-1";

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private StationHome home;
  private MasterKey master;
  private SoftTokenDriver driver;
  private StationCore station;
  private HolderToken lost;
  private HolderToken token;

  @BeforeEach
  void issueATokenThatIsLostAndAnother() throws Exception {
    home = new StationHome(directory);
    home.create();
    master = StationKeys.create(home).master();
    startAnew();
    lost = HolderToken.issued(driver, bureau, "00000000000000A9");
    token = HolderToken.issued(driver, bureau, CHIP);
  }

  private void startAnew() throws Exception {
    driver = SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
    station = StationCore.inFiles(home, TestPins.STATION, master, driver, CLOCK);
  }

  @Test
  void the_key_of_a_lost_token_decrypts_on_another_and_what_was_on_that_works_as_before()
      throws Exception {
    RestoreKey wanted = TestBureau.restoreKey(JOB, token);
    order(wanted);
    assertThat(seen().step()).isEqualTo(Wanted.Step.INSERT);
    driver.present(CHIP);
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.PIN);
    type();
    assertThat(seen().step()).isEqualTo(Wanted.Step.GENERATING);
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.AWAITING_OFFICERS);
    KeyReady ready = reported(KeyReady.class);
    assertThat(TestBureau.acceptsFormer(ready, wanted)).isTrue();
    driver.remove(CHIP);
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.AWAITING_OFFICERS);

    Restore order = bureau.restore(ready, lost.certificates().encryption());
    order(order);
    assertThat(seen().step()).isEqualTo(Wanted.Step.INSERT);
    driver.present(CHIP);
    look();
    type();
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.AWAITING_VERDICT);
    assertThat(bureau.accepts(reported(Restored.class), order)).isTrue();

    order(new Confirmed(JOB, CHIP));
    assertThat(seen().step()).isEqualTo(Wanted.Step.CLEARING);
    look();
    assertThat(reported(Settled.class)).isEqualTo(new Settled(JOB, CHIP));
    assertThat(seen().step()).isEqualTo(Wanted.Step.DONE);
    token.assertRestored(driver, order);
  }

  @Test
  void while_people_decide_the_token_is_closed_and_other_jobs_go_on_also_on_it() throws Exception {
    KeyReady ready = keyReady();
    HolderToken other = HolderToken.issued(driver, bureau, "00000000000000A1");
    driver.present(other.chip());
    order(TestBureau.rekey("other-token", other), TestBureau.rekey("same-token", token));
    look();
    assertThat(step("other-token")).isEqualTo(Wanted.Step.PIN);
    assertThat(step("same-token")).as("nobody stands at it open").isEqualTo(Wanted.Step.PIN);
    assertThat(station.holders().typed(JOB, token.pin()).cause()).isEqualTo(FailureCode.JOB_CLOSED);
    assertThat(station.holders().typed("same-token", token.pin()).verdict())
        .isEqualTo(PinAnswer.Verdict.RIGHT);
    look();
    Install install = bureau.install(reported(KeyReady.class));
    order(install);
    look();
    reported(Installed.class);
    order(new Confirmed("same-token", CHIP));
    look();
    reported(Settled.class);

    Restore order = restoreBy(ready);
    token.after(install).assertRestored(driver, order, contentOf(token));
  }

  @Test
  void whatever_is_repeated_it_is_done_once_and_answered_alike_also_after_a_start()
      throws Exception {
    RestoreKey wanted = TestBureau.restoreKey(JOB, token);
    order(wanted, wanted);
    KeyReady ready = keyReady();
    assertThat(answers(wanted)).containsExactly(ready);
    startAnew();
    assertThat(answers(wanted)).containsExactly(ready);
    Restore order = bureau.restore(ready, lost.certificates().encryption());
    order(order, order);
    startAnew();
    order(order);
    look();
    type();
    look();
    Restored restored = reported(Restored.class);
    assertThat(answers(order)).containsExactly(restored);
    order(new Confirmed(JOB, CHIP), new Confirmed(JOB, CHIP));
    look();
    Settled settled = reported(Settled.class);
    assertThat(answers(new Confirmed(JOB, CHIP))).containsExactly(settled);
    startAnew();
    assertThat(answers(new Confirmed(JOB, CHIP))).containsExactly(settled);
    assertThat(answers(order)).containsExactly(restored);
    assertThat(answers(wanted)).containsExactly(ready);
    assertRefused(answers(new Abandon(JOB, CHIP, "too late")), FailureCode.JOB_CLOSED);
    token.assertRestored(driver, order);
  }

  @Test
  void the_same_key_may_come_back_twice_and_the_pair_in_force_is_still_told_from_it()
      throws Exception {
    Restore first = restoreBy(keyReady());
    String again = JOB + "-again";
    HeldToken.Content once = contentOf(first);
    order(TestBureau.restoreKey(again, token));
    KeyReady ready = begun(again);
    Restore second = bureau.restore(ready, lost.certificates().encryption());
    order(second);
    finish(again, second);
    token.assertRestored(driver, second, once);

    order(TestBureau.rekey("renewal", token));
    look();
    type("renewal");
    look();
    Install install = bureau.install(reported(KeyReady.class));
    order(install);
    look();
    reported(Installed.class);
    order(new Confirmed("renewal", CHIP));
    look();
    reported(Settled.class);
    token.assertRenewed(driver, install);
  }

  @Test
  void its_own_key_in_force_may_come_back_beside_it() throws Exception {
    Restore order = bureau.restore(keyReady(), token.certificates().encryption());
    order(order);
    finish(JOB, order);
    token.assertRestored(driver, order);
  }

  @Test
  void given_up_while_people_decide_the_container_goes_when_its_holder_opens_the_token()
      throws Exception {
    keyReady();
    order(new Abandon(JOB, CHIP, "refused"));
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.PIN);
    assertThat(seen().phase()).isEqualTo(HolderPhase.GIVEN_UP);
    type();
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.NOT_DONE);
    assertThat(reports()).isEmpty();
    token.assertAsItWas(driver);
  }

  @Test
  void given_up_while_the_token_is_away_the_container_goes_with_the_next_job_on_it()
      throws Exception {
    keyReady();
    driver.remove(CHIP);
    look();
    order(new Abandon(JOB, CHIP, "refused"));
    startAnew();
    order(TestBureau.rekey("renewal", token));
    driver.present(CHIP);
    look();
    type("renewal");
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.NOT_DONE);
    assertThat(driver.held(CHIP).containers())
        .extracting(HeldToken.Content::container)
        .containsExactly(token.container(), "renewal");
  }

  @Test
  void given_up_after_it_was_proved_the_key_is_off_the_token_again() throws Exception {
    Restore order = bureau.restore(keyReady(), lost.certificates().encryption());
    order(order);
    look();
    type();
    look();
    reported(Restored.class);
    order(new Abandon(JOB, CHIP, "the proof does not hold"));
    look();
    token.assertAsItWas(driver);
    assertRefused(answers(new Confirmed(JOB, CHIP)), FailureCode.JOB_CLOSED);
  }

  @Test
  void given_up_before_it_was_begun_the_token_is_not_touched() throws Exception {
    order(TestBureau.restoreKey(JOB, token));
    order(new Abandon(JOB, null, "withdrawn"));
    driver.present(CHIP);
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.NOT_DONE);
    token.assertAsItWas(driver);
  }

  @Test
  void broken_off_at_the_station_while_people_decide_the_bureau_hears_of_it() throws Exception {
    keyReady();
    driver.remove(CHIP);
    look();
    assertThat(station.holders().cancel(JOB)).isTrue();
    assertFailed(JobStep.INSTALL, FailureCode.CARRIED_OFF);
    driver.present(CHIP);
    look();
    type();
    look();
    token.assertAsItWas(driver);
  }

  /** What does not fit together is on no token, and all that was there works as before. */
  @ParameterizedTest
  @EnumSource
  void what_does_not_fit_fails_the_job_and_nothing_of_it_is_left(Unfit how) throws Exception {
    KeyReady ready = keyReady();
    Restore good = bureau.restore(ready, lost.certificates().encryption());
    Restore mine = bureau.restore(ready, token.certificates().encryption());
    order(
        new Restore(
            JOB,
            CHIP,
            how == Unfit.NO_CERTIFICATE
                ? Octets.of(new byte[64])
                : how == Unfit.ANOTHERS_CERTIFICATE
                    ? mine.encryptionCertificate()
                    : good.encryptionCertificate(),
            how == Unfit.ANOTHERS_KEY
                ? mine.envelopedKey()
                : how == Unfit.SEALED_FOR_ANOTHER ? sealedForAnother() : good.envelopedKey(),
            good.chain(),
            switch (how) {
              case CHALLENGE_FOR_ANOTHER -> mine.challenge();
              case CHALLENGE_TOO_SHORT ->
                  Octets.of(
                      Sm2Encryption.encrypt(
                          HolderToken.key(good.encryptionCertificate()), new byte[31]));
              default -> good.challenge();
            }));
    look();
    if (how != Unfit.NO_CERTIFICATE) {
      type();
      look();
    }
    assertFailed(JobStep.INSTALL, how.code);
    if (how == Unfit.NO_CERTIFICATE) { // told without the token
      type();
      look();
    }
    assertThat(seen().step()).isEqualTo(Wanted.Step.NOT_DONE);
    token.assertAsItWas(driver);
  }

  private enum Unfit {
    NO_CERTIFICATE(FailureCode.WRONG_ENCRYPTION_KEY),
    ANOTHERS_CERTIFICATE(FailureCode.WRONG_ENCRYPTION_KEY),
    ANOTHERS_KEY(FailureCode.WRONG_ENCRYPTION_KEY),
    SEALED_FOR_ANOTHER(FailureCode.WRONG_ENCRYPTION_KEY),
    CHALLENGE_FOR_ANOTHER(FailureCode.TOKEN_FAULT),
    CHALLENGE_TOO_SHORT(FailureCode.TOKEN_FAULT);

    private final FailureCode code;

    Unfit(FailureCode code) {
      this.code = code;
    }
  }

  /** For the key in force, which is the token's, but not that of the job's container. */
  private Octets sealedForAnother() {
    return Octets.of(
        EnvelopedKey.seal(
            Sm2Keys.generate(new SecureRandom()), HolderToken.key(token.certificates().signing())));
  }

  @Test
  void a_full_token_is_told_before_anything_is_begun() throws Exception {
    driver.present(CHIP);
    HeldToken held = driver.held(CHIP);
    try (HeldToken.Session session = held.logIn(token.pin())) {
      for (int i = held.containers().size(); i < held.room().capacity(); i++) {
        session.createContainer("full-" + i);
      }
    }
    List<HeldToken.Content> before = held.containers();
    order(TestBureau.restoreKey(JOB, token));
    look();
    assertFailed(JobStep.PREPARE, FailureCode.NO_ROOM);
    assertThat(driver.held(CHIP).containers()).isEqualTo(before);
  }

  @Test
  void no_try_is_spent_that_leaves_fewer_than_three() throws Exception {
    driver.present(CHIP);
    while (driver.held(CHIP).pinRetriesLeft() > 3) {
      assertThat(catchThrowable(() -> driver.held(CHIP).logIn(Pin.of("wrong-pin")))).isNotNull();
    }
    order(TestBureau.restoreKey(JOB, token));
    look();
    assertFailed(JobStep.PREPARE, FailureCode.FEW_TRIES);
    assertThat(driver.held(CHIP).pinRetriesLeft()).isEqualTo(3);
    token.assertAsItWas(driver);
  }

  @Test
  void a_token_that_does_not_carry_the_certificate_is_not_touched() throws Exception {
    order(new RestoreKey(JOB, CHIP, lost.certificates().signing(), "虚构有限公司", "密钥恢复"));
    driver.present(CHIP);
    look();
    assertFailed(JobStep.PREPARE, FailureCode.NOT_ITS_CERTIFICATE);
    token.assertAsItWas(driver);
  }

  @Test
  void a_job_of_one_kind_is_none_of_another() throws Exception {
    KeyReady ready = keyReady();
    Restore order = bureau.restore(ready, lost.certificates().encryption());
    assertRefused(answers(TestBureau.rekey(JOB, token)), FailureCode.OUT_OF_ORDER);
    assertRefused(answers(bureau.install(ready)), FailureCode.OUT_OF_ORDER);
    order(TestBureau.rekey("renewal", token));
    look();
    type("renewal");
    look();
    KeyReady renewal = reported(KeyReady.class);
    assertRefused(answers(TestBureau.restoreKey("renewal", token)), FailureCode.OUT_OF_ORDER);
    assertRefused(
        answers(bureau.restore(renewal, lost.certificates().encryption())),
        FailureCode.OUT_OF_ORDER);
    assertRefused(answers(of("unheard-of", CHIP, order)), FailureCode.UNKNOWN_JOB);
    assertRefused(answers(of(JOB, lost.chip(), order)), FailureCode.WRONG_CHIP);
  }

  @Test
  void a_blank_gets_no_key_and_a_job_that_was_given_up_before_it_came_never_begins()
      throws Exception {
    Restore order = bureau.restore(keyReady(), lost.certificates().encryption());
    driver.insertBlank("00000000000000B0");
    KeyReady blank = (KeyReady) answers(new Prepare("blank", 9)).get(0);
    assertRefused(answers(TestBureau.restoreKey("blank", token)), FailureCode.OUT_OF_ORDER);
    assertRefused(answers(of("blank", blank.chip(), order)), FailureCode.OUT_OF_ORDER);

    order(new Abandon("given-up", null, "withdrawn"));
    assertRefused(answers(TestBureau.restoreKey("given-up", token)), FailureCode.JOB_CLOSED);
    assertRefused(answers(of("given-up", CHIP, order)), FailureCode.JOB_CLOSED);
  }

  private static Restore of(String job, String chip, Restore like) {
    return new Restore(
        job,
        chip,
        like.encryptionCertificate(),
        like.envelopedKey(),
        like.chain(),
        like.challenge());
  }

  @Test
  void what_is_kept_for_good_names_no_holder_and_holds_no_key() throws Exception {
    Restore order = restoreBy(keyReady());
    assertThat(home.holders().resolve(JOB + ".json")).doesNotExist();
    assertThat(Files.readString(home.closedHolders().resolve(JOB + ".json")))
        .contains("\"kind\":\"RESTORED\"")
        .doesNotContain("虚构有限公司", order.envelopedKey().toString())
        .doesNotContain("envelopedKey", "challenge");
  }

  /** The token waits for people, whose consent has not come yet. */
  private KeyReady keyReady() throws Exception {
    answers(TestBureau.restoreKey(JOB, token));
    return begun(JOB);
  }

  private KeyReady begun(String job) throws Exception {
    driver.present(CHIP);
    look();
    type(job);
    look();
    return reported(KeyReady.class);
  }

  private Restore restoreBy(KeyReady ready) throws Exception {
    Restore order = bureau.restore(ready, lost.certificates().encryption());
    order(order);
    finish(JOB, order);
    return order;
  }

  private void finish(String job, Restore order) throws Exception {
    look();
    type(job);
    look();
    assertThat(bureau.accepts(reported(Restored.class), order)).isTrue();
    order(new Confirmed(job, CHIP));
    look();
    assertThat(reported(Settled.class)).isEqualTo(new Settled(job, CHIP));
  }

  private static HeldToken.Content contentOf(HolderToken token) {
    return new HeldToken.Content(token.container(), Optional.of(token.certificates()));
  }

  private static HeldToken.Content contentOf(Restore order) {
    return new HeldToken.Content(
        order.job(),
        Optional.of(
            TokenCertificates.ofDecryptionKey(order.encryptionCertificate(), order.chain())));
  }

  private void look() {
    station.holders().look();
  }

  private void type() throws IOException {
    type(JOB);
  }

  private void type(String job) throws IOException {
    assertThat(station.holders().typed(job, token.pin()).verdict())
        .isEqualTo(PinAnswer.Verdict.RIGHT);
  }

  private Wanted seen() {
    return seen(JOB);
  }

  private Wanted.Step step(String job) {
    return seen(job).step();
  }

  private Wanted seen(String job) {
    return station.holders().wanted().stream()
        .filter(each -> each.job().equals(job))
        .findFirst()
        .orElseThrow();
  }

  /** Sends orders that are answered with nothing. */
  private void order(Order... orders) throws IOException {
    assertThat(answers(orders)).isEmpty();
  }

  private List<Report> answers(Order... orders) throws IOException {
    return station.process(List.of(orders));
  }

  private List<JobReport> reports() throws IOException {
    List<JobReport> reports = station.unsent();
    station.sent(reports);
    return reports;
  }

  private <T extends JobReport> T reported(Class<T> kind) throws IOException {
    List<JobReport> reports = reports();
    assertThat(reports).hasSize(1).first().isInstanceOf(kind);
    return kind.cast(reports.get(0));
  }

  private void assertFailed(JobStep step, FailureCode code) throws IOException {
    Failed failed = reported(Failed.class);
    assertThat(failed.step()).isEqualTo(step);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.chip()).as("no token is spoiled").isNull();
  }

  private static void assertRefused(List<Report> answers, FailureCode code) {
    assertThat(answers).hasSize(1).first().isInstanceOf(Failed.class);
    assertThat(((Failed) answers.get(0)).code()).isEqualTo(code);
  }
}
