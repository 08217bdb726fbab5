package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.Rival;
import org.certbureau.certificate.Holder;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.NewLine;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.Units;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.oracle.TruthTable;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.quoting.Access;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which state of a certificate and of what else is asked for on it admits which service. */
class PreconditionsTableTest {
  private static final Pattern IS = Pattern.compile("the certificate is ([A-Z]+)");
  private static final Pattern DIFFERS =
      Pattern.compile("field ([A-Za-z]+) differs from the old certificate's application");
  private static final Pattern RIVAL =
      Pattern.compile("an? ([A-Z_]+) on the same certificate is submitted and not done");

  private static final String BUSY = "another application on the same certificate is open";
  private static final String REPLACED = "the certificate is SUPERSEDED";
  private static final String GIVEN_UP =
      "an earlier application on the same certificate was withdrawn or refused";
  private static final String ELSEWHERE = "the certificate belongs to another region";
  private static final String HELD_PAST_END = "the certificate is SUSPENDED and past its end";
  private static final String HOLDS_ONE = "the unit already holds one";
  private static final String HELD_BEFORE =
      "on hold by an earlier SUSPEND; the loss case is withdrawn";

  /** States that a service of later brings about. */
  private static final Map<String, Service> LATER =
      Map.of(
          // of employees
          "it is the last unrevoked unit certificate and employees hold certificates", Service.NEW);

  private static Workroom room;
  private static LineCases cases;

  /** For what is not to be had in Changsha. */
  private static LineCases guangdong;

  /** A pair that another has taken the place of. */
  private static PairView former;

