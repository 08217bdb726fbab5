package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.certbureau.paper.ApplicationForm.Entry;
import org.certbureau.paper.ApplicationForm.Field;
import org.certbureau.paper.ApplicationForm.Place;
import org.certbureau.paper.ApplicationForm.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {
  @Test
  void changshas_form_bears_its_own_words_and_whole_numbers() {
    assertThat(text(SamplePapers.changshaForm()))
        .contains("单位数字证书业务受理表", "一式两份", "√证书初次申请")
        .contains("430102199003077572", "13800138000", "office@chenglan.example.cn")
        .contains("经办人（签字）", "单位公章", "长沙市人社局一楼大厅11号窗口");
  }

  @Test
  void guangdongs_form_bears_its_own_words_and_years_in_capitals() {
    assertThat(text(SamplePapers.guangdongForm()))
        .contains("单位法人数字证书申请表", "√新申请，年限叁年", "密钥恢复", "1244000045585765XR")
        .contains("本单位在此郑重声明", "申请单位（盖章）", "GD-20261122-000007第2版");
  }

  @Test
  void both_forms_fit_one_page() {
    assertThat(pages(SamplePapers.changshaForm())).isEqualTo(1);
    assertThat(pages(SamplePapers.guangdongForm())).isEqualTo(1);
  }

  @Test
  void a_form_of_many_fields_goes_on_over_the_page() {
    List<Entry> fields =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> (Entry) Field.wide("项目 " + i, "内容 " + i))
            .toList();
    assertThat(text(form(fields))).contains("项目1内容1项目2", "内容60", "第2页/共2页");
  }

  @Test
  void half_fields_share_a_line_and_a_lone_one_takes_it_all() {
    assertThat(
            new Section(
                    "单位",
                    List.of(
                        Field.half("甲", "1"),
                        Field.half("乙", "2"),
                        Field.half("丙", "3"),
                        Field.wide("丁", "4"),
                        new Place("签字", false),
                        new Place("盖章", true)))
                .rows())
        .hasSize(4)
        .extracting(row -> row.left() != null, row -> row.wide() != null)
        .containsExactly(
            tuple(true, false), tuple(false, true), tuple(false, true), tuple(false, false));
  }

  @ParameterizedTest
  @CsvSource({
    "单位名称, 单位名称",
    "组织机构代码, 组织机构代码",
    "统一社会信用代码, 统一社会|信用代码",
    "营业执照号/统一社会信用代码, 营业执照号/|统一社会|信用代码",
    "业务受理点（盖章）, 业务受理点|（盖章）",
    "'', ''",
  })
  void a_fields_label_breaks_evenly(String label, String lines) {
    assertThat(String.join("|", Labels.ofField(label))).isEqualTo(lines);
  }

  @ParameterizedTest
  @CsvSource({
    "签署, 签署",
    "经办人, 经办人",
    "单位信息, 单位|信息",
    "经办人信息, 经办人|信息",
    "申请单位基本资料, 申请|单位|基本|资料",
  })
  void a_sections_label_breaks_by_its_words(String label, String lines) {
    assertThat(String.join("|", Labels.ofSection(label))).isEqualTo(lines);
  }

  @Test
  void an_authorisation_names_the_agent_in_whole() {
    assertThat(text(SamplePapers.authorisation()))
        .contains("单位授权委托书", "长沙市人力资源和社会保障局：")
        .contains("长沙澄岚包装材料有限公司（统一社会信用代码91430100MA4L00011K）")
        .contains("欧阳喆堃（居民身份证430102199003077572，手机13800138000）")
        .contains("1．证书初次申请", "委托单位（公章）");
  }

  private static ApplicationForm form(List<Entry> entries) {
    return new ApplicationForm(
        "申请表",
        "",
        "",
        SamplePapers.CASE,
        SamplePapers.TRACKING,
        1,
        List.of(new Section("资料", entries)),
        List.of());
  }

  /** Without blanks and line ends, which are a matter of layout. */
  private static String text(Paper paper) {
    return PressedPaper.read(SamplePapers.PRESS.print(paper)).text().replaceAll("[\\s　]", "");
  }

  private static int pages(Paper paper) {
    return PressedPaper.read(SamplePapers.PRESS.print(paper)).pages();
  }
}
