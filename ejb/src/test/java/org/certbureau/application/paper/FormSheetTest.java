package org.certbureau.application.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.application.Application;
import org.certbureau.application.Step;
import org.certbureau.application.asked.Request;
import org.certbureau.application.line.FieldChange;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.paper.ApplicationForm;
import org.certbureau.paper.ApplicationForm.Choice;
import org.certbureau.paper.ApplicationForm.Choices;
import org.certbureau.paper.ApplicationForm.Entry;
import org.certbureau.paper.ApplicationForm.Field;
import org.certbureau.paper.ApplicationForm.Paragraph;
import org.certbureau.paper.ApplicationForm.Place;
import org.certbureau.paper.ApplicationForm.Section;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands on the region's form, entry by entry; how it looks is the press's. */
class FormSheetTest {
  private static final CaseNumber NUMBER = CaseNumber.of("CS-20261122-000318");
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
  private static final URI ADDRESS = URI.create("https://bureau.example.cn/q/CODE/" + NUMBER);

  @ParameterizedTest
  @CsvSource({
    // field, its label, value, takes a whole line
    "unitName,     单位名称,         甲,                        true",
    "legalAddress, 单位地址,         甲,                        true",
    "unitEmail,    电子邮箱,         abcdefghijklmnopqrstuvwx,  false",
    "unitEmail,    电子邮箱,         abcdefghijklmnopqrstuvwxy, true",
    "unitEmail,    电子邮箱,         甲乙丙丁戊己庚辛壬癸子丑,       false",
    "unitEmail,    电子邮箱,         甲乙丙丁戊己庚辛壬癸子丑寅,     true",
    "unitEmail,    电子邮箱,         ⺀⺀⺀⺀⺀⺀⺀⺀⺀⺀⺀⺀a,     true",
    "unitPhone,    单位电话,         '',                        false"
  })
  void a_value_that_is_too_long_for_half_a_line_takes_a_whole_one(
      String key, String label, String value, boolean wide) {
    ApplicationForm form =
        print(Policies.CHANGSHA, application(Service.NEW, 1), Map.of(key, value));
    assertThat(entries(form)).contains(new Field(label, value, wide));
  }

  @ParameterizedTest
  @CsvSource({"1, 壹", "3, 叁", "5, 伍", "6, 6"})
  void the_ticked_box_says_the_years_in_capitals_and_the_others_leave_room_GD_06(
      int years, String said) {
    ApplicationForm form = print(Policies.GUANGDONG, application(Service.NEW, years), Map.of());
    assertThat(choices(form, "申请业务类型").choices())
        .startsWith(
            new Choice(true, "新申请，年限 %s 年（填大写数字）".formatted(said)),
            new Choice(false, "更新，年限 　　 年（填大写数字）"),
            new Choice(false, "变更"));
    assertThat(labels(form)).as("the box says them").doesNotContain("年限（大写）");
  }

  @Test
  void a_holder_is_offered_none_of_the_reasons_that_are_the_bureaus_own() {
    Application application = application(Service.REVOKE, 1);
    ApplicationForm form =
        print(Policies.GUANGDONG, application, Map.of("revocationReason", "NO_LONGER_USED"));
    assertThat(choices(form, "注销原因").choices())
        .extracting(Choice::word)
        .containsExactly("不再使用", "介质遗失，不再补办", "单位注销、合并或撤销");
  }

  @Test
  void the_years_have_a_field_of_their_own_unless_the_ticked_box_says_them_GD_06() {
    Policy policy =
        PolicyReader.read(Policies.written("440000").replace("新申请，年限 {years} 年（填大写数字）", "新申请"));
    ApplicationForm form = print(policy, application(Service.NEW, 3), Map.of());
    assertThat(entries(form)).contains(Field.half("年限（大写）", "叁"));
    assertThat(labels(print(policy, application(Service.RENEW, 3), Map.of())))
        .doesNotContain("年限（大写）");
  }

