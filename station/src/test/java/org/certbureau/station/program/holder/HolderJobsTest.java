package org.certbureau.station.program.holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Pkcs10;
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
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.Report;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.program.HolderToken;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.HeldToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A station and its reader over files, started anew where a test says so. */
class HolderJobsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String CHIP = "00000000000000A0";
  private static final String OTHER_CHIP = "00000000000000A1";
  private static final String JOB = "CS-20261126-000007-1";
  private static final Pin WRONG = Pin.of("wrong-pin");

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private StationHome home;
  private MasterKey master;
  private SoftTokenDriver driver;
  private StationCore station;
  private HolderToken token;
  private HolderToken other;

  @BeforeEach
  void issueTwoTokens() throws Exception {
    home = new StationHome(directory);
    home.create();
    master = StationKeys.create(home).master();
    startAnew();
    token = HolderToken.issued(driver, bureau, CHIP);
    other = HolderToken.issued(driver, bureau, OTHER_CHIP);
  }

  private void startAnew() throws Exception {
    driver = SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
    station = StationCore.inFiles(home, "CS-01", master, driver, CLOCK);
  }

  @Test
  void a_new_pair_takes_the_place_of_the_one_in_force_and_what_was_encrypted_stays_readable()
      throws Exception {
    order(TestBureau.rekey(JOB, token));
    assertStep(JOB, Wanted.Step.INSERT);
    assertThat(seen(JOB).inReader()).isFalse();
    driver.present(CHIP);
    assertThat(seen(JOB).inReader()).isTrue();
    assertStep(JOB, Wanted.Step.CHECKING);
    look();
    assertThat(seen(JOB).step()).isEqualTo(Wanted.Step.PIN);
    assertThat(seen(JOB).tries()).isEqualTo(new Tries(6, 9));

    assertThat(typed(JOB, token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
    assertStep(JOB, Wanted.Step.GENERATING);
    look();
    assertStep(JOB, Wanted.Step.AWAITING_CERTIFICATES);
    KeyReady ready = reported(KeyReady.class);
    assertThat(TestBureau.acceptsFormer(ready, TestBureau.rekey(JOB, token))).isTrue();

    Install install = bureau.install(ready);
    order(install);
    assertStep(JOB, Wanted.Step.WRITING);
    look();
    assertStep(JOB, Wanted.Step.AWAITING_VERDICT);
    assertThat(bureau.accepts(ready, install, reported(Installed.class))).isTrue();

    order(new Confirmed(JOB, CHIP));
    assertStep(JOB, Wanted.Step.CLEARING);
    look();
    assertThat(reported(Settled.class)).isEqualTo(new Settled(JOB, CHIP));
    assertStep(JOB, Wanted.Step.DONE);
    token.assertRenewed(driver, install);
  }

  @Test
  void until_the_bureau_says_that_the_new_pair_counts_the_former_one_signs() throws Exception {
    KeyReady ready = keyReady(JOB, token);
    order(bureau.install(ready));
    look();
    reported(Installed.class);

    order(new Abandon(JOB, CHIP, "withdrawn"));
    look();

    token.assertAsItWas(driver);
  }

  @Test
  void an_order_that_was_answered_gets_the_same_answer_also_after_a_start() throws Exception {
    KeyReady ready = keyReady(JOB, token);
    Install install = bureau.install(ready);
    order(install);
    look();
    Installed installed = reported(Installed.class);
    order(new Confirmed(JOB, CHIP));
    look();
    Settled settled = reported(Settled.class);

    startAnew();

    assertThat(answers(TestBureau.rekey(JOB, token))).containsExactly(ready);
    assertThat(answers(install)).containsExactly(installed);
    assertThat(answers(new Confirmed(JOB, CHIP))).containsExactly(settled);
    assertThat(reports()).isEmpty();
  }

  @Test
  void what_came_of_a_token_is_told_until_the_broker_has_it_also_after_a_start() throws Exception {
    order(TestBureau.rekey(JOB, token));
    driver.present(CHIP);
    typed(JOB, token.pin());
    look();
    List<JobReport> first = station.unsent();
    assertThat(first).hasSize(1).first().isInstanceOf(KeyReady.class);
    assertThat(station.unsent()).isEqualTo(first);

    startAnew();

    assertThat(station.unsent()).isEqualTo(first);
    station.sent(first);
    assertThat(station.unsent()).isEmpty();
    startAnew();
    assertThat(station.unsent()).isEmpty();
  }

  @Test
  void other_jobs_go_on_while_a_token_is_waited_for() throws Exception {
    driver.insertBlank("00000000000000B0");
    order(TestBureau.rekey(JOB, token));

    assertThat(answers(new Prepare("next", 9))).first().isInstanceOf(KeyReady.class);

    driver.present(OTHER_CHIP);
    look();
    assertThat(station.holders().strangers()).containsExactly(OTHER_CHIP);
    assertStep(JOB, Wanted.Step.INSERT);
    assertThat(reports()).isEmpty();
    assertThat(typed(JOB, token.pin())).isEqualTo(PinAnswer.notTaken(FailureCode.NOT_PRESENTED));
    other.assertAsItWas(driver);
  }

  @Test
  void a_wrong_pin_is_told_with_the_tries_that_are_left_here() throws Exception {
    order(TestBureau.rekey(JOB, token));
    driver.present(CHIP);

    assertThat(typed(JOB, WRONG))
        .isEqualTo(new PinAnswer(PinAnswer.Verdict.WRONG, null, new Tries(5, 8)));
    assertThat(seen(JOB).step()).isEqualTo(Wanted.Step.PIN);
    assertThat(seen(JOB).tries()).isEqualTo(new Tries(5, 8));

    assertThat(typed(JOB, token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
    look();
    reported(KeyReady.class);
  }

  @Test
  void no_try_is_spent_that_would_leave_fewer_than_three() throws Exception {
    order(TestBureau.rekey(JOB, token));
    driver.present(CHIP);
    for (int left = 8; left > 3; left--) {
      assertThat(typed(JOB, WRONG).tries()).isEqualTo(new Tries(left - 3, left));
    }
    assertThat(reports()).isEmpty();

    assertThat(typed(JOB, WRONG).tries()).isEqualTo(new Tries(0, 3));

    assertFailed(JobStep.PREPARE, FailureCode.FEW_TRIES);
    assertThat(typed(JOB, token.pin())).isEqualTo(PinAnswer.notTaken(FailureCode.JOB_CLOSED));
    assertThat(driver.held(CHIP).pinRetriesLeft()).isEqualTo(3);
    assertThat(seen(JOB).step()).isEqualTo(Wanted.Step.NOT_DONE);
    token.assertAsItWas(driver);
  }

  @Test
  void a_token_with_few_tries_is_refused_before_a_pin_is_asked() throws Exception {
    spend(6);
    order(TestBureau.rekey(JOB, token));

    look();

    assertFailed(JobStep.PREPARE, FailureCode.FEW_TRIES);
    token.assertAsItWas(driver);
  }

  @Test
  void a_locked_token_is_refused() throws Exception {
    spend(9);
    order(TestBureau.rekey(JOB, token));

    look();

    assertFailed(JobStep.PREPARE, FailureCode.PIN_LOCKED);
  }

  @Test
  void what_counts_is_never_given_up_for_want_of_tries() throws Exception {
    KeyReady ready = keyReady(JOB, token);
    Install install = bureau.install(ready);
    order(install);
    look();
    reported(Installed.class);
    driver.remove(CHIP);
    look();
    order(new Confirmed(JOB, CHIP));
    spend(6);

    look();

    assertThat(reports()).isEmpty();
    assertThat(seen(JOB).phase()).isEqualTo(HolderPhase.IN_FORCE);
    assertThat(seen(JOB).cause()).isEqualTo(FailureCode.FEW_TRIES);
    assertThat(typed(JOB, token.pin())).isEqualTo(PinAnswer.notTaken(FailureCode.FEW_TRIES));
    driver.held(CHIP).logIn(token.pin()).close(); // as if unlocked elsewhere
    assertThat(typed(JOB, token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
    look();
    reported(Settled.class);
    token.assertRenewed(driver, install);
  }

  @Test
  void a_chip_that_does_not_carry_the_certificate_is_refused_untouched() throws Exception {
    Rekey order = new Rekey(JOB, CHIP, other.certificates().signing(), "虚构有限公司", "证书续费");
    order(order);
    driver.present(CHIP);

    look();

    assertFailed(JobStep.PREPARE, FailureCode.NOT_ITS_CERTIFICATE);
    assertThat(answers(order)).first().isInstanceOf(Failed.class);
    token.assertAsItWas(driver);
  }

  @Test
  void a_certificate_that_two_containers_carry_is_refused() throws Exception {
    driver.present(CHIP);
    try (HeldToken.Session session = driver.held(CHIP).logIn(token.pin())) {
      session.createContainer("twin").writeCertificates(token.certificates());
    }
    order(TestBureau.rekey(JOB, token));

    look();

    assertFailed(JobStep.PREPARE, FailureCode.NOT_ITS_CERTIFICATE);
  }

  @Test
  void a_full_token_is_refused_and_loses_nothing() throws Exception {
    List<HeldToken.Content> before = fill("old");
    order(TestBureau.rekey(JOB, token));

    look();

    assertFailed(JobStep.PREPARE, FailureCode.NO_ROOM);
    assertThat(driver.held(CHIP).containers()).isEqualTo(before);
  }

  @Test
  void what_a_job_left_behind_is_room_for_the_next() throws Exception {
    keyReady(JOB, token);
    driver.remove(CHIP);
    look();
    order(new Abandon(JOB, CHIP, "withdrawn"));
    fill("old");
    order(TestBureau.rekey("later", token));
    look();

    assertThat(typed("later", token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
    look();

    reported(KeyReady.class);
    assertThat(driver.held(CHIP).containers())
        .extracting(HeldToken.Content::container)
        .contains("later")
        .doesNotContain(JOB);
  }

  @Test
  void a_container_of_the_jobs_name_that_holds_a_pair_is_not_touched() throws Exception {
    Rekey order = TestBureau.rekey(token.container(), token);
    order(order);
    driver.present(CHIP);

    look();

    assertFailed(JobStep.PREPARE, FailureCode.TOKEN_FAULT);
    token.assertAsItWas(driver);
  }

  /** Where the token is when a job is given up. */
  enum Whereabouts {
    LOGGED_IN,
    IN_THE_READER,
    CARRIED_OFF
  }

  @ParameterizedTest
  @EnumSource
  void given_up_by_the_bureau_the_new_container_goes_and_nothing_else(Whereabouts where)
      throws Exception {
    keyReady(JOB, token);
    bring(where);

    assertThat(answers(new Abandon(JOB, CHIP, "withdrawn"))).isEmpty();

    assertClearedUp(where);
    assertRefused(answers(new Confirmed(JOB, CHIP)), JobStep.CONFIRM, FailureCode.JOB_CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void broken_off_after_its_key_was_born_the_new_container_goes_and_nothing_else(Whereabouts where)
      throws Exception {
    keyReady(JOB, token);
    bring(where);

    assertThat(station.holders().cancel(JOB)).isTrue();

    assertFailed(JobStep.INSTALL, FailureCode.CARRIED_OFF);
    assertClearedUp(where);
  }

  private void bring(Whereabouts where) throws Exception {
    if (where != Whereabouts.LOGGED_IN) {
      driver.remove(CHIP);
      look();
    }
    if (where == Whereabouts.IN_THE_READER) {
      driver.present(CHIP);
      look();
    }
  }

  private void assertClearedUp(Whereabouts where) throws Exception {
    look();
    if (where != Whereabouts.LOGGED_IN) {
      startAnew(); // it is not forgotten
      driver.present(CHIP);
      look();
      assertThat(seen(JOB).step()).isEqualTo(Wanted.Step.PIN);
      assertThat(typed(JOB, token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
      look();
    }
    assertThat(reports()).isEmpty();
    token.assertAsItWas(driver);
  }

  @Test
  void a_later_job_on_the_token_begins_with_what_the_earlier_one_left() throws Exception {
    keyReady(JOB, token);
    driver.remove(CHIP);
    look();
    order(new Abandon(JOB, CHIP, "withdrawn"));
    startAnew();

    Install install = renew("later", token);

    assertThat(driver.held(CHIP).containers())
        .extracting(HeldToken.Content::container)
        .containsExactly(token.container(), "later");
    token.assertRenewed(driver, install);
  }

  @Test
  void broken_off_before_the_pin_was_given_nothing_is_made() throws Exception {
    order(TestBureau.rekey(JOB, token));
    driver.present(CHIP);
    look();

    assertThat(station.holders().cancel(JOB)).isTrue();

    assertFailed(JobStep.PREPARE, FailureCode.NOT_PRESENTED);
    assertThat(station.holders().cancel(JOB)).isFalse();
    token.assertAsItWas(driver);
  }

  @Test
  void what_was_proved_is_the_bureaus_to_decide() throws Exception {
    order(TestBureau.rekey(JOB, token));
    driver.present(CHIP);
    typed(JOB, token.pin());
    assertThat(station.holders().cancel(JOB)).as("being made").isFalse();
    look();
    order(bureau.install(reported(KeyReady.class)));
    look();
    reported(Installed.class);

    assertThat(station.holders().cancel(JOB)).as("proved").isFalse();
    order(new Confirmed(JOB, CHIP));
    assertThat(station.holders().cancel(JOB)).as("in force").isFalse();
    assertRefused(
        answers(new Abandon(JOB, CHIP, "too late")), JobStep.ABANDON, FailureCode.JOB_CLOSED);
    look();
    reported(Settled.class);
    assertRefused(
        answers(new Abandon(JOB, CHIP, "too late")), JobStep.ABANDON, FailureCode.JOB_CLOSED);
  }

  @Test
  void a_job_that_was_given_up_before_it_was_heard_of_is_never_begun() throws Exception {
    assertThat(answers(new Abandon(JOB, CHIP, "withdrawn"))).isEmpty();

    assertRefused(answers(TestBureau.rekey(JOB, token)), JobStep.PREPARE, FailureCode.JOB_CLOSED);
  }

  @Test
  void given_up_before_the_token_came_it_is_not_asked_for() throws Exception {
    order(TestBureau.rekey(JOB, token));

    assertThat(answers(new Abandon(JOB, null, "withdrawn"))).isEmpty();

    assertThat(seen(JOB).step()).isEqualTo(Wanted.Step.NOT_DONE);
    assertRefused(answers(TestBureau.rekey(JOB, token)), JobStep.PREPARE, FailureCode.JOB_CLOSED);
  }

  @Test
  void orders_that_do_not_follow_are_refused_and_change_nothing() throws Exception {
    order(TestBureau.rekey(JOB, token));
    assertRefused(answers(new Confirmed(JOB, CHIP)), JobStep.CONFIRM, FailureCode.OUT_OF_ORDER);
    assertRefused(answers(new Prepare(JOB, 9)), JobStep.PREPARE, FailureCode.OUT_OF_ORDER);
    assertRefused(
        answers(new Abandon(JOB, OTHER_CHIP, "mistaken")), JobStep.ABANDON, FailureCode.WRONG_CHIP);
    driver.present(CHIP);
    typed(JOB, token.pin());
    look();
    reported(KeyReady.class);
  }

  @Test
  void a_certificate_for_another_key_fails_the_job_and_the_new_container_goes() throws Exception {
    Install order = bureau.install(keyReady(JOB, token));
    Octets another = bureau.certificate(Sm2Keys.generate(new SecureRandom()).publicKey());
    order(
        new Install(
            JOB,
            CHIP,
            another,
            order.encryptionCertificate(),
            order.envelopedKey(),
            order.chain(),
            order.challenge()));

    assertFailed(JobStep.INSTALL, FailureCode.WRONG_SIGNING_CERTIFICATE);
    look();
    token.assertAsItWas(driver);
  }

  @Test
  void an_envelope_that_is_not_for_it_fails_the_job_and_the_new_container_goes() throws Exception {
    KeyReady ready = keyReady(JOB, token);
    byte[] another =
        EnvelopedKey.seal(
            Sm2Keys.generate(new SecureRandom()), Pkcs10.parse(ready.p10().toByteArray()).key());
    byte[] foreign =
        EnvelopedKey.seal(
            Sm2Keys.generate(new SecureRandom()), Sm2Keys.generate(new SecureRandom()).publicKey());
    order(withEnvelope(bureau.install(ready), another));
    look();
    assertFailed(JobStep.INSTALL, FailureCode.WRONG_ENCRYPTION_KEY);
    token.assertAsItWas(driver);

    order(withEnvelope(bureau.install(keyReady("later", token)), foreign));
    look();
    assertFailed(JobStep.INSTALL, FailureCode.WRONG_ENCRYPTION_KEY);
    token.assertAsItWas(driver);
  }

  @Test
  void two_tokens_are_worked_on_at_once() throws Exception {
    order(TestBureau.rekey(JOB, token), TestBureau.rekey("other", other));
    driver.present(CHIP);
    driver.present(OTHER_CHIP);
    look();
    assertThat(typed("other", token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.WRONG);
    typed(JOB, token.pin());
    typed("other", other.pin());
    look();

    List<Install> orders = new ArrayList<>();
    for (JobReport ready : reports()) {
      orders.add(bureau.install((KeyReady) ready));
    }
    assertThat(orders).hasSize(2);
    order(orders.toArray(Install[]::new));
    look();
    assertThat(reports()).hasOnlyElementsOfType(Installed.class).hasSize(2);
    order(new Confirmed(JOB, CHIP), new Confirmed("other", OTHER_CHIP));
    look();

    assertThat(reports()).hasOnlyElementsOfType(Settled.class).hasSize(2);
    for (Install order : orders) {
      (order.job().equals(JOB) ? token : other).assertRenewed(driver, order);
    }
  }

  @Test
  void a_token_is_renewed_again_and_again_with_a_start_between() throws Exception {
    Install first = renew(JOB, token);
    startAnew();

    Install second = renew("later", token.after(first));

    token.after(first).assertRenewed(driver, second);
    assertThat(driver.held(CHIP).containers()).hasSize(3);
  }

  @Test
  void of_two_jobs_on_one_token_the_older_has_its_turn_first() throws Exception {
    order(TestBureau.rekey(JOB, token), TestBureau.rekey("later", token));
    driver.present(CHIP);
    look();

    assertThat(typed("later", token.pin())).isEqualTo(PinAnswer.notTaken(FailureCode.OUT_OF_ORDER));
    assertThat(station.holders().cancel(JOB)).isTrue();
    reports();
    look();
    assertThat(seen("later").step()).isEqualTo(Wanted.Step.PIN);
    assertThat(typed("later", token.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
  }

  @Test
  void a_pin_is_asked_again_after_a_start_and_the_job_goes_on() throws Exception {
    KeyReady ready = keyReady(JOB, token);
    startAnew();
    Install install = bureau.install(ready);
    order(install);
    look();
    assertStep(JOB, Wanted.Step.PIN);
    startAnew();
    look();

    typed(JOB, token.pin());
    look();

    assertThat(bureau.accepts(ready, install, reported(Installed.class))).isTrue();
    startAnew();
    order(new Confirmed(JOB, CHIP));
    look();
    assertStep(JOB, Wanted.Step.PIN);
    typed(JOB, token.pin());
    look();
    reported(Settled.class);
    token.assertRenewed(driver, install);
  }

  @Test
  void neither_pin_nor_holder_is_on_disk_once_the_job_is_over() throws Exception {
    renew(JOB, token);

    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), UTF_8))
            .as("%s", file)
            .doesNotContain(token.pin().digits())
            .doesNotContain("虚构有限公司");
      }
    }
    assertThat(home.holders().resolve(JOB + ".json")).doesNotExist();
    assertThat(home.holders().resolve("closed").resolve(JOB + ".json")).exists();
  }

  @Test
  void a_damaged_file_keeps_back_its_own_job_alone() throws Exception {
    order(TestBureau.rekey(JOB, token));
    Files.writeString(home.holders().resolve("broken.json"), "{");
    startAnew();

    assertThat(answers(new Confirmed("broken", CHIP)))
        .first()
        .asInstanceOf(type(Failed.class))
        .extracting(Failed::code)
        .isEqualTo(FailureCode.TOKEN_FAULT);
    assertStep(JOB, Wanted.Step.INSERT);
  }

  private Install renew(String job, HolderToken held) throws Exception {
    Install install = bureau.install(keyReady(job, held));
    order(install);
    look();
    reported(Installed.class);
    order(new Confirmed(job, held.chip()));
    look();
    reported(Settled.class);
    return install;
  }

  private KeyReady keyReady(String job, HolderToken held) throws Exception {
    order(TestBureau.rekey(job, held));
    driver.present(held.chip());
    look();
    assertThat(typed(job, held.pin()).verdict()).isEqualTo(PinAnswer.Verdict.RIGHT);
    look();
    return reported(KeyReady.class);
  }

  /** Spends tries of the token's PIN and leaves it in the reader. */
  private void spend(int tries) throws Exception {
    driver.present(CHIP);
    for (int i = 0; i < tries; i++) {
      assertThat(catchThrowable(() -> driver.held(CHIP).logIn(WRONG))).isNotNull();
    }
  }

  private List<HeldToken.Content> fill(String prefix) throws Exception {
    driver.present(CHIP);
    HeldToken held = driver.held(CHIP);
    try (HeldToken.Session session = held.logIn(token.pin())) {
      while (held.room().free() > 0) {
        session.createContainer(prefix + held.room().free());
      }
    }
    return held.containers();
  }

  private void look() {
    station.holders().look();
  }

  private PinAnswer typed(String job, Pin pin) throws IOException {
    return station.holders().typed(job, pin);
  }

  private Wanted seen(String job) {
    return station.holders().wanted().stream()
        .filter(each -> each.job().equals(job))
        .findFirst()
        .orElseThrow();
  }

  private void assertStep(String job, Wanted.Step step) {
    assertThat(seen(job).step()).isEqualTo(step);
  }

  /** Sends orders that are answered with nothing. */
  private void order(Order... orders) throws IOException {
    assertThat(answers(orders)).isEmpty();
  }

  private List<Report> answers(Order... orders) throws IOException {
    return station.process(List.of(orders));
  }

  /** What the broker gets between messages. */
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

  private static void assertRefused(List<Report> answers, JobStep step, FailureCode code) {
    assertThat(answers).hasSize(1).first().isInstanceOf(Failed.class);
    Failed failed = (Failed) answers.get(0);
    assertThat(failed.step()).isEqualTo(step);
    assertThat(failed.code()).isEqualTo(code);
  }

  private static Install withEnvelope(Install order, byte[] envelope) {
    return new Install(
        order.job(),
        order.chip(),
        order.signingCertificate(),
        order.encryptionCertificate(),
        Octets.of(envelope),
        order.chain(),
        order.challenge());
  }
}
