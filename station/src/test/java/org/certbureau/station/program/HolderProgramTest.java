package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.local.LocalDesk;
import org.certbureau.station.program.region.RecoverySlipFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs for holders' tokens in the whole program, killed for real. */
class HolderProgramTest {
  private static final String CODE = "CS-01";
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "CS-20261126-000007-1";

  /** In the order in which a renewal passes them. */
  private static final List<String> POINTS =
      List.of(
          "rekey.order-kept",
          "rekey.token-checked",
          "rekey.pin-right",
          "rekey.container-made",
          "rekey.key-born",
          "rekey.key-ready-saved",
          "rekey.key-ready-sent",
          "rekey.install-kept",
          "rekey.written",
          "rekey.proof-saved",
          "rekey.proof-sent",
          "rekey.confirm-received",
          "rekey.signing-key-deleted",
          "rekey.settled-saved");

  /** In the order in which another PIN passes them. */
  private static final List<String> POINTS_OF_PIN =
      List.of(
          "reset.order-kept",
          "reset.token-checked",
          "reset.pin-sealed",
          "reset.rekeyed",
          "reset.pin-set",
          "reset.proof-saved",
          "reset.proof-sent",
          "reset.confirm-received",
          "reset.slip-printed",
          "reset.settled-saved");

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private EnrolledStation enrolled;
  private BureauEnd end;
  private HolderToken token;
  private LocalDesk desk;

  @BeforeEach
  void enrolAndIssue() throws Exception {
    enrolled = new EnrolledStation(directory, bureau, CODE);
    end = enrolled.end();
    token = HolderToken.issued(enrolled.driver(), bureau, CHIP);
    desk = new LocalDesk(enrolled.home());
  }

  @AfterEach
  void close() throws Exception {
    enrolled.close();
  }

  @Test
  void killed_at_one_point_after_the_other_the_renewal_ends_with_the_new_pair_and_the_old_decrypts()
      throws Exception {
    enrolled.driver().present(CHIP);
    Install install;
    try (AttendedStation holder = new AttendedStation(home(), POINTS, token.pin())) {
      end.send(TestBureau.rekey(JOB, token));
      KeyReady ready = end.next(KeyReady.class, List.of());
      assertThat(TestBureau.acceptsFormer(ready, TestBureau.rekey(JOB, token))).isTrue();
      install = bureau.install(ready);
      end.send(install);
      Installed installed = end.next(Installed.class, List.of(ready));
      assertThat(bureau.accepts(ready, install, installed)).isTrue();
      end.send(new Confirmed(JOB, CHIP));
      assertThat(end.next(Settled.class, List.of(ready, installed)))
          .isEqualTo(new Settled(JOB, CHIP));

      assertThat(holder.deaths()).as("each point is reached").isEqualTo(POINTS);
    }

    token.assertRenewed(enrolled.driver(), install);
  }

  @Test
  void killed_at_one_point_after_the_other_the_token_takes_the_pin_of_the_one_slip()
      throws Exception {
    HolderToken own = enrolled.issued(bureau, "00000000000000A2");
    String key =
        RecoverySlipFiles.keyMade(
            enrolled.home(), CODE, StationKeys.read(enrolled.home()).master(), "430100");
    ResetPin order = TestBureau.resetPin(JOB, own, CODE, key);
    enrolled.driver().present(own.chip());
    try (AttendedStation station = new AttendedStation(home(), POINTS_OF_PIN, null)) {
      end.send(order);
      PinReset report = end.next(PinReset.class, List.of());
      assertThat(TestBureau.accepts(report, order)).isTrue();
      assertThat(report.pinKey()).isEqualTo(key);
      end.send(new Confirmed(JOB, own.chip()));
      assertThat(end.next(Settled.class, List.of(report))).isEqualTo(new Settled(JOB, own.chip()));
      assertThat(station.deaths()).as("each point is reached").isEqualTo(POINTS_OF_PIN);
    }
    own.with(enrolled.pinOnSlip(own.chip(), JOB)).assertAsItWas(enrolled.driver());
    assertThat(own.pin()).isNotEqualTo(enrolled.pinOnSlip(own.chip(), JOB));
    try (Stream<Path> slips = Files.list(enrolled.home().slips())) {
      assertThat(slips).as("the first one and the new one").hasSize(2);
    }
  }

