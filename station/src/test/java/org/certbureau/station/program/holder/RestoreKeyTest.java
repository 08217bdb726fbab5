package org.certbureau.station.program.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.certbureau.crypto.MasterKey;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Order;
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
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private void look() {
    station.holders().look();
  }

  private void type() throws IOException {
    assertThat(station.holders().typed(JOB, token.pin()).verdict())
        .isEqualTo(PinAnswer.Verdict.RIGHT);
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
