package org.certbureau.station.program.holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.crypto.MasterKey;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Report;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.program.HolderToken;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.holder.InterruptedReader.Interruption;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.AdminPins;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.PinRejected;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another PIN on holders' tokens (CS-19, GD-C5, ADR 36), asked of their driver afterwards. */
class ResetPinTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T02:03:04Z"), ZoneOffset.UTC);
  private static final String STATION = TestPins.STATION;
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "CS-20261126-000007-1";
  private static final Pin WRONG = Pin.of("wrong-pin");
  private static final Pattern ON_SLIP = Pattern.compile("初始用户口令 +(\\S+)");
  private static final int MOST_ROUNDS = 20;

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private StationHome home;
  private MasterKey master;
  private SoftTokenDriver driver;
  private StationCore station;
  private HolderToken token;

  @BeforeEach
  void issueAToken() throws Exception {
    home = new StationHome(directory);
    home.create();
    master = StationKeys.create(home).master();
    startAnew();
    token = HolderToken.issued(station, () -> pinOnSlip("issue-" + CHIP), driver, bureau, CHIP);
  }

  private void startAnew() throws Exception {
    driver = SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
    station = StationCore.inFiles(home, STATION, master, driver, CLOCK);
  }

  @Test
  void a_locked_token_takes_the_pin_of_the_new_slip_and_no_other_and_carries_what_it_carried()
      throws Exception {
    lock();
    ResetPin order = TestBureau.resetPin(JOB, token, STATION);
    order(order);
    assertThat(seen().step()).isEqualTo(Wanted.Step.INSERT);
    driver.present(CHIP);
    assertThat(seen().step()).isEqualTo(Wanted.Step.SETTING_PIN);
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.AWAITING_VERDICT);
    PinReset report = reported(PinReset.class);
    assertThat(TestBureau.accepts(report, order)).isTrue();
    assertThat(report.triesBefore()).as("it was locked (CS-14)").isZero();
    assertThat(slips()).as("printed once the bureau has verified the proof").hasSize(1);

    order(new Confirmed(JOB, CHIP));
    assertThat(reported(Settled.class)).isEqualTo(new Settled(JOB, CHIP));
    assertThat(seen().step()).isEqualTo(Wanted.Step.DONE);
    assertThat(slips()).hasSize(2);
    token.with(pinOnSlip(JOB)).assertAsItWas(driver);
    assertThatThrownBy(() -> driver.held(CHIP).logIn(token.pin())).isInstanceOf(PinRejected.class);
  }

  @Test
  void a_right_pin_gives_all_tries_back_as_before_CS_14() throws Exception {
    driver.present(CHIP);
    assertThat(catchThrowable(() -> driver.held(CHIP).logIn(WRONG))).isNotNull();
    order(TestBureau.resetPin(JOB, token, STATION));
    look();
    assertThat(reported(PinReset.class).triesBefore()).isEqualTo(8);
    order(new Confirmed(JOB, CHIP));
    assertThat(driver.held(CHIP).pinRetriesLeft()).isEqualTo(9);
  }

  @Test
  void whatever_is_repeated_one_slip_is_printed_and_its_pin_stays() throws Exception {
    ResetPin order = TestBureau.resetPin(JOB, token, STATION);
    order(order, order);
    driver.present(CHIP);
    look();
    PinReset report = reported(PinReset.class);
    assertThat(answers(order)).containsExactly(report);
    startAnew();
    assertThat(answers(order)).containsExactly(report);
    order(new Confirmed(JOB, CHIP));
    Settled settled = reported(Settled.class);
    Pin printed = pinOnSlip(JOB);
    assertThat(answers(new Confirmed(JOB, CHIP))).containsExactly(settled);
    startAnew();
    assertThat(answers(new Confirmed(JOB, CHIP))).containsExactly(settled);
    look();
    assertThat(slips()).hasSize(2);
    assertThat(pinOnSlip(JOB)).isEqualTo(printed);
    token.with(printed).assertAsItWas(driver);
  }

  @Test
  void no_file_of_the_station_but_the_slip_tells_the_new_pin() throws Exception {
    order(TestBureau.resetPin(JOB, token, STATION));
    driver.present(CHIP);
    look();
    reported(PinReset.class);
    byte[] kept = Files.readAllBytes(home.holders().resolve(JOB + ".json"));
    order(new Confirmed(JOB, CHIP));
    reported(Settled.class);
    String pin = pinOnSlip(JOB).digits();
    assertThat(new String(kept, UTF_8)).doesNotContain(pin);
    assertThat(new String(Files.readAllBytes(home.closedHolders().resolve(JOB + ".json")), UTF_8))
        .doesNotContain(pin)
        .doesNotContain("sealedPin");
  }

  @Test
  void given_up_before_the_bureau_verified_it_no_slip_is_printed_and_nobody_says_it_is_unchanged()
      throws Exception {
    order(TestBureau.resetPin(JOB, token, STATION));
    driver.present(CHIP);
    look();
    reported(PinReset.class);
    order(new Abandon(JOB, CHIP, "withdrawn"));
    assertThat(seen().step()).isEqualTo(Wanted.Step.PIN_UNKNOWN);
    assertThat(slips()).hasSize(1);
    assertRefused(answers(new Confirmed(JOB, CHIP)), FailureCode.JOB_CLOSED);

    String next = JOB.substring(0, JOB.length() - 1) + "2";
    order(TestBureau.resetPin(next, token, STATION));
    look();
    reported(PinReset.class);
    order(new Confirmed(next, CHIP));
    token.with(pinOnSlip(next)).assertAsItWas(driver);
  }

  @Test
  void given_up_before_it_was_begun_the_token_is_as_it_was() throws Exception {
    order(TestBureau.resetPin(JOB, token, STATION));
    order(new Abandon(JOB, CHIP, "withdrawn"));
    driver.present(CHIP);
    look();
    assertThat(seen().step()).isEqualTo(Wanted.Step.NOT_DONE);
    token.assertAsItWas(driver);
  }

  @Test
  void without_the_key_to_its_administrator_pin_no_try_is_spent_on_it() throws Exception {
    order(TestBureau.resetPin(JOB, token, "CS-02"));
    driver.present(CHIP);
    look();
    assertFailed(FailureCode.NO_PIN_KEY);
    assertThat(seen().step()).isEqualTo(Wanted.Step.NOT_DONE);
    token.assertAsItWas(driver);
    // ten wrong administrator PINs end a token: eleven such orders did not
    for (int i = 0; i < 11; i++) {
      order(TestBureau.resetPin(JOB + i, token, "CS-02"));
      look();
      reports();
    }
    order(TestBureau.resetPin(JOB + "-at-last", token, STATION));
    look();
    reported(PinReset.class);
  }

  @Test
  void a_token_that_does_not_carry_the_certificate_is_not_touched() throws Exception {
    HolderToken other = HolderToken.issued(driver, bureau, "00000000000000A1");
    ResetPin order = TestBureau.resetPin(JOB, token, STATION);
    order(
        new ResetPin(
            JOB,
            CHIP,
            other.certificates().signing(),
            order.challenge(),
            STATION,
            order.holder(),
            order.task()));
    driver.present(CHIP);
    look();
    assertFailed(FailureCode.NOT_ITS_CERTIFICATE);
    token.assertAsItWas(driver);
  }

  @Test
  void nobody_types_a_pin_for_it_and_it_is_broken_off_only_before_it_is_begun() throws Exception {
    order(TestBureau.resetPin(JOB, token, STATION));
    driver.present(CHIP);
    assertThat(station.holders().typed(JOB, token.pin()).verdict())
        .isEqualTo(PinAnswer.Verdict.NOT_TAKEN);
    look();
    reported(PinReset.class);
    assertThat(station.holders().cancel(JOB)).isFalse();

    order(TestBureau.resetPin(JOB + "-2", token, STATION));
    assertThat(station.holders().cancel(JOB + "-2")).isTrue();
  }

  @Test
  void a_slip_that_cannot_be_printed_is_told_and_printed_when_it_is_asked_for_again()
      throws Exception {
    order(TestBureau.resetPin(JOB, token, STATION));
    driver.present(CHIP);
    look();
    reported(PinReset.class);
    Path slips = home.slips();
    Path away = Files.move(slips, directory.resolve("slips-away"));
    Files.createFile(slips);
    List<Report> answers = answers(new Confirmed(JOB, CHIP));
    assertThat(answers).hasSize(1).first().isInstanceOf(Failed.class);
    assertThat(((Failed) answers.get(0)).code()).isEqualTo(FailureCode.SLIP_NOT_PRINTED);
    Files.delete(slips);
    Files.move(away, slips);
    order(new Confirmed(JOB, CHIP));
    reported(Settled.class);
    token.with(pinOnSlip(JOB)).assertAsItWas(driver);
  }

  @Test
  void a_job_of_one_kind_is_none_of_the_other() throws Exception {
    order(TestBureau.resetPin(JOB, token, STATION));
    assertRefused(answers(TestBureau.rekey(JOB, token)), FailureCode.OUT_OF_ORDER);
    order(TestBureau.rekey(JOB + "-2", token));
    assertRefused(
        answers(TestBureau.resetPin(JOB + "-2", token, STATION)), FailureCode.OUT_OF_ORDER);
  }

  @ParameterizedTest
  @EnumSource
  void interrupted_at_any_call_the_token_takes_the_pin_of_the_one_slip(Interruption how)
      throws Exception {
    int call = 1;
    while (interrupted(how, call)) {
      call++;
    }
    assertThat(call).as("calls to the token").isGreaterThan(6);
  }

  /** Whether there was a call to interrupt. */
  private boolean interrupted(Interruption how, int at) throws Exception {
    StationHome own = new StationHome(directory.resolve(how + "-" + at));
    own.create();
    SoftTokenDriver tokens = SoftTokenDriver.inMemory();
    AdminPins adminPins = AdminPins.under(master);
    TestPins.Printer printer = new TestPins.Printer();
    HolderToken one =
        HolderToken.issued(
            StationCore.inFiles(own, STATION, master, tokens, CLOCK),
            () -> pinOnSlip(own, "issue-" + CHIP),
            tokens,
            bureau,
            CHIP);
    InterruptedReader reader = new InterruptedReader(tokens, CHIP, how, at);
    ResetPin order = TestBureau.resetPin(JOB, one, STATION);
    Holders holders = Holders.inFiles(own, reader, TestPins.with(adminPins, printer), CLOCK);
    holders.orders().resetPin(order);
    boolean settled = false;
    for (int round = 0; !settled; round++) {
      assertThat(round).as("rounds, interrupted at call %s", at).isLessThan(MOST_ROUNDS);
      tokens.present(CHIP);
      try {
        holders.reader().look();
      } catch (InterruptedReader.Killed e) {
        holders = Holders.inFiles(own, reader, TestPins.with(adminPins, printer), CLOCK);
      }
      List<JobReport> reports = holders.orders().unsent(100);
      for (JobReport report : reports) {
        if (report instanceof PinReset reset) {
          assertThat(TestBureau.accepts(reset, order)).isTrue();
          holders.orders().confirm(new Confirmed(JOB, CHIP));
        } else {
          assertThat(report).isEqualTo(new Settled(JOB, CHIP));
          settled = true;
        }
      }
      holders.orders().sent(reports);
    }
    assertThat(printer.slips).hasSize(1);
    one.with(printer.slips.get(0).firstPin()).assertAsItWas(tokens);
    return reader.hasInterrupted();
  }

  private void lock() throws Exception {
    driver.present(CHIP);
    while (driver.held(CHIP).pinRetriesLeft() > 0) {
      assertThat(catchThrowable(() -> driver.held(CHIP).logIn(WRONG))).isNotNull();
    }
    driver.remove(CHIP);
  }

  private Pin pinOnSlip(String job) throws IOException {
    return pinOnSlip(home, job);
  }

  private static Pin pinOnSlip(StationHome home, String job) throws IOException {
    Matcher pin =
        ON_SLIP.matcher(Files.readString(home.slips().resolve(CHIP + "-" + job + ".txt")));
    assertThat(pin.find()).isTrue();
    return Pin.of(pin.group(1));
  }

  private List<Path> slips() throws IOException {
    try (Stream<Path> files = Files.list(home.slips())) {
      return files.toList();
    }
  }

  private void look() {
    station.holders().look();
  }

  private Wanted seen() {
    return station.holders().wanted().stream()
        .filter(each -> each.job().equals(JOB))
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

  private void assertFailed(FailureCode code) throws IOException {
    Failed failed = reported(Failed.class);
    assertThat(failed.step()).isEqualTo(JobStep.PREPARE);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.chip()).as("no token is spoiled").isNull();
  }

  private static void assertRefused(List<Report> answers, FailureCode code) {
    assertThat(answers).hasSize(1).first().isInstanceOf(Failed.class);
    assertThat(((Failed) answers.get(0)).code()).isEqualTo(code);
  }
}