  private static LineView renewed;

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
    guangdong = new LineCases(room.beside(GUANGDONG));
  }

  @AfterAll
  static void close() {
    room.close();
  }

  static Stream<Row> ofToday() {
    return TruthTable.atCounter("preconditions")
        .filter(row -> !isLater(row))
        .filter(row -> !isOfAField(row));
  }

  static Stream<Row> later() {
    return TruthTable.atCounter("preconditions").filter(PreconditionsTableTest::isLater);
  }

  private static boolean isLater(Row row) {
    return LATER.containsKey(row.get("STATE"));
  }

  /** Read field by field in {@code ChangesTest}. */
  private static boolean isOfAField(Row row) {
    return row.service() == Service.CHANGE
        && (row.get("STATE").startsWith("field ") || row.get("STATE").startsWith("15-digit "));
  }

  @ParameterizedTest
  @MethodSource("ofToday")
  void a_state_admits_a_service_or_a_rule_refuses_it(Row row) {
    String state = row.get("STATE");
    switch (state) {
      case BUSY -> beside(row, row.service());
      case REPLACED -> replaced(row);
      case GIVEN_UP -> afterOneThatWasGivenUp(row);
      case ELSEWHERE -> elsewhere(row);
      case HELD_PAST_END -> heldPastItsEnd(row);
      case HOLDS_ONE -> holdsOne(row);
      case HELD_BEFORE -> heldBefore(row);
      default -> {
        Matcher is = IS.matcher(state);
        Matcher rival = RIVAL.matcher(state);
        Matcher differs = DIFFERS.matcher(state);
        if (is.matches()) {
          standing(row, is.group(1));
        } else if (differs.matches()) {
          another(row, differs.group(1));
        } else {
          assertThat(rival.matches()).as("a state that is known: %s", state).isTrue();
          beside(row, Service.valueOf(rival.group(1)));
        }
      }
    }
  }

  /** Nobody can come into that state today: what brings it about is not open anywhere. */
  @ParameterizedTest
  @MethodSource("later")
  void a_state_of_later_cannot_come_about_yet(Row row) {
    Service needed = LATER.get(row.get("STATE"));
    HolderType holder = needed == Service.NEW ? HolderType.EMPLOYEE : HolderType.UNIT;
    assertThat(row.policy().access())
        .filteredOn(rule -> rule.scope().services().contains(needed))
        .filteredOn(
            rule -> rule.scope().holders().isEmpty() || rule.scope().holders().contains(holder))
        .allMatch(rule -> rule.verdict().name().equals("REFUSED"));
  }

  private static void standing(Row row, String named) {
    LineView line = line(named);
    answer(row, line, List.of());
    if (row.get("RESULT").endsWith("no CRL entry")) {
      cases.done(row.service(), line);
      assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
      assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    }
  }

  /** Named by what its holder has from before, it is not the certificate that is in force. */
  private static void replaced(Row row) {
    LineView line = renewed();
    for (String serial : former.serials()) {
      Problem refused = new LineRules(row.policy(), line, List.of()).notInForce(serial, former);
      assertThat(refused.code()).isEqualTo("application.pair-not-in-force");
      assertThat(refused.rule()).isEqualTo(row.get("RULE"));
      assertThat(refused.args()).contains(serial, line.number().value());
    }
  }

  private static LineView renewed() {
    if (former == null) {
      LineView line = cases.certificate();
      CaseNumber number = cases.submitted(Service.RENEW, line);
      cases.bringEverything(number);
      room.counter()
          .as(room.acceptor(), () -> room.counter().steps().confirmWarning(number, "经办人将出国半年"));
      cases.accept(number);
      cases.approve(number);
      room.orders();
      room.pay(number, "300");
      room.rekey(number);
      former = line.inForce();
      renewed = cases.now(line);
    }
    return renewed;
  }

  @Test
  void a_certificate_is_named_by_its_number_its_pair_in_force_or_its_token_A_X2() {
    LineView line = renewed();
    PairView pair = line.inForce();
    for (String name :
        List.of(
            line.number().value(), pair.signingSerial(), pair.encryptionSerial(), pair.chip())) {
      assertThat(begun(CHANGSHA, Service.SUSPEND, name).value()).as(name).startsWith("CS-");
    }
    for (String name : former.serials()) {
      assertThat(Refused.at(() -> begun(CHANGSHA, Service.SUSPEND, name)).code())
          .isEqualTo("application.pair-not-in-force");
    }
  }

  /** What is refused for a reason that is known at the start burns no number. */
  @Test
  void what_a_certificate_does_not_admit_is_not_even_begun_A_X2_A_X5() {
    LineView line = cases.certificate();
    CaseNumber open = cases.submitted(Service.RESUME, suspended());
    long before = numbers();
    assertThat(Refused.at(() -> begun(CHANGSHA, Service.RESUME, line.number().value())).rule())
        .isEqualTo("A-X2");
    String busy = cases.view(open).certificate().number();
    assertThat(Refused.at(() -> begun(CHANGSHA, Service.RESUME, busy)).rule()).isEqualTo("A-X5");
    assertThat(numbers()).isEqualTo(before);
  }

  private static long numbers() {
    return room.counter()
        .house()
        .database()
        .number("select sum(last_value_used) from numbering where series like 'case.%'");
  }

  /** GD-19: what is registered is renewed as it is. */
  private static void another(Row row, String field) {
    LineView line = cases.certificate();
    Situation situation = row.situation(Facts.NONE);
    assertThat(
            new LineRules(row.policy(), line, List.of())
                .otherHolder(situation, Map.of(field, "新"), Map.of(field, "旧")))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused.rule()).isEqualTo(row.get("RULE"));
            });
  }

  private static LineView line(String named) {
    return switch (named) {
      case "ACTIVE" -> cases.certificate();
      case "SUSPENDED" -> suspended();
      case "EXPIRED" -> {
        LineView line = cases.certificate();
        expire(line);
        yield cases.now(line);
      }
      case "REVOKED" -> {
        LineView line = cases.certificate();
        cases.done(Service.REVOKE, line);
        yield cases.now(line);
      }
      case "UNCONFIRMED" -> {
        CaseNumber number = room.paidCase();
        room.orders();
        room.receive(room.keyOf(number, room.blank()));
        room.orders();
        yield room.line(number);
      }
      default -> throw new AssertionError(named);
    };
  }

  private static LineView suspended() {
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    return cases.now(line);
  }

  /** The clock stands: an issuer outlives only so many years of its certificates. */
  private static void expire(LineView line) {
    assertThat(
            room.counter()
                .house()
                .database()
                .execute(
                    "update certificate_pair set not_after = timestamp '2026-11-01 00:00:00' where in_force_line = "
                        + line.id()))
        .isOne();
  }

  private static void beside(Row row, Service other) {
    CaseNumber number = new CaseNumber("CS-20261122-999999");
    LineView line = cases.certificate();
    List<Rival> rivals = List.of(new Rival(number, other));
    List<Problem> against = answer(row, line, rivals);
    if (row.get("RESULT").endsWith("the other case is stopped and named")) {
      assertThat(new LineRules(row.policy(), line, rivals).stoppedBy(row.service()))
          .containsExactlyElementsOf(rivals);
    } else {
      assertThat(row.get("RESULT")).isEqualTo("REFUSED, naming the other case number");
      assertThat(against.get(0).args()).contains(number.value());
    }
  }

  private static List<Problem> answer(Row row, LineView line, List<Rival> rivals) {
    List<Problem> against = new LineRules(row.policy(), line, rivals).against(row.service());
    if (row.get("RESULT").startsWith("ALLOWED")) {
      assertThat(against).isEmpty();
    } else {
      assertThat(row.get("RESULT")).startsWith("REFUSED");
      assertThat(against).extracting(Problem::rule).containsExactly(row.get("RULE"));
    }
    return against;
  }

  private static void afterOneThatWasGivenUp(Row row) {
    assertThat(row.get("RESULT")).isEqualTo("ALLOWED");
    LineCases there = row.service() == Service.KEY_RECOVERY ? guangdong : cases;
    for (Step end : List.of(Step.WITHDRAW, Step.REFUSE)) {
      LineView line = row.service() == Service.RESUME ? suspended() : there.certificate();
      CaseNumber earlier = there.submitted(row.service(), line);
      there.end(earlier, end);
      assertThat(there.state(there.submitted(row.service(), line))).isEqualTo(State.SUBMITTED);
      answer(row, there.now(line), List.of());
    }
  }

  private static void elsewhere(Row row) {
    assertThat(row.get("RESULT")).isEqualTo("REFUSED (not found)");
    LineView line =
        row.policy().region().equals(CHANGSHA) ? opened(GUANGDONG) : cases.certificate();
    List<Problem> problems = new ArrayList<>();
    try {
      begun(row.policy().region(), row.service(), line.number().value());
    } catch (NotFound refused) {
      problems.addAll(refused.problems());
    }
    assertThat(problems).extracting(Problem::code).containsExactly("certificate.line-not-found");
  }

  private static CaseNumber begun(RegionCode here, Service service, String certificate) {
    NewApplication begun =
        new NewApplication(
            here,
            service,
            HolderType.UNIT,
            Channel.COUNTER,
            certificate,
            1,
            1,
            Facts.NONE,
            Map.of(),
            Map.of());
    return room.counter()
        .as(room.counter().acceptor(here), () -> room.counter().drafts().draft(begun));
  }

  private static LineView opened(RegionCode region) {
    LineRegister lines = room.counter().house().bean(LineRegister.class);
    CaseNumber by = room.counter().drafted(region);
    Holder holder = Units.of(room.counter().house(), region, "credit:91430100MA4L00011K");
    return lines.view(
        room.counter()
            .house()
            .inTransaction(() -> lines.open(List.of(new NewLine(region, by, holder))))
            .get(0));
  }

  private static void heldPastItsEnd(Row row) {
    LineView line = suspended();
    expire(line);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    answer(row, cases.now(line), List.of());
    if (row.get("RESULT").equals("ALLOWED, then expired")) {
      cases.done(row.service(), line);
      assertThat(cases.now(line).standing()).isEqualTo(LineStanding.EXPIRED);
    }
  }

  /** A hold belongs to the case that set it: withdrawing another lifts nothing. */
  private static void heldBefore(Row row) {
    LineView line = suspended();
    CaseNumber loss = cases.accepted(row.service(), line);
    cases.end(loss, Step.WITHDRAW);
    assertThat(row.get("RESULT")).isEqualTo("still on hold");
    assertThat(cases.now(line).hold()).isEqualTo(line.hold());
  }

  private static void holdsOne(Row row) {
    assertThat(row.get("RESULT")).isEqualTo("ALLOWED");
    RegionCode here = row.policy().region();
    assertThat(Access.warning(row.policy(), row.situation(Facts.NONE))).isEmpty();
    for (CaseNumber number :
        List.of(room.counter().accepted(here), room.counter().accepted(here))) {
      assertThat(room.counter().look(room.counter().acceptor(here), number).state())
          .isEqualTo(State.ACCEPTED);
    }
  }
}
