package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;
import static org.certbureau.region.policy.PaperRule.Kind.APPLICATION_FORM;
import static org.certbureau.region.policy.PaperRule.Kind.POWER_OF_ATTORNEY;
import static org.certbureau.region.policy.PaperRule.Kind.SERVICE_AGREEMENT;

import jakarta.ejb.EJBAccessException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.application.paper.PrintView;
import org.certbureau.application.tracking.PaperMark;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.MadeLines;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.paper.PdfPreview;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.scan.QrReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The papers that a unit signs and seals, in the words of its region. */
class PaperDeskTest {
  private static final String LONG_NAME = "长沙澄岚绿色包装材料与智能物流装备联合研究开发（集团）股份有限公司雨花区万家丽中路第三分公司（特殊普通合伙）";

  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void changshas_form_is_the_application_in_the_notices_words_CS_04() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(text(print(Person.LI_WEN, number, APPLICATION_FORM)))
        .contains("单位数字证书业务受理表", "一式两份　签字并加盖公章".replace("　", ""), number + "第1版")
        .contains("√证书初次申请", "√长沙社会保险服务网（网上申报系统）", "√企业（工商营业执照）", "√居民身份证")
        .contains("持有数字证书的用户可以在线办理：", "职工中断保险及险种减少")
        .doesNotContain("√证书续费", "√护照", "√长沙市12333公共服务平台")
        .contains("长沙澄岚包装材料有限公司", "91430100MA4L00011K", "4301000318")
        .contains("欧阳喆", "13800138000", "43010219900307008X")
        .contains("本单位已阅读并同意《东方新诚信电子认证服务协议》", "经办人签字", "单位公章", "第1页/共1页");
  }

  @Test
  void guangdongs_form_says_its_years_in_capitals_and_is_its_own_authority_GD_06_GD_28() {
    CaseNumber number = counter.drafted(GUANGDONG);
    byte[] pdf = print(Person.HUANG_LI, number, APPLICATION_FORM);
    keep("guangdong", pdf);
    assertThat(text(pdf))
        .contains("单位法人数字证书申请表", "√新申请，年限叁年（填大写数字）", "密钥恢复")
        .contains("网办系统数字证书", "√否", "510000", "本单位授权上述经办人办理本单位数字证书")
        .contains("申请单位盖章", "受理员", "第1页/共1页")
        .contains("单位联系电话", "至少填写一个", "请仔细校对身份证号码确保无误", "若不勾选则默认为“否”", "申请日期", "用户须知")
        .doesNotContain("√更新", "年限（大写）", "以部门的名义申请√");
    assertThatThrownBy(() -> print(Person.HUANG_LI, number, POWER_OF_ATTORNEY))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("application.paper-not-used");
  }

  @Test
  void the_letter_of_authority_names_unit_agent_and_matters() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(text(print(Person.LI_WEN, number, POWER_OF_ATTORNEY)))
        .contains("单位授权委托书", "长沙市人力资源和社会保障局“数字证书认证”窗口：")
        .contains("我单位长沙澄岚包装材料有限公司（统一社会信用代码91430100MA4L00011K）授权委托欧阳喆")
        .contains("（居民身份证43010219900307008X，手机13800138000）", "1．证书初次申请")
        .contains("一份加盖单位公章");
  }

  @Test
  void the_agreement_is_the_text_that_the_consents_version_names_CS_03() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(text(print(Person.LI_WEN, number, SERVICE_AGREEMENT)))
        .contains("东方新诚信电子认证服务协议", "甲方（申请单位）：长沙澄岚包装材料有限公司", "东方新诚信数字认证中心")
        .contains("连续输错9次用户密码", "协议文本第1版", "第1页/共1页")
        .contains("一式两份签字并加盖公章", "以东方新诚信公布的协议全文为准")
        .doesNotContain("43010219900307008X", "13800138000");
  }

  @Test
  void all_that_is_to_be_signed_is_printed_at_once_each_as_often_as_it_is_wanted_CS_04_A_C11() {
    CaseNumber number = counter.drafted(CHANGSHA);
    byte[] pdf = counter.as(Person.LI_WEN, () -> papers().printAll(number));
    assertThat(pages(pdf)).as("form and agreement in two copies, one letter").isEqualTo(5);
    assertThat(text(pdf)).contains("单位数字证书业务受理表", "单位授权委托书", "东方新诚信电子认证服务协议");
    assertThat(counter.as(Person.LI_WEN, () -> papers().prints(number)))
        .extracting(PrintView::kind, PrintView::copies, PrintView::print, PrintView::isToPrint)
        .containsExactly(
            tuple(APPLICATION_FORM, 2, 1, false),
            tuple(POWER_OF_ATTORNEY, 1, 1, false),
            tuple(SERVICE_AGREEMENT, 2, 1, false));
  }

  @Test
  void a_print_of_before_a_change_is_told_as_outdated_where_the_paper_says_it_CS_08() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.as(Person.LI_WEN, () -> papers().printAll(number));
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("agentMobile", "13900139000");
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
    assertThat(counter.as(Person.LI_WEN, () -> papers().prints(number)))
        .extracting(PrintView::kind, PrintView::outdated)
        .containsExactly(
            tuple(APPLICATION_FORM, true),
            tuple(POWER_OF_ATTORNEY, true),
            tuple(SERVICE_AGREEMENT, false));
    assertThat(text(print(Person.LI_WEN, number, POWER_OF_ATTORNEY))).contains("第2版");
    assertThat(counter.as(Person.LI_WEN, () -> papers().prints(number)))
        .extracting(PrintView::outdated)
        .containsExactly(true, false, false);
  }

  @Test
  void what_a_paper_still_needs_is_told_and_it_stays_out_of_the_pile() {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.remove("agentMobile");
    CaseNumber number =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
    assertThat(counter.as(Person.LI_WEN, () -> papers().prints(number)))
        .extracting(PrintView::kind, paper -> paper.missing().stream().map(FormField::key).toList())
        .containsExactly(
            tuple(APPLICATION_FORM, List.of("agentMobile")),
            tuple(POWER_OF_ATTORNEY, List.of("agentMobile")),
            tuple(SERVICE_AGREEMENT, List.of()));
    byte[] pdf = counter.as(Person.LI_WEN, () -> papers().printAll(number));
    assertThat(text(pdf)).contains("东方新诚信电子认证服务协议").doesNotContain("单位授权委托书");
    CaseNumber bare =
        counter.as(
            Person.HUANG_LI, () -> counter.drafts().draft(counter.begun(GUANGDONG, Map.of())));
    assertThatThrownBy(() -> counter.as(Person.HUANG_LI, () -> papers().printAll(bare)))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("application.papers-none");
  }

  @Test
  void whoever_scans_a_paper_reads_off_its_code_which_paper_of_which_case_it_is() throws Exception {
    CaseNumber number = counter.drafted(CHANGSHA);
    for (PaperRule.Kind kind : PaperRule.Kind.values()) {
      byte[] page = PdfPreview.pages(print(Person.LI_WEN, number, kind), 1, 150).get(0);
      String code = QrReader.of(ImageIO.read(new ByteArrayInputStream(page))).orElseThrow();
      assertThat(PaperMark.read(code)).contains(new PaperMark(number, Optional.of(kind)));
    }
    String plain =
        counter
            .as(Person.LI_WEN, () -> counter.house().bean(Tracking.class).address(number))
            .toString();
    assertThat(PaperMark.read(plain)).contains(new PaperMark(number, Optional.empty()));
    assertThat(PaperMark.read("https://example.cn/q/ABC/F/elsewhere")).isEmpty();
    assertThat(PaperMark.read("hello")).isEmpty();
  }

  private PaperDesk papers() {
    return counter.house().bean(PaperDesk.class);
  }

  private static int pages(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "430100, APPLICATION_FORM",
    "430100, POWER_OF_ATTORNEY",
    "430100, SERVICE_AGREEMENT",
    "440000, APPLICATION_FORM"
  })
  void an_empty_draft_is_a_blank_to_be_filled_in_by_hand(String region, PaperRule.Kind kind) {
    Person acceptor = region.equals("430100") ? Person.LI_WEN : Person.HUANG_LI;
    CaseNumber number =
        counter.as(
            acceptor,
            () ->
                counter
                    .drafts()
                    .draft(
                        counter.begun(acceptor == Person.LI_WEN ? CHANGSHA : GUANGDONG, Map.of())));
    byte[] pdf = print(acceptor, number, kind);
    keep("blank-" + region + "-" + kind, pdf);
    assertThat(text(pdf)).contains(number.value(), "第1页/共1页").doesNotContain("null");
    keep("blank-" + region + "-" + kind, pdf);
  }

  @ParameterizedTest
  @CsvSource({
    "430100, APPLICATION_FORM",
    "430100, POWER_OF_ATTORNEY",
    "430100, SERVICE_AGREEMENT",
    "440000, APPLICATION_FORM"
  })
  void long_names_stay_whole(String region, PaperRule.Kind kind) {
    boolean changsha = region.equals("430100");
    Person acceptor = changsha ? Person.LI_WEN : Person.HUANG_LI;
    Map<String, String> form = new TreeMap<>(Counter.form(changsha ? CHANGSHA : GUANGDONG));
    form.put("unitName", LONG_NAME);
    form.put("legalAddress", "湖南省长沙市雨花区万家丽中路三段 1206 号示例大厦 A 座二十六层 2601 至 2618 室（邮编 410116）");
    form.put("unitEmail", "human-resources-and-social-security@chenglan-packaging.example.cn");
    form.put("agentName", "阿卜杜热合曼·买买提艾力·吐尔逊");
    CaseNumber number =
        counter.as(
            acceptor,
            () -> counter.drafts().draft(counter.begun(changsha ? CHANGSHA : GUANGDONG, form)));
    byte[] pdf = print(acceptor, number, kind);
    assertThat(text(pdf)).contains(LONG_NAME, "第1页/共1页");
    keep("long-" + region + "-" + kind, pdf);
  }

  @Test
  void a_form_with_something_in_every_field_is_one_sheet() {
    Map<String, String> form = new TreeMap<>(Counter.form(GUANGDONG));
    form.put("unitName", LONG_NAME);
    form.put("inDepartmentsName", "true");
    form.put("department", "长沙澄岚绿色包装材料研究开发部人力资源与社会保障事务科");
    form.put("organizationCode", "MA4L00011");
    form.put("registrationNumber", "430100000000124");
    form.put("otherDocument", "社会团体法人登记证书（示例） 湘社证字第 5100001 号");
    form.put("legalAddress", "湖南省长沙市雨花区万家丽中路三段 1206 号示例大厦 A 座二十六层 2601 至 2618 室");
    form.put("mailingAddress", "湖南省长沙市雨花区万家丽中路三段 1206 号示例大厦 A 座二十六层 2601 至 2618 室");
    CaseNumber number =
        counter.as(Person.HUANG_LI, () -> counter.drafts().draft(counter.begun(GUANGDONG, form)));
    byte[] pdf = print(Person.HUANG_LI, number, APPLICATION_FORM);
    keep("full-440000", pdf);
    assertThat(text(pdf)).contains("用户须知", "第1页/共1页");
  }

  @ParameterizedTest
  @CsvSource({"430100", "440000"})
  void the_papers_of_a_change_name_the_certificate_and_what_changes_on_one_sheet(
      RegionCode region) {
    long line =
        new MadeLines(counter.house())
            .line(region, "长沙澄岚包装材料有限公司", "91430100MA4L00011K", LineStanding.ACTIVE);
    String certificate = counter.house().bean(LineRegister.class).view(line).number().value();
    Map<String, String> form = Counter.form(region);
    form.remove("applications");
    Person clerk = counter.acceptor(region);
    CaseNumber number =
        counter.as(
            clerk,
            () ->
                counter
                    .drafts()
                    .draft(
                        new NewApplication(
                            region,
                            Service.CHANGE,
                            HolderType.UNIT,
                            Channel.COUNTER,
                            certificate,
                            1,
                            1,
                            Facts.NONE,
                            Map.of("PERSONAL_INFORMATION", "1"),
                            form)));
    byte[] sheet = print(clerk, number, APPLICATION_FORM);
    keep("change-" + region, sheet);
    assertThat(text(sheet)).contains("证书编号" + certificate, "office@chenglan.example.cn（变更，原无）");
    assertThat(PdfPreview.pages(sheet, 9, 20)).hasSize(1);
    if (region.equals(CHANGSHA)) {
      assertThat(text(print(clerk, number, POWER_OF_ATTORNEY)))
          .contains("证书更新（证书编号" + certificate + "）");
    }
  }

  @Test
  void only_a_print_that_says_something_new_bears_a_new_number_CS_08() {
    CaseNumber number = counter.drafted(CHANGSHA);
    byte[] first = print(Person.LI_WEN, number, APPLICATION_FORM);
    assertThat(print(Person.LI_WEN, number, APPLICATION_FORM)).isEqualTo(first);

    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("unitPhone", "0731-85550199");
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
    assertThat(text(print(Person.LI_WEN, number, APPLICATION_FORM))).contains(number + "第2版");
    assertThat(text(print(Person.LI_WEN, number, POWER_OF_ATTORNEY))).contains(number + "第1版");
    String atRest =
        counter.house().database().text("select rawtohex(sealed_digest) from application_print");
    assertThat(atRest).hasSizeGreaterThan(128);
  }

  @Test
  void the_accepted_form_names_who_accepted_it_and_when_GD_24() {
    CaseNumber number = counter.accepted(GUANGDONG);
    assertThat(text(print(Person.HUANG_LI, number, APPLICATION_FORM)))
        .contains("受理员HUANG_LI", "受理时间2026年");
  }

  @Test
  void a_print_discloses_whole_numbers_and_is_on_record() {
    CaseNumber number = counter.drafted(CHANGSHA);
    print(Person.WANG_FU, number, POWER_OF_ATTORNEY);
    print(Person.LI_WEN, number, APPLICATION_FORM);
    print(Person.LI_WEN, number, SERVICE_AGREEMENT);
    List<TimelineEntry> prints =
        counter.look(Person.LI_WEN, number).timeline().stream()
            .filter(entry -> entry.action().equals("application.paper-printed"))
            .toList();
    assertThat(prints)
        .extracting(TimelineEntry::actor)
        .containsExactly("WANG_FU", "LI_WEN", "LI_WEN");
    assertThat(prints)
        .extracting(TimelineEntry::details)
        .containsExactly(
            disclosing("POWER_OF_ATTORNEY", "agentName agentDocumentNumber agentMobile"),
            disclosing(
                "APPLICATION_FORM",
                "legalRepresentative agentName agentDocumentNumber agentMobile"),
            disclosing("SERVICE_AGREEMENT", ""));
  }

  private static Map<String, String> disclosing(String paper, String fields) {
    return Map.of("paper", paper, "print", "1", "fields", fields);
  }

  @Test
  void a_blank_discloses_nothing() {
    CaseNumber number =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, Map.of())));
    print(Person.LI_WEN, number, POWER_OF_ATTORNEY);
    assertThat(counter.look(Person.LI_WEN, number).timeline())
        .filteredOn(entry -> entry.action().equals("application.paper-printed"))
        .extracting(TimelineEntry::details)
        .containsExactly(disclosing("POWER_OF_ATTORNEY", ""));
  }

  @Test
  void what_is_wrong_is_printed_as_it_was_typed() {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("creditCode", "91430100MA4L00011J");
    form.put("agentDocumentType", "PASSPORT");
    form.put("agentDocumentNumber", "E12345678");
    CaseNumber number =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
    assertThat(text(print(Person.LI_WEN, number, APPLICATION_FORM)))
        .contains("91430100MA4L00011J", "√护照", "E12345678");
    assertThat(text(print(Person.LI_WEN, number, POWER_OF_ATTORNEY)))
        .contains("（统一社会信用代码91430100MA4L00011J）", "（护照E12345678，手机13800138000）");
  }

  @Test
  void nobody_else_prints_and_a_foreign_region_finds_nothing() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThatThrownBy(() -> print(Person.CHEN_SHOU, number, APPLICATION_FORM))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> print(Person.HUANG_LI, number, APPLICATION_FORM))
        .isInstanceOf(NotFound.class);
  }

  private byte[] print(Person person, CaseNumber number, PaperRule.Kind kind) {
    return counter.as(person, () -> counter.house().bean(PaperDesk.class).print(number, kind));
  }

  /** As it is read and searched, without blanks. */
  private static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s　\\u00a0]+", "");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Pictures of the hard ones, to be looked at. */
  private static void keep(String name, byte[] pdf) {
    Path folder = Path.of("target/papers");
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".png"), PdfPreview.pages(pdf, 1, 72).get(0));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
