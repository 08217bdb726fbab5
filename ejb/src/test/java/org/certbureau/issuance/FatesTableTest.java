package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.ca.RevocationReason;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.Keys;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.calendar.China;
import org.certbureau.oracle.TruthTable;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Restore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a pair, its token and its keys, from the counter to the issuer's list. */
class FatesTableTest {
  /** What is told for each case of a revocation. */
  private static final Map<String, Told> REVOCATIONS =
      Map.of(
          "token lost, unit leaves", new Told("LEAVING", Facts.of(Fact.TOKEN_AT_HAND, false)),
          "unit leaves", new Told("LEAVING", Facts.of(Fact.TOKEN_AT_HAND, true)),
          "data found untrue", new Told("BUREAU_DATA_UNTRUE", Facts.NONE),
          "unit dissolved", new Told("UNIT_DISSOLVED", Facts.of(Fact.TOKEN_AT_HAND, true)));

  private static final Pattern LISTED = Pattern.compile("([a-zA-Z]+)\\((\\d+)\\)");

  private static Workroom room;
  private static LineCases cases;
  private static Workroom guangdong;
  private static LineCases elsewhere;
  private static Recovering recovering;

  private record Told(String reason, Facts facts) {}

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
    guangdong = room.beside(Counter.GUANGDONG);
    elsewhere = new LineCases(guangdong);
    recovering = new Recovering(guangdong, elsewhere);
    Recovering.OFFICERS.forEach(recovering::admit);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  static Stream<Row> rows() {
    return TruthTable.atCounter("fates");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_pair_comes_to_what_its_service_makes_of_it(Row row) {
    switch (row.service()) {
      case NEW -> opens(row);
      case SUSPEND -> suspends(row);
      case RESUME -> resumes(row);
      case REVOKE -> revokes(row);
      case REISSUE_LOST -> replacesWhatIsLost(row);
      case RENEW -> renews(row);
      case REISSUE_DAMAGED -> replacesWhatIsDamaged(row);
      case CHANGE -> changesTheRegister(row);
      case UNLOCK -> unlocks(row);
      case KEY_RECOVERY -> bringsAKeyAlong(row);
      default -> throw new AssertionError(row);
    }
  }

  private static void opens(Row row) {
    assertThat(row.get("OLD_PAIR")).isEqualTo("no old pair");
    CaseNumber number = room.paidCase();
    room.make(number);
    LineView line = room.line(number);
    assertNewPair(row, "yes");
    assertThat(row.get("END")).isEqualTo("issue+n");
    assertThat(LocalDate.ofInstant(line.end().orElseThrow(), China.ZONE))
        .isEqualTo(today().plusYears(1));
    assertThat(room.count("certificate_pair where line_id = " + line.id())).isEqualTo(1);
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(row.get("ENCRYPTION_KEY")).isEqualTo("from the KMC, escrowed");
    assertThat(room.count("kmc_escrow")).isPositive();
  }

  private static void suspends(Row row) {
    LineView line = cases.certificate();
    CaseNumber number = cases.submitted(Service.SUSPEND, line);
    cases.bringEverything(number);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(row.get("WHEN")).isEqualTo("at acceptance; CRL at once");
    cases.accept(number);
    assertThat(row.get("OLD_PAIR")).isEqualTo("suspended");
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(cases.listed(line)).isEqualTo(reason(row).name());
    assertThat(row.get("END")).startsWith("old end");
    assertUntouched(row, line);
  }

  private static void resumes(Row row) {
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    CaseNumber number = cases.accepted(Service.RESUME, line);
    assertThat(cases.listed(line)).isEqualTo("CERTIFICATE_HOLD");
    assertThat(row.get("WHEN")).isEqualTo("at approval");
    cases.approve(number);
    assertThat(row.get("OLD_PAIR")).isEqualTo("active");
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(row.get("REASON_CODE")).isEqualTo("removeFromCRL(8)");
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(row.get("END")).startsWith("old end");
    assertUntouched(row, line);
  }

  private static void revokes(Row row) {
    assertThat(REVOCATIONS).containsKey(row.get("CASE"));
    Told told = REVOCATIONS.get(row.get("CASE"));
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.REVOKE, line, told.facts(), told.reason());
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(row.get("WHEN")).isEqualTo("at approval; CRL at once");
    cases.approve(number);
    assertThat(row.get("OLD_PAIR")).isEqualTo("revoked");
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(cases.listed(line)).isEqualTo(reason(row).name());
    assertNewPair(row, "no");
    assertThat(row.get("NEW_TOKEN")).isEqualTo("no; handed in if held");
    boolean held = told.facts().is(Fact.TOKEN_AT_HAND).orElse(false);
    assertThat(room.token(line.chip()).equals("TAKEN_BACK")).isEqualTo(held);
    assertThat(row.get("ENCRYPTION_KEY")).startsWith("escrow kept");
    assertThat(Procedure.of(Service.REVOKE).keys()).isEqualTo(Keys.NO_KEYS);
  }

