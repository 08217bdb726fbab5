package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.Deadline;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  @Test
  void says_who_came_what_for_and_what_was_handed_over() {
    assertThat(text(SamplePapers.receipt()))
        .contains("长沙市人力资源和社会保障局", "证书初次申请", "2026年11月22日 10:42")
        .contains("欧阳喆堃", "138****8000")
        .doesNotContain("13800138000")
        .contains("营业执照副本", "免交：营业执照载有统一社会信用代码");
  }

  @Test
  void says_what_it_costs_in_figures_and_capitals_and_why() {
    assertThat(text(SamplePapers.receipt()))
        .contains("人民币柒佰伍拾元整", "￥750.00", "证书应用年维护费", "CS-F3", "200.00")
        .contains("已缴费", "POS 刷卡", "凭证号：POS-20261122-0042", "2026年11月22日 11:01");
  }

  @Test
  void says_when_it_will_be_done_and_how_to_ask() {
    assertThat(text(SamplePapers.receipt()))
        .contains("2026年11月24日前", "李雯", "0731-85550142", "复核员复核后制作数字证书");
  }

  @Test
  void says_so_as_long_as_nothing_is_paid() {
    assertThat(text(SamplePapers.receipt("甲", "乙", SamplePapers.fees(), null)))
        .contains("尚未缴费")
        .doesNotContain("已缴费");
  }

  @Test
  void says_so_where_nothing_is_to_pay() {
    assertThat(text(SamplePapers.ofPerson())).contains("人民币零元整", "本业务不收费").doesNotContain("尚未缴费");
  }

  @Test
  void says_so_where_the_deadline_rests_on_holidays_not_published() {
    Receipt receipt = SamplePapers.withDeadline(new Deadline(LocalDate.of(2027, 1, 4), false));
    assertThat(text(receipt)).contains("2027年1月4日前", "节假日尚未公布");
  }

  @Test
  void says_in_words_until_when_where_no_day_is_known() {
    assertThat(text(SamplePapers.withDeadline(null)))
        .contains("自款项到账之日起 3 个工作日内")
        .doesNotContain("当场办结");
  }

  @Test
  void says_what_was_repaid_and_what_is_still_owed_back() {
    Receipt.Refund owed = new Receipt.Refund(Money.of("750"), "甲公司", null, null, null);
    assertThat(text(SamplePapers.refunded(SamplePapers.settlement(), owed)))
        .contains("已缴费", "待退款", "￥750.00", "收款人：甲公司")
        .doesNotContain("已退款");
    Receipt.Refund repaid =
        new Receipt.Refund(
            Money.of("750"), "甲公司", "单位汇款", "R-20261125-7", LocalDate.of(2026, 11, 25));
    assertThat(text(SamplePapers.refunded(SamplePapers.settlement(), repaid)))
        .contains("已缴费", "已退款", "单位汇款", "2026年11月25日", "凭证号：R-20261125-7")
        .doesNotContain("待退款");
    Receipt.Refund rest = new Receipt.Refund(Money.of("50"), "甲公司", null, null, null);
    assertThat(text(SamplePapers.refunded(SamplePapers.settlement(), repaid, rest)))
        .contains("已退款", "￥750.00", "待退款", "￥50.00");
  }

  @Test
  void leaves_out_a_payer_nobody_wrote_down() {
    Receipt.Settlement nobodys =
        new Receipt.Settlement("POS 刷卡", null, "S-1", Instant.parse("2026-11-22T03:01:40Z"));
    assertThat(text(SamplePapers.receipt("甲", "乙", SamplePapers.fees(), nobodys)))
        .contains("已缴费", "凭证号：S-1")
        .doesNotContain("缴款人");
  }

  @Test
  void a_person_has_no_credit_code() {
    assertThat(text(SamplePapers.ofPerson())).contains("欧阳喆堃").doesNotContain("91430100MA4L00011K");
  }

  private static String text(Receipt receipt) {
    return PressedPaper.read(SamplePapers.PRESS.print(receipt)).text();
  }
}
