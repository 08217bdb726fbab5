package org.certbureau.station.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.certbureau.crypto.Pem;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.program.holder.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decryption key comes back to its holder's token in the whole program, killed for real. */
class RestoreProgramTest {
  private static final String CODE = "GD-01";
  private static final String CHIP = "00000000000000A0";
  private static final String JOB = "GD-20261126-000007-1";
  private static final String LETTER = "遗失之前的来信";

  /** In the order in which a recovery passes them. */
  private static final List<String> POINTS =
      List.of(
          "restore.order-kept",
          "restore.token-checked",
          "restore.pin-right",
          "restore.container-made",
          "restore.key-born",
          "restore.key-ready-saved",
          "restore.key-ready-sent",
          "restore.install-kept",
          "restore.written",
          "restore.proof-saved",
          "restore.proof-sent",
          "restore.confirm-received",
          "restore.signing-key-deleted",
          "restore.settled-saved");

  private final TestBureau bureau = new TestBureau();

  @TempDir private Path directory;
  private EnrolledStation enrolled;
  private BureauEnd end;
  private HolderToken lost;
  private HolderToken token;

  @BeforeEach
  void enrolAndIssue() throws Exception {
    enrolled = new EnrolledStation(directory, bureau, CODE);
    end = enrolled.end();
    lost = HolderToken.issued(enrolled.driver(), bureau, "00000000000000A9");
    token = HolderToken.issued(enrolled.driver(), bureau, CHIP);
    enrolled.driver().present(CHIP);
  }

  @AfterEach
  void close() throws Exception {
    enrolled.close();
  }

  @Test
  void killed_at_one_point_after_the_other_the_key_is_back_and_all_else_as_it_was()
      throws Exception {
    RestoreKey wanted = TestBureau.restoreKey(JOB, token);
    Restore order;
    try (AttendedStation holder = new AttendedStation(home(), POINTS, token.pin())) {
      end.send(wanted);
      KeyReady ready = end.next(KeyReady.class, List.of());
      assertThat(TestBureau.acceptsFormer(ready, wanted)).isTrue();
      order = bureau.restore(ready, lost.certificates().encryption());
      end.send(order);
      Restored restored = end.next(Restored.class, List.of(ready));
      assertThat(bureau.accepts(restored, order)).isTrue();
      end.send(new Confirmed(JOB, CHIP));
      assertThat(end.next(Settled.class, List.of(ready, restored)))
          .isEqualTo(new Settled(JOB, CHIP));
      assertThat(holder.deaths()).as("each point is reached").isEqualTo(POINTS);
    }
    token.assertRestored(enrolled.driver(), order);
  }

  @Test
  void its_holder_types_the_pin_at_a_console_twice_and_then_opens_a_letter_of_before()
      throws Exception {
    Octets certificate = lost.certificates().encryption();
    Path letter = directory.resolve("letter.der");
    Path opened = directory.resolve("letter.txt");
    Path pem =
        Files.writeString(
            directory.resolve("recovered-for.pem"),
            Pem.write("CERTIFICATE", certificate.toByteArray()));
    Files.write(
        letter, Sm2Encryption.encrypt(HolderToken.key(certificate), LETTER.getBytes(UTF_8)));
    try (StationProcess station = StationProcess.run(home());
        AttendedStation onlooker = new AttendedStation(home(), List.of(), null)) {
      end.send(TestBureau.restoreKey(JOB, token));
      onlooker.awaitStep(Wanted.Step.PIN);
      assertThat(typed("present", CHIP, "--pin", "--dir", home().toString())).isZero();
      KeyReady ready = end.next(KeyReady.class);
      onlooker.awaitStep(Wanted.Step.AWAITING_OFFICERS);
      assertThat(typed("holders", "--dir", home().toString())).isZero();
      assertThat(station.log())
          .contains("officers decide, the token can go until they have consented");
      assertThat(decrypt(CHIP, pem, letter, opened)).as("not on it yet").isEqualTo(1);
      assertThat(station.log()).contains("does not carry that certificate");

      Restore order = bureau.restore(ready, certificate);
      end.send(order);
      onlooker.awaitStep(Wanted.Step.PIN);
      assertThat(typed("present", CHIP, "--pin", "--dir", home().toString())).isZero();
      assertThat(bureau.accepts(end.next(Restored.class), order)).isTrue();
      end.send(new Confirmed(JOB, CHIP));
      end.next(Settled.class);

      assertThat(decrypt(CHIP, pem, letter, opened)).isZero();
      assertThat(opened).content(UTF_8).isEqualTo(LETTER);
      assertThat(typed("holders", "--dir", home().toString())).isZero();
      assertThat(station.log()).contains("done, the decryption key is on the token again");
      station.terminate();
      station.exit();
      assertThat(station.log()).doesNotContain("SEVERE");
    }
  }

  @Test
  void a_message_that_no_key_of_the_token_opens_is_told_in_a_sentence() throws Exception {
    Octets certificate = token.certificates().encryption();
    Path pem =
        Files.writeString(
            directory.resolve("own.pem"), Pem.write("CERTIFICATE", certificate.toByteArray()));
    Path letter =
        Files.write(
            directory.resolve("letter.der"),
            Sm2Encryption.encrypt(
                HolderToken.key(lost.certificates().encryption()), LETTER.getBytes(UTF_8)));
    Path opened = directory.resolve("letter.txt");
    assertThat(decrypt(CHIP, pem, letter, opened)).isEqualTo(1);
    assertThat(said()).contains("Not opened: not encrypted for container");
    assertThat(decrypt(lost.chip(), pem, letter, opened)).isEqualTo(1);
    assertThat(said()).contains("Not opened: token " + lost.chip() + " is neither in the rack");
    assertThat(decrypt(CHIP, letter, letter, opened)).isEqualTo(2);
    assertThat(said()).contains("letter.der is no certificate in PEM");
    assertThat(decrypt(CHIP, pem, directory.resolve("none.der"), opened)).isEqualTo(2);
    assertThat(said()).contains("none.der cannot be read").doesNotContain("\tat ");
    assertThat(opened).doesNotExist();
  }

  private String said() throws Exception {
    return Files.readString(home().resolve("station.log"));
  }

  private int decrypt(String chip, Path certificate, Path message, Path out) throws Exception {
    return typed(
        "decrypt",
        chip,
        "--certificate",
        certificate.toString(),
        "--in",
        message.toString(),
        "--out",
        out.toString(),
        "--dir",
        home().toString());
  }

  private int typed(String... words) throws Exception {
    try (StationProcess program = StationProcess.start(home(), null, words)) {
      program.type(token.pin().digits());
      return program.exit();
    }
  }

  private Path home() {
    return enrolled.home().directory();
  }
}