  private static void renews(Row row) {
    LineView line = cases.certificate();
    boolean expired = row.says("CASE", "expired");
    room.counter().house().clock().advance(Duration.ofDays(expired ? 400 : 350));
    CaseNumber number = cases.accepted(Service.RENEW, line);
    cases.approve(number);
    room.orders();
    room.pay(number, "300");
    if (row.says("CASE", "production fails after issue")) {
      Rekey order = room.orders(Rekey.class).get(0);
      room.receive(room.keyBeside(order));
      room.receive(
          new Failed(order.job(), JobStep.INSTALL, null, FailureCode.CARRIED_OFF, "pulled out"));
      assertThat(row.get("OLD_PAIR")).isEqualTo("stays active; the unconfirmed new pair revoked");
      assertThat(row.get("WHEN")).isEqualTo("at failure");
      assertThat(
              room.count(
                  "certificate_pair where state = 'REVOKED' and crl_reason = '%s' and line_id = %d"
                      .formatted(reason("cessationOfOperation(5)").name(), line.id())))
          .isOne();
      assertThat(row.get("REASON_CODE")).startsWith("cessationOfOperation(5)");
      assertUnchanged(row, line);
      return;
    }
    room.rekey(number);
    LineView now = cases.now(line);
    assertNewPair(row, "yes");
    assertThat(row.get("NEW_TOKEN")).isEqualTo("no, same chip");
    assertThat(now.chip()).isEqualTo(line.chip());
    assertThat(now.inForce().ordinal()).isEqualTo(2);
    String listed =
        room.counter()
            .house()
            .database()
            .text(
                "select coalesce(max(reason), '%s') from ca_revocation where serial_hex = '%s'"
                    .formatted(LineCases.NOT_LISTED, line.inForce().signingSerial()));
    if (expired) {
      assertThat(row.get("OLD_PAIR")).isEqualTo("left expired (no CRL entry needed)");
      assertThat(listed).isEqualTo(LineCases.NOT_LISTED);
      assertThat(row.get("END")).isEqualTo("issue+n");
    } else {
      assertThat(row.get("WHEN")).isEqualTo("after the new pair is confirmed");
      assertThat(listed).isEqualTo(reason(row).name());
      assertThat(row.get("END")).isEqualTo("old end+n");
    }
    assertThat(LocalDate.ofInstant(now.end().orElseThrow(), China.ZONE))
        .isEqualTo(
            (expired ? today() : LocalDate.ofInstant(line.end().orElseThrow(), China.ZONE))
                .plusYears(1));
  }

