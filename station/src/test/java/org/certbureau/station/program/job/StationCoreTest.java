package org.certbureau.station.program.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Report;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.pin.AdminPins;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.pin.SlipPrinter;
import org.certbureau.station.program.pin.Slips;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenNotPresent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationCoreTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:03:04Z"), ZoneOffset.UTC);
  private static final int BLANKS = 4;

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private StationHome home;
  private MasterKey master;
  private SoftTokenDriver driver;
  private StationCore station;

  @BeforeEach
  void enrol() throws Exception {
    home = new StationHome(directory);
    home.create();
    master = StationKeys.create(home).master();
    startAnew();
    for (int i = 0; i < BLANKS; i++) {
      driver.insertBlank("00000000000000A" + i);
    }
  }

  private void startAnew() throws Exception {
    driver = SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
    station = StationCore.inFiles(home, "CS-01", master, driver, CLOCK);
  }

  @Test
  void a_job_goes_from_a_blank_token_to_a_printed_slip() throws Exception {
    KeyReady ready = prepared("job-1");
    Install order = bureau.install(ready);
    Installed installed = (Installed) answer(order);
    assertThat(bureau.accepts(ready, order, installed)).isTrue();
    assertThat(slips()).isEmpty();

    assertThat(station.process(List.of(new Confirmed("job-1", ready.chip())))).isEmpty();

    assertThat(slips()).hasSize(1);
    driver.present(ready.chip());
    SmartToken token = driver.token(ready.chip());
    assertThat(token.containers())
        .containsExactly(
            new HeldToken.Content(
                "job-1",
                Optional.of(
                    new TokenCertificates(
                        order.signingCertificate(),
                        order.encryptionCertificate(),
                        order.chain()))));
    token.logIn(pinOnSlip(slips().get(0))).close();
    assertThat(token.pinRetriesLeft()).isEqualTo(9);
  }

  @Test
  void the_first_pin_is_on_disk_in_the_clear_only_on_the_slip_and_sealed_nowhere_after_it()
      throws Exception {
    KeyReady ready = prepared("job-1");
    answer(bureau.install(ready));
    station.process(List.of(new Confirmed("job-1", ready.chip())));
    Path slip = slips().get(0);
    String pin = pinOnSlip(slip).digits();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(slip)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.equals(slip)).toList()) {
        assertThat(new String(Files.readAllBytes(file), UTF_8)).as("%s", file).doesNotContain(pin);
      }
    }
    assertThat(Files.readString(home.jobs().resolve("job-1.json"))).doesNotContain("sealedPin");
  }

  @Test
  void the_administrator_pin_that_unlocks_follows_from_chip_and_master_key() throws Exception {
    KeyReady ready = prepared("job-1");
    Pin fresh = Pin.of("N3W-P1N-FOR-U");

    driver.token(ready.chip()).unlock(AdminPins.under(master).of(ready.chip()), fresh);

    driver.token(ready.chip()).logIn(fresh).close();
    assertThat(AdminPins.under(master).of("00000000000000A9"))
        .isNotEqualTo(AdminPins.under(master).of(ready.chip()));
  }

  @Test
  void the_retry_limit_is_the_one_the_bureau_names() throws Exception {
    KeyReady ready = (KeyReady) answer(new Prepare("job-1", 10));

    assertThat(driver.token(ready.chip()).pinRetriesLeft()).isEqualTo(10);
  }

  @Test
  void the_same_order_again_gets_the_same_answer_also_after_a_start() throws Exception {
    KeyReady ready = prepared("job-1");
    Install order = bureau.install(ready);
    Report installed = answer(order);
    Confirmed confirmed = new Confirmed("job-1", ready.chip());
    station.process(List.of(confirmed));
    byte[] slip = Files.readAllBytes(slips().get(0));

    startAnew();

    assertThat(prepared("job-1")).isEqualTo(ready);
    assertThat(answer(order)).isEqualTo(installed);
    assertThat(station.process(List.of(confirmed))).isEmpty();
    assertThat(slips()).hasSize(1);
    assertThat(Files.readAllBytes(slips().get(0))).isEqualTo(slip);
    assertThat(station.heartbeat())
        .isEqualTo(new Heartbeat(BLANKS - 1, BLANKS - 1, List.of(), true));
  }

  @Test
  void a_slip_that_was_handed_out_is_not_printed_again() throws Exception {
    KeyReady ready = prepared("job-1");
    answer(bureau.install(ready));
    station.process(List.of(new Confirmed("job-1", ready.chip())));
    Files.delete(slips().get(0));

    station.process(List.of(new Confirmed("job-1", ready.chip())));

    assertThat(slips()).isEmpty();
  }

  @Test
  void another_pair_for_an_installed_job_is_not_written() throws Exception {
    KeyReady ready = prepared("job-1");
    Install first = bureau.install(ready);
    Report answer = answer(first);

    assertThat(answer(bureau.install(ready))).isEqualTo(answer);

    assertThat(driver.token(ready.chip()).containers())
        .extracting(content -> content.certificates().orElseThrow().signing())
        .containsExactly(first.signingCertificate());
  }

  @Test
  void an_order_for_another_chip_than_the_jobs_is_refused_and_changes_nothing() throws Exception {
    KeyReady ready = prepared("job-1");
    KeyReady other = prepared("job-2");
    Install order = bureau.install(ready);
    Install misdirected =
        new Install(
            order.job(),
            other.chip(),
            order.signingCertificate(),
            order.encryptionCertificate(),
            order.envelopedKey(),
            order.chain(),
            order.challenge());

    assertRefused(answer(misdirected), JobStep.INSTALL, FailureCode.WRONG_CHIP);
    assertRefused(
        answer(new Confirmed("job-1", other.chip())), JobStep.CONFIRM, FailureCode.WRONG_CHIP);
    assertRefused(
        answer(new Abandon("job-1", other.chip(), "mistaken")),
        JobStep.ABANDON,
        FailureCode.WRONG_CHIP);

    assertThat(answer(order)).isInstanceOf(Installed.class);
    assertThat(driver.token(other.chip()).state()).isEqualTo(HeldToken.State.INITIALISED);
  }

  @Test
  void a_step_out_of_its_order_is_refused_and_changes_nothing() throws Exception {
    assertRefused(
        answer(new Confirmed("job-9", "00000000000000A0")),
        JobStep.CONFIRM,
        FailureCode.UNKNOWN_JOB);
    KeyReady ready = prepared("job-1");

    assertRefused(
        answer(new Confirmed("job-1", ready.chip())), JobStep.CONFIRM, FailureCode.OUT_OF_ORDER);

    assertThat(slips()).isEmpty();
    assertThat(answer(bureau.install(ready))).isInstanceOf(Installed.class);
  }

  @Test
  void a_certificate_for_another_key_fails_the_job_and_spoils_its_token() throws Exception {
    KeyReady ready = prepared("job-1");
    Install order = bureau.install(ready);
    Sm2PublicKey another = Sm2Keys.generate(new SecureRandom()).publicKey();

    assertSpoiled(
        answer(withSigning(order, bureau.certificate(another))),
        ready.chip(),
        FailureCode.WRONG_SIGNING_CERTIFICATE);
    assertRefused(
        answer(new Confirmed("job-1", ready.chip())), JobStep.CONFIRM, FailureCode.JOB_CLOSED);
  }

  @Test
  void a_file_that_is_no_certificate_fails_the_job() throws Exception {
    KeyReady ready = prepared("job-1");

    assertSpoiled(
        answer(withSigning(bureau.install(ready), Octets.of(new byte[] {1, 2, 3}))),
        ready.chip(),
        FailureCode.WRONG_SIGNING_CERTIFICATE);
  }

  @Test
  void an_enveloped_key_that_is_not_the_certificates_fails_the_job() throws Exception {
    KeyReady ready = prepared("job-1");
    Sm2PublicKey tokenKey = Pkcs10.parse(ready.p10().toByteArray()).key();
    byte[] another = EnvelopedKey.seal(Sm2Keys.generate(new SecureRandom()), tokenKey);

    assertSpoiled(
        answer(withEnvelope(bureau.install(ready), another)),
        ready.chip(),
        FailureCode.WRONG_ENCRYPTION_KEY);
  }

  @Test
  void an_envelope_for_another_token_fails_the_job() throws Exception {
    KeyReady ready = prepared("job-1");
    byte[] foreign = bureau.install(prepared("job-2")).envelopedKey().toByteArray();

    assertSpoiled(
        answer(withEnvelope(bureau.install(ready), foreign)),
        ready.chip(),
        FailureCode.WRONG_ENCRYPTION_KEY);
  }

  @Test
  void a_token_locked_between_the_steps_fails_the_job() throws Exception {
    KeyReady ready = prepared("job-1");
    for (int i = 0; i < 9; i++) {
      assertThatThrownBy(() -> driver.token(ready.chip()).logIn(Pin.of("wrong-pin")))
          .isInstanceOf(PinRejected.class);
    }

    assertSpoiled(answer(bureau.install(ready)), ready.chip(), FailureCode.PIN_LOCKED);
  }

  @Test
  void a_token_is_in_the_rack_until_its_job_is_confirmed_and_then_in_its_holders_hands()
      throws Exception {
    KeyReady ready = prepared("job-1");
    assertThat(station.heartbeat()).isEqualTo(new Heartbeat(BLANKS, BLANKS - 1, List.of(), true));
    answer(bureau.install(ready));
    assertThat(station.heartbeat()).isEqualTo(new Heartbeat(BLANKS, BLANKS - 1, List.of(), true));

    station.process(List.of(new Confirmed("job-1", ready.chip())));

    assertThat(station.heartbeat())
        .isEqualTo(new Heartbeat(BLANKS - 1, BLANKS - 1, List.of(), true));
    assertThatThrownBy(() -> driver.token(ready.chip())).isInstanceOf(TokenNotPresent.class);
  }

  @Test
  void a_job_whose_token_was_away_between_two_steps_goes_on() throws Exception {
    KeyReady ready = prepared("job-1");
    driver.remove(ready.chip());
    driver.present(ready.chip());

    assertThat(answer(bureau.install(ready))).isInstanceOf(Installed.class);
    assertThat(station.process(List.of(new Confirmed("job-1", ready.chip())))).isEmpty();

    assertThat(driver.presented()).as("its holder has it").containsExactly(ready.chip());
  }

  @Test
  void a_token_that_was_carried_off_before_its_slip_was_printed_is_done_all_the_same()
      throws Exception {
    KeyReady ready = prepared("job-1");
    answer(bureau.install(ready));
    driver.remove(ready.chip());

    assertThat(station.process(List.of(new Confirmed("job-1", ready.chip())))).isEmpty();

    driver.present(ready.chip());
    driver.token(ready.chip()).logIn(pinOnSlip(slips().get(0))).close();
  }

  @Test
  void a_token_carried_off_fails_the_job() throws Exception {
    KeyReady ready = prepared("job-1");
    driver.remove(ready.chip());

    Failed failed = (Failed) answer(bureau.install(ready));

    assertThat(failed.code()).isEqualTo(FailureCode.TOKEN_FAULT);
    assertThat(failed.chip()).isEqualTo(ready.chip());
  }

  @Test
  void a_token_that_is_lost_for_good_fails_the_job() throws Exception {
    KeyReady ready = prepared("job-1");
    Files.delete(home.tokens().resolve(ready.chip() + ".token"));

    Failed failed = (Failed) answer(bureau.install(ready));

    assertThat(failed.code()).isEqualTo(FailureCode.TOKEN_FAULT);
  }

  @Test
  void an_empty_rack_fails_the_job_for_good() throws Exception {
    for (int i = 0; i < BLANKS; i++) {
      prepared("job-" + i);
    }
    Report failed = answer(new Prepare("late", 9));
    assertThat(failed)
        .isEqualTo(
            new Failed(
                "late",
                JobStep.PREPARE,
                null,
                FailureCode.NO_BLANK_TOKEN,
                "there is no blank token in the rack"));

    driver.insertBlank("00000000000000AF");

    assertThat(answer(new Prepare("late", 9))).isEqualTo(failed);
    assertThat(prepared("next").chip()).isEqualTo("00000000000000AF");
  }

  @Test
  void an_abandoned_jobs_token_is_spoiled_and_never_used_again() throws Exception {
    KeyReady ready = prepared("job-1");
    Abandon abandon = new Abandon("job-1", ready.chip(), "the chip is not in stock");

    assertThat(station.process(List.of(abandon, abandon))).isEmpty();
    startAnew();

    assertThat(driver.token(ready.chip()).state()).isEqualTo(HeldToken.State.SPOILED);
    assertRefused(answer(bureau.install(ready)), JobStep.INSTALL, FailureCode.JOB_CLOSED);
    assertThat(station.heartbeat().blanks()).isEqualTo(BLANKS - 1);
  }

  @Test
  void a_token_that_the_bureau_does_not_know_is_told_when_its_job_is_abandoned() throws Exception {
    KeyReady ready = prepared("job-1");
    Abandon abandon = new Abandon("job-1", null, "withdrawn");
    Failed spent = (Failed) answer(abandon);
    startAnew();

    assertThat(answer(abandon)).as("the same order, the same answer").isEqualTo(spent);
    assertThat(spent)
        .extracting(Failed::step, Failed::chip, Failed::code)
        .containsExactly(JobStep.ABANDON, ready.chip(), FailureCode.JOB_CLOSED);
    assertThat(driver.token(ready.chip()).state()).isEqualTo(HeldToken.State.SPOILED);
  }

  @Test
  void a_token_that_was_taken_before_a_restart_and_is_gone_is_told_with_its_job() throws Exception {
    JobStore jobs = new FileJobStore(home.jobs());
    jobs.save(JobProgress.taken("job-1", "00000000000000A0", Octets.of(new byte[] {1})));
    Files.delete(home.tokens().resolve("00000000000000A0.token"));
    startAnew();

    assertThat((Failed) answer(new Prepare("job-1", 9)))
        .extracting(Failed::step, Failed::chip, Failed::code)
        .containsExactly(JobStep.PREPARE, "00000000000000A0", FailureCode.TOKEN_FAULT);
  }

  @Test
  void a_token_that_another_job_got_after_a_restart_stays_that_jobs() throws Exception {
    KeyReady other = prepared("job-2");
    new FileJobStore(home.jobs())
        .save(JobProgress.taken("job-1", other.chip(), Octets.of(new byte[] {1})));
    startAnew();

    assertThat(prepared("job-1").chip()).isNotEqualTo(other.chip());
    assertThat(driver.token(other.chip()).state()).isEqualTo(HeldToken.State.INITIALISED);
  }

  @Test
  void a_job_abandoned_before_it_began_is_never_begun() throws Exception {
    station.process(List.of(new Abandon("job-1", null, "withdrawn")));

    assertRefused(answer(new Prepare("job-1", 9)), JobStep.PREPARE, FailureCode.JOB_CLOSED);
    assertThat(station.heartbeat().blanks()).isEqualTo(BLANKS);
  }

  @Test
  void a_finished_job_is_not_abandoned() throws Exception {
    KeyReady ready = prepared("job-1");
    answer(bureau.install(ready));
    station.process(List.of(new Confirmed("job-1", ready.chip())));

    assertRefused(
        answer(new Abandon("job-1", ready.chip(), "too late")),
        JobStep.ABANDON,
        FailureCode.JOB_CLOSED);
    driver.present(ready.chip());
    assertThat(driver.token(ready.chip()).state()).isEqualTo(HeldToken.State.INITIALISED);
  }

  @Test
  void in_a_batch_one_failure_is_its_own() throws Exception {
    KeyReady good = prepared("good");
    KeyReady bad = prepared("bad");
    Install broken = withSigning(bureau.install(bad), Octets.of(new byte[] {1, 2, 3}));

    List<Report> answers =
        station.process(
            List.of(
                broken,
                new Confirmed("unheard", "00000000000000A0"),
                bureau.install(good),
                new Prepare("fresh", 9)));

    assertThat(answers)
        .extracting(report -> (Object) report.getClass())
        .containsExactly(Failed.class, Failed.class, Installed.class, KeyReady.class);
  }

  @Test
  void a_slip_that_cannot_be_printed_is_reported_and_printed_later() throws Exception {
    SlipPrinter jammed =
        slip -> {
          throw new IOException("paper jam");
        };
    StationCore core = StationCore.inMemory(List.of("00000000000000B1"), jammed, CLOCK);
    KeyReady ready = (KeyReady) core.process(List.of(new Prepare("job-1", 9))).get(0);
    core.process(List.of(bureau.install(ready)));

    List<Report> answers = core.process(List.of(new Confirmed("job-1", ready.chip())));

    assertRefused(answers.get(0), JobStep.CONFIRM, FailureCode.SLIP_NOT_PRINTED);
    assertThat(core.process(List.of(new Confirmed("job-1", ready.chip())))).isEqualTo(answers);
  }

  private KeyReady prepared(String job) throws IOException {
    return (KeyReady) answer(new Prepare(job, 9));
  }

  private Report answer(Order order) throws IOException {
    List<Report> answers = station.process(List.of(order));
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private void assertSpoiled(Report answer, String chip, FailureCode code) throws TokenFault {
    Failed failed = (Failed) answer;
    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.chip()).isEqualTo(chip);
    assertThat(driver.token(chip).state()).isEqualTo(HeldToken.State.SPOILED);
  }

  private static void assertRefused(Report answer, JobStep step, FailureCode code) {
    Failed failed = (Failed) answer;
    assertThat(failed.step()).isEqualTo(step);
    assertThat(failed.code()).isEqualTo(code);
    assertThat(failed.chip()).as("nothing is spoiled").isNull();
  }

  private List<Path> slips() throws IOException {
    try (Stream<Path> files = Files.list(home.slips())) {
      return files.toList();
    }
  }

  private static Pin pinOnSlip(Path slip) throws IOException {
    return Slips.pin(Files.readString(slip));
  }

  private static Install withSigning(Install order, Octets certificate) {
    return new Install(
        order.job(),
        order.chip(),
        certificate,
        order.encryptionCertificate(),
        order.envelopedKey(),
        order.chain(),
        order.challenge());
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
