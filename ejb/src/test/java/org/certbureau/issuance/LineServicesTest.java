package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.LineCaseDesk;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineLife;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.notice.DispatchState;
import org.certbureau.notice.DispatchView;
import org.certbureau.notice.NoticeDesk;
import org.certbureau.notice.NoticeKind;
import org.certbureau.notice.NoticeView;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is done with a certificate without its token being written to, from counter to list. */
class LineServicesTest {
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
  void a_suspension_is_done_when_it_is_accepted() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.SUSPEND, line);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(cases.view(number).closedAt()).isNotNull();
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    assertThat(cases.now(line).hold().setBy()).isEqualTo(number);
  }

  @Test
  void a_resumption_takes_papers_token_and_a_second_person() {
    LineView line = cases.certificate();
    cases.accepted(Service.SUSPEND, line);
    CaseNumber number = cases.accepted(Service.RESUME, line);
    assertThat(cases.state(number)).isEqualTo(State.ACCEPTED);
    cases.approve(number);
    assertThat(cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(cases.now(line).hold()).isNull();
  }

  @Test
  void a_revocation_ends_the_line_when_it_is_approved() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REVOKE, line);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ACTIVE);
    cases.approve(number);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.ENDED);
    assertThat(cases.now(line).endedBy()).isEqualTo(number);
    assertThat(room.token(line.chip())).isEqualTo("TAKEN_BACK");
  }

  @Test
  void a_revocation_that_does_not_say_whether_the_token_is_at_hand_is_not_submitted_A_C5() {
    LineView line = cases.certificate();
    CaseNumber number =
        cases.drafted(Service.REVOKE, line, Facts.NONE, "LEAVING", Map.of("tokenMissing", "介质已遗失"));
    Problem asked = Refused.at(() -> cases.submit(number));
    assertThat(asked.code()).isEqualTo("region.fact-needed");
    assertThat(asked.field()).isEqualTo("facts.TOKEN_AT_HAND");
    assertThat(asked.rule()).isEqualTo("A-C5");
  }

  @Test
  void a_certificates_life_is_told_to_its_own_region_alone() {
    LineView line = cases.certificate();
    CaseNumber hold = cases.accepted(Service.SUSPEND, line);
    CaseNumber back = cases.accepted(Service.RESUME, line);
    cases.approve(back);
    String typed = line.number().value().toLowerCase(Locale.ROOT).replace("-", "");
    LineDesk lines = room.counter().house().bean(LineDesk.class);
    LineCaseDesk ofLine = room.counter().house().bean(LineCaseDesk.class);

    LineLife life = room.counter().as(Person.SHEN_JI, () -> lines.life(typed));
    assertThat(life.pairs()).extracting(PairView::ordinal).containsExactly(1);
    assertThat(life.holds())
        .extracting(HoldView::setBy, HoldView::liftedBy)
        .containsExactly(tuple(hold, back));
    assertThat(room.counter().as(Person.SHEN_JI, () -> ofLine.ofLine(typed)))
        .extracting(LineCase::caseNumber)
        .containsExactlyInAnyOrder(line.openedBy(), hold, back);
    assertThatThrownBy(() -> room.counter().as(Person.HUANG_LI, () -> lines.life(typed)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> room.counter().as(Person.HUANG_LI, () -> ofLine.ofLine(typed)))
        .isInstanceOf(NotFound.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "SUSPEND | SUSPENDED | 证书冻结 | 证书已冻结，暂时不能使用；冻结期间有效期照常计算。需要恢复使用的，请办理“解除冻结”。",
        "RESUME  | RESUMED   | 解除冻结 | 证书已解冻，可以继续使用。",
        "REVOKE  | REVOKED   | 证书撤销 | 证书已作废，不能再使用，也不能恢复。"
      })
  void the_holder_is_told_what_was_done_to_which_certificate_since_when(
      Service service, NoticeKind kind, String word, String meaning) {
    LineView line = cases.certificate();
    if (service == Service.RESUME) {
      cases.done(Service.SUSPEND, line);
    }
    CaseNumber number = cases.done(service, line);

    NoticeView notice = told(number);
    assertThat(notice.kind()).isEqualTo(kind);
    assertThat(notice.dispatches())
        .extracting(DispatchView::state, DispatchView::recipient)
        .containsExactly(tuple(DispatchState.WAITING, "of***@chenglan.example.cn"));
    assertThat(text(notice))
        .startsWith("长沙市人社数字证书已办理“" + word + "”\n\n长沙澄岚包装材料有限公司：\n\n")
        .contains(
            "贵单位的人社数字证书（证书编号：%s）已于%s办理“%s”，自该时起生效。\n"
                .formatted(
                    line.number(),
                    DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm")
                        .format(room.counter().house().clock().instant().atZone(China.ZONE)),
                    word),
            meaning + "\n如果不是贵单位申请办理的，请立即与受理点联系。\n",
            "受理号：" + number + "\n",
            "签名证书序列号：" + line.inForce().signingSerial() + "\n");
  }

  @Test
  void the_holder_is_told_why_the_bureau_has_revoked_by_itself() {
    CaseNumber number =
        cases.drafted(
            Service.REVOKE, cases.certificate(), Facts.NONE, "BUREAU_DATA_UNTRUE", Map.of());
    cases.submit(number);
    cases.bringEverything(number);
    cases.accept(number);
    assertThat(notices(number)).as("nothing has taken effect yet").isEmpty();
    cases.approve(number);

    assertThat(text(told(number)))
        .contains("本次办理由本局决定，原因：登记信息不实（由本局撤销）。")
        .doesNotContain("如果不是贵单位申请办理的");
  }

  @Test
  void the_holder_is_told_where_the_certificate_was_applied_for() {
    CaseNumber number = cases.accepted(Service.SUSPEND, cases.certificate());

    assertThat(told(number).dispatches())
        .extracting(DispatchView::recipient)
        .containsExactly("of***@chenglan.example.cn");
  }

  @Test
  void a_case_tells_a_branch_of_its_certificate_only_where_the_branch_sees_that() { // A-X6
    House house = room.counter().house();
    Staff branch = Staff.admitReader(house, "station-of-another", CHANGSHA);
    LineView line = cases.certificate();
    cases.done(Service.SUSPEND, line);
    CaseNumber waiting = cases.drafted(Service.RESUME, line);
    CaseNumber number = cases.accepted(Service.RESUME, line);
    ViewingDesk desk = house.bean(ViewingDesk.class);

    assertThat(room.look(number).certificate().number()).isEqualTo(line.number().value());
    ApplicationView unseen = branch.does(() -> desk.find(number));
    assertThat(unseen.certificate()).isNull();
    assertThat(room.look(waiting).problems()).extracting(Problem::field).contains("certificate");
    assertThat(branch.does(() -> desk.find(waiting)).problems())
        .extracting(Problem::field)
        .doesNotContain("certificate");

    house.inTransaction(
        () -> house.bean(SightRegister.class).proved(line.id(), "machine:station-of-another"));
    assertThat(branch.does(() -> desk.find(number)).certificate())
        .isEqualTo(room.look(number).certificate());
  }

  private static NoticeView told(CaseNumber number) {
    assertThat(notices(number)).hasSize(1);
    return notices(number).get(0);
  }

  private static List<NoticeView> notices(CaseNumber number) {
    return room.counter()
        .as(Person.LI_WEN, () -> room.counter().house().bean(NoticeDesk.class).ofCase(number));
  }

  private static String text(NoticeView notice) {
    return room.counter()
        .as(
            Person.LI_WEN,
            () -> room.counter().house().bean(NoticeDesk.class).preview(notice.id()));
  }
}