  @Test
  void one_box_may_stand_for_several_services() {
    for (Service service : List.of(Service.REISSUE_LOST, Service.REISSUE_DAMAGED)) {
      ApplicationForm form = print(Policies.GUANGDONG, application(service, 1), Map.of());
      assertThat(choices(form, "申请业务类型").choices())
          .filteredOn(Choice::ticked)
          .containsExactly(new Choice(true, "补办"));
    }
  }

  @Test
  void without_boxes_the_service_is_a_word_and_the_years_have_a_field_of_their_own_GD_06() {
    Policy policy =
        PolicyReader.read(
            Policies.written("440000")
                .replaceFirst("(?s)\n    boxes:\n.*?\n    decl", "\n    decl"));
    ApplicationForm form = print(policy, application(Service.NEW, 3), Map.of());
    assertThat(entries(form)).contains(Field.wide("申请业务类型", "新申请"), Field.half("年限（大写）", "叁"));
  }

  @ParameterizedTest
  @CsvSource({"true, true, false", "false, false, true", "'', false, false"})
  void yes_and_no_are_two_boxes_GD_25(String value, boolean yes, boolean no) {
    ApplicationForm form =
        print(Policies.GUANGDONG, application(Service.NEW, 1), Map.of("crossBorder", value));
    assertThat(choices(form, "粤港跨境电子交易").choices())
        .containsExactly(new Choice(yes, "是"), new Choice(no, "否"));
  }

  @ParameterizedTest
  @CsvSource({"ONLINE_DESK, 网办系统数字证书", "'', ''"})
  void where_there_is_but_one_choice_it_stands_there_as_a_word_GD_33(String code, String word) {
    ApplicationForm form =
        print(Policies.GUANGDONG, application(Service.NEW, 1), Map.of("project", code));
    assertThat(entries(form)).contains(new Field("项目/系统", word, false));
  }

  @Test
  void a_shorter_name_for_the_certificate_has_its_line_where_there_is_one() {
    Application application = application(Service.NEW, 3);
    assertThat(labels(print(Policies.GUANGDONG, application, Map.of()))).doesNotContain("证书名称");
    assertThat(labels(print(Policies.GUANGDONG, application, Map.of("certificateName", "澄岚"))))
        .contains("证书名称");
  }

  @Test
  void several_choices_are_boxes_and_what_was_chosen_is_ticked() {
    ApplicationForm form =
        print(
            Policies.CHANGSHA,
            application(Service.NEW, 1),
            Map.of("unitType", "INSTITUTION", "applications", "INSURANCE_SITE,人事考试网"));
    assertThat(choices(form, "单位类型").choices())
        .hasSize(3)
        .filteredOn(Choice::ticked)
        .containsExactly(new Choice(true, "事业单位（事业法人单位证书）"));
    assertThat(choices(form, "应用清单").choices())
        .containsExactly(
            new Choice(true, "长沙社会保险服务网（网上申报系统）"),
            new Choice(false, "长沙市12333公共服务平台"),
            new Choice(true, "人事考试网"));
    assertThat(form.notes())
        .as("CS-23")
        .last()
        .satisfies(uses -> assertThat(uses).contains("工伤快报网上申报；失业保险网上申报"));
    assertThat(choices(form, "业务类型").choices())
        .filteredOn(Choice::ticked)
        .containsExactly(new Choice(true, "证书初次申请"));
  }

  @Test
  void the_declaration_stands_before_the_places_to_sign_and_to_seal_GD_28() {
    ApplicationForm form = print(Policies.GUANGDONG, application(Service.NEW, 1), Map.of());
    List<Entry> signature =
        form.sections().stream()
            .filter(section -> section.label().equals("申请单位声明"))
            .findFirst()
            .orElseThrow()
            .entries();
    assertThat(signature).hasSize(3);
    assertThat(signature.get(0))
        .isInstanceOfSatisfying(
            Paragraph.class, declaration -> assertThat(declaration.text()).contains("以在此申请表上盖章方式"));
    assertThat(signature.subList(1, 3))
        .as("each has its date already")
        .containsExactly(
            new Place("经办人签署", false, "申请日期：　　　　"), new Place("申请单位盖章", true, "申请日期：　　　　"));
    assertThat(entries(form)).filteredOn(Paragraph.class::isInstance).hasSize(1);
  }

