package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Post;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.contract.Report;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.pin.Slips;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program in a process of its own, against a real broker, killed for real. */
class StationProgramTest {
  private static final String CODE = "CS-01";
  private static final int BLANKS = 40;

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private EnrolledStation enrolled;
  private StationHome home;
  private TestBroker broker;
  private BureauEnd end;

  @BeforeEach
  void enrolMintAndConfigure() throws Exception {
    enrolled = new EnrolledStation(directory, bureau, CODE);
    Commands.mint(enrolled.home(), "FICTION-1", Integer.toString(BLANKS));
    home = enrolled.home();
    broker = enrolled.broker();
    end = enrolled.end();
  }

  @AfterEach
  void closeBroker() throws Exception {
    enrolled.close();
  }

  @Test
  void the_minted_batch_is_listed_for_the_bureau_and_in_the_rack() throws Exception {
    List<String> lines = Files.readAllLines(home.batches().resolve("FICTION-1.csv"));
    assertThat(lines).hasSize(1 + BLANKS).first().isEqualTo("chip,model");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches("[0-9A-F]{16},SOFT-SM2"))
        .doesNotHaveDuplicates();

    try (StationProcess station = StationProcess.run(home.directory())) {
      assertThat(end.nextHeartbeat()).isEqualTo(new Heartbeat(BLANKS, BLANKS, List.of(), true));

      end.send(new Prepare("job", 9));
      assertThat(lines).contains(end.next(KeyReady.class).chip() + ",SOFT-SM2");
      station.terminate();
      assertThat(station.exit()).isEqualTo(128 + 15);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prepare.taken",
        "prepare.before-state",
        "prepare.after-state",
        "prepare.before-commit",
        "prepare.after-commit",
        "install.before-state",
        "install.after-state",
        "install.before-commit",
        "install.after-commit",
        "confirm.before-state",
        "confirm.after-print",
        "confirm.after-state",
        "confirm.before-commit",
        "confirm.after-commit",
      })
  void killed_anywhere_the_job_ends_with_one_token_and_one_slip(String failPoint) throws Exception {
    KeyReady ready;
    Install order;
    try (StationProcess dying = StationProcess.runUntil(failPoint, home.directory());
        Successor successor = new Successor()) {
      end.send(new Prepare("job", 9));
      successor.after(dying, failPoint.startsWith("prepare"));
      ready = end.next(KeyReady.class);

      order = bureau.install(ready);
      end.send(order);
      successor.after(dying, failPoint.startsWith("install"));
      Installed installed = end.next(Installed.class);
      assertThat(bureau.accepts(ready, order, installed)).isTrue();

      end.send(new Confirmed("job", ready.chip()));
      successor.after(dying, failPoint.startsWith("confirm"));
      // a second job shows that the station has gone on, and what it said before
      end.send(new Prepare("next", 9));
      assertThat(end.next(KeyReady.class).chip()).isNotEqualTo(ready.chip());
      assertThat(end.hasUnexpectedReport()).isFalse();
    }

    assertThat(rack().rack()).isEqualTo(new TokenDriver.Rack(BLANKS - 1, BLANKS - 2));
    Commands.present(home, ready.chip());
    SmartToken token = rack().token(ready.chip());
    assertThat(token.containers())
        .extracting(content -> content.certificates().orElseThrow().signing())
        .containsExactly(order.signingCertificate());
    assertThat(slips()).hasSize(1);
    token.logIn(Slips.pin(Files.readString(slips().get(0)))).close();
    assertThat(broker.messagesIn("dlq")).isZero();
  }

  @Test
  void tokens_are_presented_and_carried_off_by_another_program_while_the_station_works()
      throws Exception {
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.send(new Prepare("carried-off", 9), new Prepare("made", 9));
      KeyReady carriedOff = end.next(KeyReady.class);
      KeyReady made = end.next(KeyReady.class);

      command("remove", carriedOff.chip());
      end.send(bureau.install(carriedOff), bureau.install(made));
      assertThat(end.next(Failed.class).chip()).isEqualTo(carriedOff.chip());
      assertThat(end.next(Installed.class).chip()).isEqualTo(made.chip());
      end.send(new Confirmed("made", made.chip()), new Prepare("next", 9));
      end.next(KeyReady.class);

      command("present", made.chip());
      assertThat(rack().presented()).containsExactly(made.chip());
      assertThat(rack().rack()).isEqualTo(new TokenDriver.Rack(BLANKS - 2, BLANKS - 3));
      command("remove", made.chip());
      assertThat(rack().presented()).isEmpty();
      assertThat(station.log()).doesNotContain("SEVERE");
    }
  }

  private void command(String name, String chip) throws Exception {
    try (StationProcess program =
        StationProcess.start(
            home.directory(), null, name, chip, "--dir", home.directory().toString())) {
      assertThat(program.exit()).as(program.log()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"present", "remove"})
  void a_token_that_was_never_made_here_is_told_in_a_sentence(String command) throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    try (StationProcess program =
        StationProcess.start(
            other, null, command, "0000000000000000", "--dir", home.directory().toString())) {
      assertThat(program.exit()).isEqualTo(2);
      assertThat(program.log())
          .contains("0000000000000000 is neither in the rack nor in the reader")
          .doesNotContain("Exception");
    }
  }

  @Test
  void help_names_every_command() throws Exception {
    try (StationProcess program = StationProcess.start(directory, null, "--help")) {
      assertThat(program.exit()).isZero();
      assertThat(program.log())
          .contains(
              " enrol ",
              " mint ",
              " run ",
              " present ",
              " remove ",
              " holders ",
              " cancel ",
              " page ",
              " decrypt ");
    }
  }

  @Test
  void killed_amid_many_jobs_each_still_ends_on_a_token_of_its_own() throws Exception {
    Map<String, String> chips = new HashMap<>();
    int jobs = 30;
    for (int i = 0; i < jobs; i++) {
      end.send(new Prepare("job-" + i, 9));
    }

    while (chips.size() < jobs) {
      try (StationProcess station = StationProcess.run(home.directory())) {
        for (int i = 0; i < jobs / 5; i++) {
          KeyReady ready = end.next(KeyReady.class);
          assertThat(chips.put(ready.job(), ready.chip())).as("answered once").isNull();
        }
        station.kill();
      }
    }

    assertThat(chips.values()).doesNotHaveDuplicates();
    assertThat(broker.messagesIn("dlq")).as("five deaths make no dead letters").isZero();
  }

  @Test
  void a_batch_is_answered_by_one_message_in_its_order() throws Exception {
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.send(
          new Prepare("job-1", 9),
          new Confirmed("unheard", "0000000000000000"),
          new Prepare("job-2", 9));

      assertThat(end.next(KeyReady.class).job()).isEqualTo("job-1");
      assertThat(end.next(Failed.class).code()).isEqualTo(FailureCode.UNKNOWN_JOB);
      assertThat(end.next(KeyReady.class).job()).isEqualTo("job-2");
      assertThat(station.log()).doesNotContain("SEVERE");
    }
  }

  @Test
  void
      what_is_not_signed_by_the_bureau_for_this_station_is_refused_logged_once_and_changes_nothing()
          throws Exception {
    Order prepare = new Prepare("job-of-a-stranger", 9);
    Parcel genuine = BureauEnd.packed(CODE, postOf(bureau), prepare);
    BytesMessage noText = end.session().createBytesMessage();
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.send(BureauEnd.packed(CODE, postOf(new TestBureau()), prepare));
      end.send(BureauEnd.packed("GD-01", postOf(bureau), prepare));
      end.send(
          new Parcel(
              genuine.body().replace("stranger", "forger"),
              genuine.sender(),
              genuine.signature(),
              genuine.contract()));
      end.send(new Parcel("{", "XX-99", "AAAA", "1"));
      end.send(new Parcel(genuine.body(), genuine.sender(), genuine.signature(), "2"));
      end.sendRaw(noText);
      end.send(new Prepare("job", 9));

      assertThat(end.next(KeyReady.class).job()).isEqualTo("job");
      assertThat(station.log().lines().filter(line -> line.contains("is refused")))
          .satisfiesExactly(
              line -> assertThat(line).contains("BAD_SIGNATURE"),
              line -> assertThat(line).contains("WRONG_RECIPIENT"),
              line -> assertThat(line).contains("BAD_SIGNATURE"),
              line -> assertThat(line).contains("STRANGER"),
              line -> assertThat(line).contains("WRONG_CONTRACT"),
              line -> assertThat(line).contains("WRONG_CONTRACT"));
    }
    try (Stream<Path> files = Files.list(home.jobs())) {
      assertThat(files).hasSize(1);
    }
    assertThat(rack().rack().blanks()).isEqualTo(BLANKS - 1);
  }

  @Test
  void a_broker_that_was_away_is_found_again() throws Exception {
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.send(new Prepare("before", 9));
      KeyReady ready = end.next(KeyReady.class);

      broker.stop();
      broker.start();
      end.send(bureau.install(ready));

      assertThat(end.next(Installed.class).job()).isEqualTo("before");
      assertThat(station.log()).contains("broker");
    }
  }

  @Test
  void a_proof_whose_confirmation_was_lost_is_told_again_until_the_slip_is_printed()
      throws Exception {
    KeyReady ready;
    Installed proof;
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.send(new Prepare("job", 9));
      ready = end.next(KeyReady.class);
      end.send(bureau.install(ready));
      proof = end.next(Installed.class);
    }
    try (StationProcess station = StationProcess.run(home.directory())) {
      assertThat(end.next(Installed.class)).isEqualTo(proof);
      end.send(new Confirmed("job", ready.chip()), new Prepare("next", 9));
      end.next(KeyReady.class);
      assertThat(slips()).hasSize(1);
    }
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.nextHeartbeat();
      end.send(new Prepare("third", 9));
      end.next(KeyReady.class);
      assertThat(end.hasUnexpectedReport()).as("it is confirmed").isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slip.begun", "slip.given"})
  void killed_while_a_command_prints_no_second_slip_comes_before_somebody_has_looked(
      String failPoint) throws Exception {
    Path paper = directory.resolve("paper");
    Path script = Files.writeString(directory.resolve("print.sh"), "cat >> " + paper + "\n");
    Files.writeString(
        home.directory().resolve("station.properties"),
        "\nslip-command=sh " + script + "\n",
        StandardOpenOption.APPEND);
    KeyReady ready;
    try (StationProcess dying = StationProcess.runUntil(failPoint, home.directory())) {
      end.send(new Prepare("job", 9));
      ready = end.next(KeyReady.class);
      end.send(bureau.install(ready));
      end.next(Installed.class);
      end.send(new Confirmed("job", ready.chip()));
      assertThat(dying.exit()).as(dying.log()).isEqualTo(FailPoints.EXIT_STATUS);
    }
    boolean printed = failPoint.equals("slip.given");
    assertThat(Files.exists(paper)).isEqualTo(printed);
    try (StationProcess station = StationProcess.run(home.directory())) {
      // the order comes again, as it was not taken off the queue
      assertThat(end.next(Failed.class).code()).isEqualTo(FailureCode.SLIP_NOT_PRINTED);
      assertThat(station.log()).contains(".printing");
      assertThat(Files.exists(paper)).as("no second one").isEqualTo(printed);
      Files.delete(slips().get(0));
      if (printed) {
        Files.delete(paper);
      }
      end.send(new Confirmed("job", ready.chip()), new Prepare("next", 9));
      end.next(KeyReady.class);
    }
    assertThat(Slips.pin(Files.readString(paper)).digits()).hasSize(10);
    assertThat(slips()).singleElement().asString().endsWith(".printed");
  }

  @Test
  void the_pin_is_in_no_log_and_no_message() throws Exception {
    KeyReady ready;
    try (StationProcess station = StationProcess.run(home.directory())) {
      end.send(new Prepare("job", 9));
      ready = end.next(KeyReady.class);
      end.send(bureau.install(ready));
      end.next(Installed.class);
      end.send(new Confirmed("job", ready.chip()));
      end.send(new Confirmed("unheard", ready.chip()));
      assertThat(end.next(Failed.class).step()).isEqualTo(JobStep.CONFIRM);
      station.terminate();
      station.exit();
    }
    String pin = Slips.pin(Files.readString(slips().get(0))).digits();

    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> !f.startsWith(home.slips())).toList()) {
        String content = new String(Files.readAllBytes(file), UTF_8);
        assertThat(content.contains(pin)).as("%s holds the PIN", file).isFalse();
      }
    }
  }

  @Test
  void one_rack_is_served_by_one_program() throws Exception {
    try (StationProcess first = StationProcess.run(home.directory())) {
      end.nextHeartbeat();
      try (StationProcess second = StationProcess.run(home.directory())) {
        assertThat(second.exit()).isEqualTo(2);
        assertThat(first.log()).contains("another station program runs");
      }
    }
  }

  @Test
  void without_tls_only_this_machine_is_spoken_to() throws Exception {
    Files.writeString(
        home.directory().resolve("station.properties"),
        Files.readString(home.directory().resolve("station.properties"))
                .replace("127.0.0.1", "broker.example")
            + "tls=false\n");

    try (StationProcess station = StationProcess.run(home.directory())) {
      assertThat(station.exit()).isEqualTo(2);
      assertThat(station.log()).contains("needs TLS").doesNotContain("Exception");
    }
  }

  private static Post<Order, Report> postOf(TestBureau signer) {
    return Post.ofBureau(signer.key.privateKey(), code -> Optional.empty());
  }

  private SoftTokenDriver rack() throws Exception {
    return SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
  }

  private List<Path> slips() throws Exception {
    try (Stream<Path> files = Files.list(home.slips())) {
      return files.toList();
    }
  }

  /** The station that is started once the first one has died. */
  private final class Successor implements AutoCloseable {
    private StationProcess process;

    void after(StationProcess dying, boolean due) throws Exception {
      if (due) {
        assertThat(dying.exit()).as(dying.log()).isEqualTo(FailPoints.EXIT_STATUS);
        process = StationProcess.run(home.directory());
      }
    }

    @Override
    public void close() throws Exception {
      if (process != null) {
        process.close();
      }
    }
  }
}
