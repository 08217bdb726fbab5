package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.certbureau.application.Counter.GUANGDONG;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.view.ChangeView;
import org.certbureau.application.view.FieldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.EmailAddress;
import org.certbureau.kernel.Problem;
import org.certbureau.notice.Recipients;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.Rekey;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Data of a holder that change: on another pair, or in the register alone (A-X4). */
class ChangeTest {
  private static final Map<String, String> EMAIL = Map.of("unitEmail", "zx@chenglan.example.cn");
  private static final Map<String, String> ADDRESS = Map.of("legalAddress", "长沙市雨花区澄岚路 9 号");

  private static Workroom room;
  private static LineCases cases;

  @BeforeAll
  static void open() {
    room = new Workroom();
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @Test
  void what_the_certificate_says_is_changed_by_another_pair_with_the_same_end_A_X1() {
    LineView line = cases.certificate();
    assertThat(mailbox(line)).isEqualTo("office@chenglan.example.cn");
    CaseNumber number = accepted(line, EMAIL);
    cases.approve(number);
    room.orders();
    room.pay(number, "200");
    room.rekey(number);

    LineView now = cases.now(line);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(now.inForce().ordinal()).isEqualTo(2);
    assertThat(now.end()).isEqualTo(line.end());
    assertThat(now.chip()).isEqualTo(line.chip());
    assertThat(mailbox(now)).isEqualTo("zx@chenglan.example.cn");
    assertThat(form(cases.drafted(Service.RENEW, line))).containsAllEntriesOf(EMAIL);
    assertThat(cases.view(number).changes())
        .extracting(ChangeView::before, ChangeView::after, ChangeView::carried)
        .containsExactly(tuple("office@chenglan.example.cn", "zx@chenglan.example.cn", true));
  }

  @Test
  void what_the_certificate_does_not_say_corrects_the_register_at_approval_without_a_job_A_X4() {
    LineView line = cases.certificate();
    CaseNumber number = accepted(line, ADDRESS);
    room.orders();
    room.pay(number, "200");
    assertThat(address(line)).isNotEqualTo(ADDRESS.get("legalAddress"));
    cases.approve(number);

    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(room.orders()).isEmpty();
    assertThat(room.jobs(number)).isEmpty();
    assertThat(cases.now(line)).isEqualTo(line);
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(address(line)).isEqualTo(ADDRESS.get("legalAddress"));
    assertThat(form(cases.drafted(Service.RENEW, line))).containsAllEntriesOf(ADDRESS);
  }

  /** Before anything is typed, each field tells what a change of it then comes to. */
  @Test
  void a_field_tells_beforehand_what_it_would_mean_to_change_it_A_X4() {
    LineView line = cases.certificate();
    List<FieldView> told = cases.view(drafted(line, Map.of())).fields();
    assertThat(told).anyMatch(field -> field.ifChanged() != null && field.ifChanged().carried());
    assertThat(told).anyMatch(field -> field.ifChanged() != null && !field.ifChanged().carried());
    for (Map<String, String> typed :
        List.of(
            EMAIL,
            ADDRESS,
            Map.of("unitName", "长沙澄岚新材料有限公司"),
            Map.of("insuranceNumber", "4301000777"))) {
      ChangeView change = cases.view(drafted(line, typed)).changes().get(0);
      FieldView field =
          told.stream()
              .filter(one -> one.getKey().equals(change.getKey()))
              .findFirst()
              .orElseThrow();
      assertThat(field.ifChanged().carried()).as(change.getKey()).isEqualTo(change.carried());
      assertThat(field.ifChanged().allowed()).as(change.getKey()).isEqualTo(change.allowed());
      assertThat(field.ifChanged().proof() == null)
          .as(change.getKey())
          .isEqualTo(change.proof() == null);
    }
    CaseNumber handedIn = drafted(line, EMAIL);
    cases.submit(handedIn);
    assertThat(cases.view(handedIn).fields()).allMatch(field -> field.ifChanged() == null);
  }

  @Test
  void a_draft_that_changes_nothing_is_kept_and_not_handed_in() {
    CaseNumber number = drafted(cases.certificate(), Map.of());
    Problem problem = Refused.at(() -> cases.submit(number));
    assertThat(problem.code()).isEqualTo("application.nothing-changed");
    assertThat(problem.field()).isNull();
  }

  @Test
  void each_change_is_proved_for_itself_and_a_new_name_without_proof_is_applied_for_anew_A_C10() {
    LineView line = cases.certificate();
    CaseNumber number =
        drafted(line, Map.of("unitName", "长沙澄岚新材料有限公司", "insuranceNumber", "4301000777"));
    cases.submit(number);
    room.counter().seeEveryOriginal(room.region(), number);
    List<Problem> missing =
        cases.view(number).problems().stream()
            .filter(problem -> problem.code().endsWith("-unproved"))
            .toList();
    assertThat(missing)
        .extracting(Problem::field, Problem::code, Problem::rule)
        .containsExactly(
            tuple("materials.C4-unitName", "application.renaming-unproved", "A-C10"),
            tuple("materials.C4-insuranceNumber", "application.change-unproved", "CS-S3"));
    assertThat(missing.get(0).args()).contains("证书初次申请");
    cases.bringEverything(number);
    cases.accept(number);
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
  }

  @Test
  void a_change_that_another_has_overtaken_is_looked_at_again_before_it_is_handed_in() {
    LineView line = cases.certificate();
    CaseNumber waiting = drafted(line, Map.of("unitPhone", "0731-85550143"));
    done(line, ADDRESS);
    Problem moved = Refused.at(() -> cases.submit(waiting));
    assertThat(moved.code()).isEqualTo("application.register-moved");
    assertThat(moved.field()).isEqualTo("legalAddress");

    Map<String, String> form = form(waiting);
    form.putAll(ADDRESS);
    room.counter()
        .as(
            room.acceptor(),
            () -> room.counter().drafts().update(waiting, ApplicationEdit.form(form)));
    cases.submit(waiting);
    assertThat(cases.view(waiting).changes())
        .extracting(ChangeView::getKey)
        .containsExactly("unitPhone");
  }

  @Test
  void what_fails_on_the_token_leaves_pair_token_and_register_as_they_were_A_X3() {
    LineView line = cases.certificate();
    CaseNumber number = accepted(line, EMAIL);
    cases.approve(number);
    room.orders();
    room.pay(number, "200");
    Rekey order = room.orders(Rekey.class).get(0);
    room.receive(room.keyBeside(order));
    room.orders(Install.class);
    room.receive(
        new Failed(order.job(), JobStep.INSTALL, null, FailureCode.CARRIED_OFF, "pulled out"));

    assertThat(cases.state(number)).isEqualTo(State.FAILED);
    assertThat(cases.now(line).inForce()).isEqualTo(line.inForce());
    assertThat(room.token(line.chip())).isEqualTo("ISSUED");
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
    assertThat(registered(line)).doesNotContainValue("zx@chenglan.example.cn");

    room.counter().take(Person.ZHAO_ZHI, number, Step.REPEAT_PRODUCTION);
    room.rekey(number);
    assertThat(mailbox(cases.now(line))).isEqualTo("zx@chenglan.example.cn");
  }

  @Test
  void a_first_token_that_is_handed_over_after_a_change_is_no_later_word_of_its_holder() {
    CaseNumber first = room.paidCase();
    room.orders();
    room.receive(room.keyOf(first, room.blank()));
    room.receive(room.proofOf(room.orders(Install.class).get(0)));
    LineView line = room.line(first);
    done(line, ADDRESS);
    room.counter().take(room.acceptor(), first, Step.DELIVER);
    assertThat(form(cases.drafted(Service.RENEW, line))).containsAllEntriesOf(ADDRESS);
  }

  @Test
  void guangdong_changes_whatever_is_registered_for_20_GD_F4() {
    Workroom guangdong = room.beside(GUANGDONG);
    LineCases there = new LineCases(guangdong);
    LineView line = there.certificate();
    Map<String, String> typed =
        Map.of("unitEmail", "zx@example.cn", "mailingAddress", "广州市越秀区示例路 1 号");
    CaseNumber register = there.drafted(Service.CHANGE, line, Facts.NONE, null, typed);
    there.submit(register);
    there.bringEverything(register);
    there.accept(register);
    guangdong.orders();
    guangdong.pay(register, "20");
    there.approve(register);
    assertThat(there.state(register)).isEqualTo(State.CLOSED);
    assertThat(guangdong.orders()).isEmpty();
    assertThat(room.counter().house().bean(Recipients.class).ofUnit(there.now(line).inForce()))
        .as("notices go to the mailbox that is registered by now")
        .contains(EmailAddress.of("zx@example.cn"));

    CaseNumber renamed =
        there.drafted(Service.CHANGE, line, Facts.NONE, null, Map.of("unitName", "广州澄岚研究院"));
    there.submit(renamed);
    there.bringEverything(renamed);
    there.accept(renamed);
    guangdong.pay(renamed, "20");
    there.approve(renamed);
    assertThat(guangdong.orders(Rekey.class)).hasSize(1);
    assertThat(there.state(renamed)).isEqualTo(State.READY);
  }

  private static CaseNumber drafted(LineView line, Map<String, String> typed) {
    return cases.drafted(Service.CHANGE, line, Facts.NONE, null, typed);
  }

  private static CaseNumber accepted(LineView line, Map<String, String> typed) {
    CaseNumber number = drafted(line, typed);
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    return number;
  }

  private static void done(LineView line, Map<String, String> typed) {
    CaseNumber number = accepted(line, typed);
    room.pay(number, "200");
    cases.approve(number);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
  }

  private static Map<String, String> form(CaseNumber number) {
    return new TreeMap<>(
        room.counter()
            .house()
            .inTransaction(
                () -> room.counter().house().bean(ApplicationProgress.class).form(number)));
  }

  private static Map<String, String> registered(LineView line) {
    return room.counter()
        .house()
        .inTransaction(
            () -> room.counter().house().bean(CaseFlow.class).register(line.id()).form());
  }

  /** Of the unit that holds it, as the bureau knows it. */
  private static String address(LineView line) {
    return room.counter()
        .house()
        .database()
        .text(
            "select u.legal_address from unit u join certificate_line l on l.holder_unit = u.id"
                + " where l.id = "
                + line.id());
  }

  /** What the signing certificate in force names as rfc822Name. */
  private static String mailbox(LineView line) {
    byte[] signing =
        room.counter()
            .as(
                Person.SHEN_JI,
                () ->
                    room.counter()
                        .house()
                        .bean(PairDesk.class)
                        .files(line.inForce().job())
                        .signing());
    GeneralName name =
        GeneralNames.fromExtensions(
                Certificate.getInstance(signing).getTBSCertificate().getExtensions(),
                Extension.subjectAlternativeName)
            .getNames()[0];
    assertThat(name.getTagNo()).isEqualTo(GeneralName.rfc822Name);
    return new String(name.getName().toString().getBytes(StandardCharsets.US_ASCII));
  }
}