  @Test
  void guangdongs_form_bears_the_remarks_of_its_source_GD_25_GD_31() {
    ApplicationForm form =
        print(
            Policies.GUANGDONG,
            application(Service.NEW, 1),
            Map.of("agentDocumentNumber", "440305199208150018", "inDepartmentsName", "true"));
    assertThat(entries(form))
        .contains(
            new Field("组织机构代码", "", false, "（至少填写一个）"),
            new Field("部门名称", "", true, "（以部门的名义申请机构证书时，需填写部门名称。）"),
            new Field("身份证号", "440305199208150018", true, "（请仔细校对身份证号码确保无误）"));
    assertThat(choices(form, "粤港跨境电子交易").remark()).isEqualTo("（若不勾选则默认为“否”）");
    assertThat(form.notesTitle()).isEqualTo("用户须知");
    assertThat(form.notes())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("本申请表一式二份。以上所有项目均必须填写。基本资料请您填写完整后再打印。");
    assertThat(labels(form)).as("asked on the screen alone").doesNotContain("以部门的名义申请");
  }

  @Test
  void who_accepted_it_stands_there_once_it_is_accepted_GD_24() {
    Application application = application(Service.NEW, 1);
    ApplicationForm before = sheet(Policies.GUANGDONG, application, Map.of(), "").print(ADDRESS, 1);
    assertThat(entries(before))
        .contains(Field.half("受理员", ""), Field.half("受理时间", ""), Field.half("复查员签字", ""));

    Caller clerk = new Caller("li.wen", "李文", Set.of(Roles.ACCEPTOR), Set.of(Policies.GD), false);
    application.take(Step.SUBMIT, clerk, null, NOW);
    application.take(Step.ACCEPT, clerk, null, NOW);
    ApplicationForm after =
        sheet(Policies.GUANGDONG, application, Map.of(), "李文").print(ADDRESS, 1);
    assertThat(entries(after)).contains(Field.half("受理员", "李文"), Field.moment("受理时间", NOW));
  }

  @Test
  void around_the_fields_stands_what_the_policy_says() {
    Policy policy =
        PolicyReader.read(
            Policies.written("430100")
                .replace(
                    "  - kind: APPLICATION_FORM\n",
                    "  - kind: APPLICATION_FORM\n    over: {zh: 长沙市人力资源和社会保障局, en: Changsha}\n")
                .replaceFirst("    note: [{]zh: 一式两份　签字并加盖公章.*\n    boxes", "    boxes"));
    ApplicationForm form =
        sheet(policy, application(Service.NEW, 1), Map.of(), "").print(ADDRESS, 7);
    assertThat(form.title()).isEqualTo("单位数字证书业务受理表");
    assertThat(form.over()).isEqualTo("长沙市人力资源和社会保障局");
    assertThat(form.note()).isEmpty();
    assertThat(form.caseNumber()).isEqualTo(NUMBER);
    assertThat(form.tracking()).isEqualTo(ADDRESS);
    assertThat(form.printVersion()).isEqualTo(7);
    assertThat(form.notes()).singleElement().asString().startsWith("材料审查中发现不相符的");

    ApplicationForm plain = print(Policies.CHANGSHA, application(Service.NEW, 1), Map.of());
    assertThat(plain.over()).isEmpty();
    assertThat(plain.note()).isEqualTo("一式两份　签字并加盖公章");
  }

  @Test
  void a_section_of_which_nothing_is_asked_is_left_out() {
    Policy policy =
        PolicyReader.read(
            Policies.written("430100")
                .replaceFirst(
                    "(?m)^form:$", "  - code: NOTHING\n    label: {zh: 其他, en: Other}\n\nform:"));
    assertThat(policy.sections()).hasSize(6);
    assertThat(print(policy, application(Service.NEW, 1), Map.of()).sections())
        .extracting(Section::label)
        .containsExactly("业务信息", "单位信息", "经办人信息", "签署", "受理记录");
  }