  @Test
  void a_renewal_is_done_at_a_console() throws Exception {
    try (StationProcess station = StationProcess.run(home())) {
      enrolled.end().nextHeartbeat();
      end.send(TestBureau.rekey(JOB, token));
      assertThat(pin("wrong-pin", token.chip())).isEqualTo(1);
      assertThat(station.log())
          .contains("its holder types the PIN  虚构有限公司  证书续费")
          .contains("The PIN is wrong, 5 tries are left here, 8 on the token");
      assertThat(pin("short", token.chip())).isEqualTo(1);
      assertThat(station.log()).contains("Not tried: a PIN has 6-32 printable ASCII characters");

      assertThat(pin(token.pin().digits(), token.chip())).isZero();
      KeyReady ready = end.next(KeyReady.class);
      Install install = bureau.install(ready);
      end.send(install);
      end.next(Installed.class);
      end.send(new Confirmed(JOB, CHIP));
      end.next(Settled.class);

      assertThat(command("holders")).isZero();
      assertThat(station.log()).contains(JOB + "  done, the new pair is in force");
      token.assertRenewed(enrolled.driver(), install);
      station.terminate();
      station.exit();
      assertThat(station.log()).doesNotContain("SEVERE");
    }
    assertNowhere(token.pin().digits());
    assertNowhere("wrong-pin");
  }

  @Test
  void a_job_is_broken_off_at_a_console() throws Exception {
    try (StationProcess station = StationProcess.run(home())) {
      end.send(TestBureau.rekey(JOB, token));
      enrolled.driver().present(CHIP);
      try (AttendedStation onlooker = new AttendedStation(home(), List.of(), null)) {
        onlooker.awaitStep(Wanted.Step.PIN);
      }

      assertThat(command("cancel", CHIP)).isZero();

      assertThat(end.next(Failed.class).code()).isEqualTo(FailureCode.NOT_PRESENTED);
      assertThat(command("cancel", CHIP)).isEqualTo(1);
      assertThat(pin(token.pin().digits(), CHIP)).as("no job wants it").isEqualTo(1);
      assertThat(station.log()).contains("not done, token and pair work as before");
    }
    token.assertAsItWas(enrolled.driver());
  }

  @Test
  void what_came_of_a_pin_waits_for_a_broker_that_is_away() throws Exception {
    try (StationProcess station = StationProcess.run(home());
        AttendedStation holder = new AttendedStation(home(), List.of(), token.pin())) {
      end.send(TestBureau.rekey(JOB, token));
      holder.awaitStep(Wanted.Step.INSERT);
      enrolled.broker().stop();
      enrolled.driver().present(CHIP);
      holder.awaitStep(Wanted.Step.AWAITING_CERTIFICATES);
      enrolled.broker().start();

      assertThat(TestBureau.acceptsFormer(end.next(KeyReady.class), TestBureau.rekey(JOB, token)))
          .isTrue();
      assertThat(station.log()).contains("the broker");
    }
  }

  @Test
  void only_its_owner_reaches_the_station_and_nobody_one_that_does_not_run() throws Exception {
    assertThat(command("holders")).isEqualTo(2);
    try (StationProcess station = StationProcess.run(home())) {
      end.nextHeartbeat();
      Path local = home().resolve("local");
      assertThat(permissions(local)).isEqualTo("rwx------");
      assertThat(permissions(local.resolve("desk.sock"))).isEqualTo("rw-------");
      assertThat(desk.wanted()).isEmpty();
      assertThat(command("page")).isZero();
      assertThat(station.log()).containsPattern("http://127\\.0\\.0\\.1:\\d+/start\\?[\\w-]{43}");
      station.kill();
    }
    assertThat(command("holders")).as("a socket without a program").isEqualTo(2);
    assertThat(Files.readString(home().resolve("station.log")))
        .contains("no station program that runs in " + home() + " can be asked")
        .doesNotContain("Exception");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void assertNowhere(String pin) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), UTF_8);
        assertThat(content.contains(pin)).as("%s holds the PIN", file).isFalse();
      }
    }
  }

  private int pin(String typed, String chip) throws Exception {
    String all = home().toString();
    try (StationProcess program =
        StationProcess.start(home(), null, "present", chip, "--pin", "--dir", all)) {
      program.type(typed);
      return program.exit();
    }
  }

  private int command(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--dir", home().toString()));
    try (StationProcess program = StationProcess.start(home(), null, all.toArray(String[]::new))) {
      return program.exit();
    }
  }

  private Path home() {
    return enrolled.home().directory();
  }
}