  private static void changesTheRegister(Row row) {
    assertThat(row.get("CASE")).isEqualTo("only data that the certificate does not carry");
    LineView line = elsewhere.certificate();
    CaseNumber number =
        elsewhere.drafted(
            Service.CHANGE, line, Facts.NONE, null, Map.of("unitPhone", "020-85550143"));
    elsewhere.submit(number);
    elsewhere.bringEverything(number);
    elsewhere.accept(number);
    guangdong.pay(number, "20");
    assertThat(row.get("WHEN")).isEqualTo("the register is corrected at approval");
    elsewhere.approve(number);
    assertThat(elsewhere.state(number)).isEqualTo(State.CLOSED);
    assertThat(row.get("OLD_PAIR")).isEqualTo("unchanged");
    assertThat(row.get("END")).isEqualTo("old end");
    assertUnchanged(row, line);
  }

  private static void replacesWhatIsLost(Row row) {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    switch (row.get("CASE")) {
      case "loss accepted" -> {
        assertThat(row.get("WHEN")).isEqualTo("at acceptance of the loss");
        assertThat(row.get("OLD_PAIR")).isEqualTo("suspended");
        assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
        assertThat(cases.listed(line)).isEqualTo(reason(row).name());
      }
      case "confirmed" -> {
        assertThat(row.get("WHEN"))
            .isEqualTo("in the transaction that opens production (reviewed and paid)");
        cases.approve(number);
        assertThat(cases.listed(line)).isEqualTo("CERTIFICATE_HOLD");
        room.pay(number, "200");
        assertThat(cases.listed(line)).isEqualTo(reason(row).name());
        room.make(number);
        assertNewPair(row, "yes");
        assertThat(row.get("NEW_TOKEN")).isEqualTo("yes");
        assertThat(cases.now(line).chip()).isNotEqualTo(line.chip());
        assertThat(row.get("END")).isEqualTo("old end");
        assertThat(cases.now(line).end()).isEqualTo(line.end());
      }
      case "token found before confirmation" -> {
        assertThat(row.get("WHEN"))
            .isEqualTo("by RESUME, after the loss case was withdrawn or refused");
        cases.end(number, Step.WITHDRAW);
        cases.done(Service.RESUME, line);
        assertThat(row.get("OLD_PAIR")).isEqualTo("resumed");
        assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
        assertUnchanged(row, line);
      }
      default -> throw new AssertionError(row);
    }
  }

  private static void bringsAKeyAlong(Row row) {
    assertThat(row.get("CASE")).isEqualTo("with a reissue");
    LineView line = elsewhere.certificate();
    byte[] before = recovering.certificate(line.inForce().job());
    CaseNumber reissue = elsewhere.accepted(Service.REISSUE_DAMAGED, line);
    elsewhere.handIn(reissue, "B4", line.chip());
    elsewhere.approve(reissue);
    guangdong.pay(reissue, "100");
    guangdong.make(reissue);
    LineView now = elsewhere.now(line);
    Restore order = recovering.consented(recovering.asking(now, "1"));
    guangdong.receive(guangdong.restored(order));
    assertThat(row.get("OLD_PAIR")).isEqualTo("as the reissue");
    assertThat(elsewhere.now(line).pairs().get(0).state()).isEqualTo(PairState.SUPERSEDED);
    assertThat(row.get("NEW_TOKEN")).isEqualTo("yes");
    assertThat(order.chip()).isEqualTo(now.chip()).isNotEqualTo(line.chip());
    assertThat(row.get("ENCRYPTION_KEY")).isEqualTo("old one restored besides the new one");
    assertThat(order.encryptionCertificate()).isEqualTo(Octets.of(before));
    assertThat(row.get("END")).isEqualTo("old end");
    assertThat(elsewhere.now(line).end()).isEqualTo(line.end());
    assertThat(row.get("NEW_PAIR")).isEqualTo("yes");
    assertThat(now.pairs()).hasSize(line.pairs().size() + 1);
    assertThat(elsewhere.now(line).inForce()).as("by the recovery").isEqualTo(now.inForce());
  }