  @ParameterizedTest
  @EnumSource(value = Service.class, mode = EnumSource.Mode.EXCLUDE, names = "NEW")
  void every_form_about_a_certificate_names_it(Service service) {
    for (Policy policy : List.of(Policies.CHANGSHA, Policies.GUANGDONG)) {
      assertThat(entries(about(policy, service, Map.of())))
          .as("%s %s", policy.region(), service)
          .contains(Field.wide("证书编号", "CS-Z-000004"));
      assertThat(labels(print(policy, application(Service.NEW, 1), Map.of())))
          .doesNotContain("证书编号");
    }
  }

  @Test
  void what_is_to_change_is_told_from_what_stands_there_as_it_was() {
    Map<String, String> values =
        Map.of(
            "unitName", "长沙澄岚包装材料有限公司",
            "unitEmail", "zx@chenglan.example.cn",
            "unitPhone", "0731-85550143",
            "unitType", "INSTITUTION",
            "agentName", "欧阳喆");
    ApplicationForm form =
        about(
            Policies.CHANGSHA,
            Service.CHANGE,
            values,
            change("unitEmail", "office@chenglan.example.cn", "zx@chenglan.example.cn"),
            change("unitPhone", "", "0731-85550143"),
            change("unitType", "ENTERPRISE", "INSTITUTION"),
            change("certificateName", "澄岚", ""));
    assertThat(entries(form))
        .contains(
            new Field("单位名称", "长沙澄岚包装材料有限公司", true),
            new Field("电子邮箱", "zx@chenglan.example.cn", true, "（变更，原：office@chenglan.example.cn）"),
            new Field("单位电话", "0731-85550143", false, "（变更，原无）"),
            new Field("证书名称", "", true, "（变更为空，原：澄岚）"));
    assertThat(choices(form, "单位类型").remark()).startsWith("（变更，原：企业");
  }

  private static FieldChange change(String key, String before, String after) {
    FormField field =
        Policies.CHANGSHA.form().stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow();
    return new FieldChange(field, before, after, false, null, null);
  }

  private static ApplicationForm about(
      Policy policy, Service service, Map<String, String> values, FieldChange... changes) {
    return new FormSheet(
            rule(policy),
            policy,
            application(service, 1),
            new TreeMap<>(values),
            "",
            new FormSheet.Certificate("CS-Z-000004", List.of(changes), List.of()))
        .print(ADDRESS, 1);
  }

  private static Application application(Service service, int years) {
    return new Application(
        NUMBER,
        Policies.GD,
        Channel.COUNTER,
        new Request(service, HolderType.UNIT, Facts.NONE, years, 1),
        "li.wen",
        NOW);
  }

  private static ApplicationForm print(
      Policy policy, Application application, Map<String, String> values) {
    return sheet(policy, application, values, "").print(ADDRESS, 1);
  }

  private static FormSheet sheet(
      Policy policy, Application application, Map<String, String> values, String acceptor) {
    return new FormSheet(
        rule(policy),
        policy,
        application,
        new TreeMap<>(values),
        acceptor,
        FormSheet.Certificate.NONE);
  }

  private static PaperRule rule(Policy policy) {
    return policy.papers().stream()
        .filter(paper -> paper.kind() == PaperRule.Kind.APPLICATION_FORM)
        .findFirst()
        .orElseThrow();
  }

  private static List<Entry> entries(ApplicationForm form) {
    return form.sections().stream().flatMap(section -> section.entries().stream()).toList();
  }

  private static Choices choices(ApplicationForm form, String label) {
    return entries(form).stream()
        .filter(Choices.class::isInstance)
        .map(Choices.class::cast)
        .filter(choices -> choices.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> labels(ApplicationForm form) {
    return entries(form).stream()
        .filter(Field.class::isInstance)
        .map(entry -> ((Field) entry).label())
        .toList();
  }
}
