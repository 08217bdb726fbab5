package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.Step;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.view.FieldView;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is registered of a holder is changed by the service that changes it, and by no other. */
class RegisteredFormTest {
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

  @ParameterizedTest
  @EnumSource(
      value = Service.class,
      names = {"RENEW", "SUSPEND", "REVOKE", "REISSUE_LOST", "REISSUE_DAMAGED"})
  void only_a_change_changes_what_the_certificate_or_the_register_says(Service service) {
    LineView line = cases.certificate();
    assertThat(refused(cases, service, line, Map.of("unitEmail", "other@example.cn")))
        .as("the certificate says it")
        .isEqualTo("application.not-the-holders unitEmail");
    assertThat(refused(cases, service, line, Map.of("legalAddress", "长沙市雨花区示例路 9 号")))
        .as("the register says it")
        .isEqualTo("application.not-the-holders legalAddress");
    assertThat(refused(cases, service, line, Map.of("organizationCode", "MA4L00011")))
        .as("nothing is registered there, and the certificate would say it")
        .isEqualTo("application.not-the-holders organizationCode");
  }

  @Test
  void a_reissue_in_guangdong_changes_no_more_than_one_in_changsha() {
    Workroom guangdong = room.beside(GUANGDONG);
    LineCases there = new LineCases(guangdong);
    LineView line = there.certificate();
    assertThat(refused(there, Service.REISSUE_LOST, line, Map.of("department", "信息中心")))
        .isEqualTo("application.not-the-holders department");
  }

  @Test
  void what_is_left_out_of_a_form_is_as_registered() {
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.RENEW, line);
    Map<String, String> today = new TreeMap<>(form(number));
    today.keySet().removeIf(key -> !key.startsWith("agent"));
    today.put("unitPhone", "");
    room.counter()
        .as(
            room.acceptor(),
            () -> room.counter().drafts().update(number, ApplicationEdit.form(today)));
    assertThat(form(number)).containsEntry("unitName", "长沙澄岚包装材料有限公司").containsKey("unitPhone");
    cases.submit(number);
  }

  @Test
  void a_draft_that_a_change_has_overtaken_follows_the_register_once_it_is_saved() {
    LineView line = cases.certificate();
    CaseNumber waiting = cases.drafted(Service.RENEW, line);
    CaseNumber change =
        cases.drafted(Service.CHANGE, line, Facts.NONE, null, Map.of("unitPhone", "0731-85550199"));
    cases.submit(change);
    cases.bringEverything(change);
    cases.accept(change);
    room.pay(change, "200");
    cases.approve(change);

    assertThat(Refused.at(() -> cases.submit(waiting)).field()).isEqualTo("unitPhone");
    Map<String, String> today = new TreeMap<>(form(waiting));
    today.keySet().removeIf(key -> !key.startsWith("agent"));
    room.counter()
        .as(
            room.acceptor(),
            () -> room.counter().drafts().update(waiting, ApplicationEdit.form(today)));
    assertThat(form(waiting)).containsEntry("unitPhone", "0731-85550199");
    cases.submit(waiting);
  }

  @Test
  void what_a_change_in_production_registers_is_told_of_a_loss_that_waits() {
    LineView line = cases.certificate();
    CaseNumber change =
        cases.drafted(
            Service.CHANGE, line, Facts.NONE, null, Map.of("unitEmail", "zx@chenglan.example.cn"));
    cases.submit(change);
    cases.bringEverything(change);
    cases.accept(change);
    room.pay(change, "200");
    cases.approve(change);
    CaseNumber loss = cases.drafted(Service.REISSUE_LOST, line);
    cases.submit(loss);
    cases.bringEverything(loss);
    assertThat(cases.view(loss).problems()).isEmpty();

    room.rekey(change);

    Problem told = cases.view(loss).problems().get(0);
    assertThat(told.code() + " " + told.field())
        .as("before anybody accepts it")
        .isEqualTo("application.not-the-holders unitEmail");
    assertThat(Refused.at(() -> cases.accept(loss))).isEqualTo(told);
    room.counter().take(room.acceptor(), loss, Step.RETURN, "电子邮箱已变更");
    Map<String, String> today = new TreeMap<>(form(loss));
    today.put("unitEmail", "zx@chenglan.example.cn");
    room.counter()
        .as(
            room.acceptor(),
            () -> room.counter().drafts().update(loss, ApplicationEdit.form(today)));
    assertThat(cases.view(loss).problems())
        .as("the paper is signed anew")
        .extracting(Problem::code)
        .containsOnly("application.scan-outdated");
  }

  @Test
  void a_draft_tells_what_is_registered_and_what_of_it_may_not_be_changed() {
    LineView line = cases.certificate();
    CaseNumber renewal = cases.drafted(Service.RENEW, line);
    assertThat(field(renewal, "unitName").fixed()).isTrue();
    assertThat(field(renewal, "unitName").registered()).isEqualTo("长沙澄岚包装材料有限公司");
    assertThat(field(renewal, "certificateName").fixed()).as("nothing registered").isTrue();
    assertThat(field(renewal, "agentName").fixed()).as("whoever comes today").isFalse();
    assertThat(field(renewal, "agentName").registered()).isNull();

    CaseNumber change =
        cases.drafted(Service.CHANGE, line, Facts.NONE, null, Map.of("unitEmail", "zx@example.cn"));
    assertThat(field(change, "unitEmail").fixed()).isFalse();
    assertThat(field(change, "unitEmail").value()).isEqualTo("zx@example.cn");
    assertThat(field(change, "unitEmail").registered()).isEqualTo("office@chenglan.example.cn");

    cases.submit(change);
    assertThat(field(change, "unitEmail").registered()).as("told by its changes").isNull();
  }

  private static FieldView field(CaseNumber number, String key) {
    return cases.view(number).fields().stream()
        .filter(field -> field.getKey().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Code and field by which it is refused to be handed in. */
  private static String refused(
      LineCases where, Service service, LineView line, Map<String, String> typed) {
    CaseNumber number =
        service == Service.REVOKE
            ? where.drafted(service, line, Facts.of(Fact.TOKEN_AT_HAND, true), "LEAVING", typed)
            : where.drafted(service, line, Facts.NONE, null, typed);
    if (service == Service.REISSUE_DAMAGED) {
      where.damaged(number, false);
    }
    Problem problem = Refused.at(() -> where.submit(number));
    return problem.code() + " " + problem.field();
  }

  private static Map<String, String> form(CaseNumber number) {
    return room.counter().as(room.acceptor(), () -> room.counter().viewing().form(number));
  }
}