  private static void unlocks(Row row) {
    assertThat(row.get("REGION")).isEqualTo("440000");
    LineView line = elsewhere.certificate();
    CaseNumber number = elsewhere.accepted(Service.UNLOCK, line);
    elsewhere.approve(number);
    guangdong.orders();
    guangdong.pay(number, "20");
    guangdong.receive(guangdong.pinReset(guangdong.orders(ResetPin.class).get(0)));
    guangdong.counter().take(guangdong.acceptor(), number, Step.DELIVER);
    assertThat(row.get("OLD_PAIR")).isEqualTo("unchanged");
    assertThat(elsewhere.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertNewPair(row, "no");
    assertThat(row.get("NEW_TOKEN")).isEqualTo("no");
    LineView now = elsewhere.now(line);
    assertThat(now.inForce()).isEqualTo(line.inForce());
    assertThat(now.chip()).isEqualTo(line.chip());
    assertThat(guangdong.token(line.chip())).isEqualTo("ISSUED");
    assertThat(row.get("END")).isEqualTo("old end");
    assertThat(now.end()).isEqualTo(line.end());
  }

  private static void replacesWhatIsDamaged(Row row) {
    assertThat(row.get("REGION")).isEqualTo("440000");
    LineView line = elsewhere.certificate();
    PairView old = line.inForce();
    CaseNumber number = elsewhere.accepted(Service.REISSUE_DAMAGED, line);
    elsewhere.handIn(number, "B4", line.chip());
    elsewhere.approve(number);
    guangdong.pay(number, "100");
    assertThat(row.get("WHEN")).isEqualTo("after confirmation");
    assertThat(elsewhere.now(line).inForce().job()).isEqualTo(old.job());
    assertThat(elsewhere.listed(old)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(guangdong.token(line.chip())).isEqualTo("ISSUED");
    guangdong.make(number);
    LineView now = elsewhere.now(line);
    assertThat(row.get("OLD_PAIR")).isEqualTo("revoked");
    assertThat(elsewhere.listed(old)).isEqualTo(reason(row).name());
    assertNewPair(row, "yes");
    assertThat(row.get("NEW_TOKEN"))
        .isEqualTo("yes; old one taken back and destroyed on a list signed by two");
    assertThat(now.chip()).isNotEqualTo(line.chip());
    assertThat(guangdong.token(line.chip())).isEqualTo("TAKEN_BACK");
    assertThat(row.get("SIGNING_KEY")).isEqualTo("new on the new token");
    assertThat(row.get("ENCRYPTION_KEY")).startsWith("new; the old decryption key only where");
    assertThat(Procedure.of(row.service()).keys()).isEqualTo(Keys.NEW_PAIR);
    assertThat(row.get("END")).isEqualTo("old end");
    assertThat(now.end()).isEqualTo(line.end());
  }

  private static void assertUntouched(Row row, LineView before) {
    assertNewPair(row, "no");
    assertUnchanged(row, before);
  }

  private static void assertUnchanged(Row row, LineView before) {
    assertThat(row.get("NEW_PAIR")).isEqualTo("no");
    assertThat(row.get("NEW_TOKEN")).isEqualTo("no");
    LineView now = cases.now(before);
    PairView pair = now.inForce();
    assertThat(pair.job()).isEqualTo(before.inForce().job());
    assertThat(now.end()).isEqualTo(before.end());
    assertThat(now.chip()).isEqualTo(before.chip());
    assertThat(room.token(before.chip())).isEqualTo("ISSUED");
  }

  private static void assertNewPair(Row row, String made) {
    assertThat(row.get("NEW_PAIR")).isEqualTo(made);
    assertThat(Procedure.of(row.service()).signs()).isEqualTo(made.equals("yes"));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(room.counter().house().clock().instant(), China.ZONE);
  }

  /** Reads {@code certificateHold(6)}; word and number must mean the same. */
  private static RevocationReason reason(Row row) {
    return reason(row.get("REASON_CODE"));
  }

  private static RevocationReason reason(String written) {
    Matcher told = LISTED.matcher(written);
    assertThat(told.matches()).isTrue();
    RevocationReason reason =
        RevocationReason.valueOf(
            told.group(1).replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT));
    assertThat(reason.code()).hasToString(told.group(2));
    return reason;
  }
}
