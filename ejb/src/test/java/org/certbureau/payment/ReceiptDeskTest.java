package org.certbureau.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.MadeLines;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.paper.FeeLine;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.paper.Receipt;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.scan.Pictures;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the receipt says that the unit takes home, before it is pressed. */
class ReceiptDeskTest {
  private static final String UNIT = "长沙澄岚包装材料有限公司";

  private final ProofPress press = new ProofPress();
  private Counter counter;

  /** Keeps what it is given to print. */
  static final class ProofPress extends PaperPress {
    private final List<Receipt> printed = new ArrayList<>();

    @Override
    public Optional<Problem> gaps(String text) {
      return Optional.empty();
    }

    @Override
    public byte[] print(Paper paper) {
      printed.add((Receipt) paper);
      return new byte[] {(byte) printed.size()};
    }
  }

  @BeforeEach
  void open() {
    counter = new Counter(House.onH2().with(press).observing(Charging.class));
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void tells_who_asked_for_what_where_and_until_when() {
    CaseNumber number = counter.accepted(CHANGSHA);
    Receipt receipt = receipt(CHANGSHA, number);

    assertThat(receipt.bureau()).isEqualTo("长沙市人力资源和社会保障局");
    assertThat(receipt.caseNumber()).isEqualTo(number);
    assertThat(receipt.tracking().toString()).contains(number.value());
    assertThat(receipt.service()).isEqualTo("证书初次申请");
    assertThat(receipt.holder()).isEqualTo(UNIT);
    assertThat(receipt.creditCode()).isEqualTo(CreditCode.of("91430100MA4L00011K"));
    assertThat(receipt.agent().name()).isEqualTo("欧阳喆");
    assertThat(receipt.agent().mobile().value()).isEqualTo("13800138000");
    assertThat(receipt.acceptor()).isEqualTo("LI_WEN");
    assertThat(receipt.acceptedAt()).isEqualTo(counter.house().clock().instant());
    assertThat(receipt.contact()).isEqualTo("长沙市人社局一楼大厅 11 号“数字证书认证”窗口　证书服务网 csrs.dfca.cn");
    assertThat(receipt.deadline()).isNotNull();
    assertThat(receipt.deadline().day()).isEqualTo(counter.look(Person.LI_WEN, number).dueOn());
  }

  @Test
  void tells_the_hours_of_the_desk_where_the_region_publishes_them() {
    assertThat(receipt(GUANGDONG, counter.accepted(GUANGDONG)).contact())
        .startsWith("广州现场受理点　星期一至星期五（公众节假日除外）上午 8:30－12:00；下午 14:00－17:30　客户服务热线 020-89524338");
  }

  @Test
  void lists_each_fee_with_its_rule() {
    Receipt receipt = receipt(CHANGSHA, counter.accepted(CHANGSHA));
    assertThat(receipt.fees())
        .extracting(FeeLine::rule, FeeLine::amount)
        .containsExactly(
            tuple("CS-F1", Money.of("500")),
            tuple("CS-F2", Money.of("50")),
            tuple("CS-F3", Money.of("200")));
  }

  @Test
  void says_of_each_material_whether_it_is_awaited_waived_or_seen() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.as(Person.LI_WEN, () -> counter.materials().waive(number, "M4", "UNIFIED_LICENCE"));
    counter.scanEverything(CHANGSHA, number);
    counter.take(Person.LI_WEN, number, Step.ACCEPT);
    assertThat(notes(CHANGSHA, number))
        .containsEntry("单位授权委托书", "待核原件")
        .containsEntry("组织机构代码证（复印件）", "免交：已领取载有统一社会信用代码的“三证合一”证照")
        .doesNotContainKey("单位公章");

    counter.seeEveryOriginal(CHANGSHA, number);
    assertThat(notes(CHANGSHA, number))
        .containsEntry("单位授权委托书", "原件已核")
        .containsEntry("工商营业执照副本、事业法人单位证书或有效的单位证件（复印件）", "原件已核：工商营业执照（副本）");
  }

  @Test
  void lists_what_was_handed_in_without_being_asked_for() {
    CaseNumber without = counter.accepted(GUANGDONG);
    assertThat(notes(GUANGDONG, without)).doesNotContainKey("汇款凭证（转账单复印件）");

    CaseNumber number = counter.submitted(GUANGDONG);
    counter.as(
        Person.HUANG_LI,
        () ->
            counter.materials().attach(number, "VOUCHER", "slip.png", Pictures.of("png", 80, 60)));
    counter.scanEverything(GUANGDONG, number);
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
    assertThat(notes(GUANGDONG, number)).containsEntry("汇款凭证（转账单复印件）", "已收扫描件");
  }

  private Map<String, String> notes(RegionCode region, CaseNumber number) {
    return receipt(region, number).materials().stream()
        .collect(Collectors.toMap(Receipt.Material::title, Receipt.Material::note));
  }

  @Test
  void counts_its_prints_and_each_leaves_its_trace() {
    CaseNumber number = counter.accepted(CHANGSHA);
    assertThat(receipt(CHANGSHA, number).printVersion()).isEqualTo(1);
    assertThat(receipt(CHANGSHA, number).printVersion()).isEqualTo(2);
    assertThat(counter.house().bean(AuditTrail.class).of("charge", number.value()))
        .extracting(AuditRecord::action, AuditRecord::details)
        .contains(
            tuple("receipt.printed", Map.of("print", "1")),
            tuple("receipt.printed", Map.of("print", "2")));
  }

  @Test
  void shows_the_money_once_it_was_taken_and_the_unit_where_nobody_else_is_written_down() {
    CaseNumber number = counter.accepted(CHANGSHA);
    assertThat(receipt(CHANGSHA, number).settlement()).isNull();
    pay(
        Person.CHEN_SHOU,
        number,
        new NewPayment(PaymentMethod.POS, Money.of("750"), null, "slip-1"));
    assertThat(receipt(CHANGSHA, number).settlement())
        .isEqualTo(
            new Receipt.Settlement("POS 刷卡", UNIT, "SLIP-1", counter.house().clock().instant()));

    CaseNumber remitted = counter.accepted(GUANGDONG);
    pay(
        Person.MAI_SHOU,
        remitted,
        new NewPayment(
            PaymentMethod.REMITTANCE, Money.of("700"), UNIT, "v-1", LocalDate.of(2026, 11, 19)));
    assertThat(receipt(GUANGDONG, remitted).settlement())
        .extracting(Receipt.Settlement::method, Receipt.Settlement::payer)
        .containsExactly("单位汇款", UNIT);
  }

  @Test
  void says_what_happens_next() {
    CaseNumber number = counter.accepted(CHANGSHA);
    assertThat(receipt(CHANGSHA, number).nextStep()).isEqualTo("等待复核员复核。");
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    assertThat(receipt(CHANGSHA, number).nextStep()).isEqualTo("请缴清费用，到账后即安排制证。");
    pay(
        Person.CHEN_SHOU,
        number,
        new NewPayment(PaymentMethod.POS, Money.of("750"), null, "slip-1"));
    assertThat(receipt(CHANGSHA, number).nextStep()).isEqualTo("请携带材料原件到窗口核验。");
    counter.seeEveryOriginal(CHANGSHA, number);
    assertThat(receipt(CHANGSHA, number).nextStep()).startsWith("等待制作数字证书");
  }

  @Test
  void a_holders_own_token_is_brought_to_the_station_and_taken_back() {
    CaseNumber number = renewal();
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    counter.scanEverything(CHANGSHA, number);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.LI_WEN, number, Step.ACCEPT);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    pay(
        Person.CHEN_SHOU,
        number,
        new NewPayment(PaymentMethod.POS, Money.of("300"), null, "slip-4"));
    assertThat(receipt(CHANGSHA, number).nextStep()).startsWith("请持有人携带本回执到制证站，在收下的介质上自己输入口令");

    ApplicationProgress progress = counter.house().bean(ApplicationProgress.class);
    counter.house().inTransaction(() -> progress.producing(List.of(counter.item(number))));
    assertThat(receipt(CHANGSHA, number).nextStep()).startsWith("请持有人携带本回执到制证站，在收下的介质上自己输入口令");
    counter.house().inTransaction(() -> progress.produced(List.of(counter.item(number))));
    assertThat(receipt(CHANGSHA, number).nextStep()).endsWith("取回介质；口令不变。");
  }

  private CaseNumber renewal() {
    House house = counter.house();
    long line =
        new MadeLines(house).line(CHANGSHA, UNIT, "91430100MA4L00011K", LineStanding.EXPIRED);
    Map<String, String> form = Counter.form(CHANGSHA);
    form.remove("applications");
    NewApplication renewal =
        new NewApplication(
            CHANGSHA,
            Service.RENEW,
            HolderType.UNIT,
            Channel.COUNTER,
            house.bean(LineRegister.class).view(line).number().value(),
            1,
            1,
            Facts.NONE,
            Map.of("PERSONAL_INFORMATION", "1"),
            form);
    return counter.as(Person.LI_WEN, () -> counter.drafts().draft(renewal));
  }

  @Test
  void says_that_it_goes_back_or_has_ended() {
    CaseNumber returned = counter.accepted(CHANGSHA);
    counter.take(Person.WANG_FU, returned, Step.RETURN, "公章不清");
    assertThat(receipt(CHANGSHA, returned).nextStep()).isEqualTo("请按退回原因补正后重新提交。");

    CaseNumber refused = counter.accepted(CHANGSHA);
    counter.take(Person.WANG_FU, refused, Step.REFUSE, "单位未参保");
    assertThat(receipt(CHANGSHA, refused).nextStep()).isEqualTo("本件不再办理。");
  }

  @Test
  void says_that_money_is_owed_back_and_then_that_it_was_repaid() {
    CaseNumber number = counter.accepted(CHANGSHA);
    pay(
        Person.CHEN_SHOU,
        number,
        new NewPayment(PaymentMethod.POS, Money.of("750"), null, "slip-2"));
    assertThat(receipt(CHANGSHA, number).refunds()).isEmpty();
    counter.take(Person.WANG_FU, number, Step.REFUSE, "单位未参保");
    assertThat(receipt(CHANGSHA, number).refunds())
        .containsExactly(new Receipt.Refund(Money.of("750"), UNIT, null, null, null));
    LocalDate today = LocalDate.now(counter.house().clock().withZone(China.ZONE));
    counter.as(
        Person.CHEN_SHOU,
        () ->
            counter
                .house()
                .bean(RefundDesk.class)
                .repay(number, new NewRefund(PaymentMethod.POS, "back-2", today)));
    assertThat(receipt(CHANGSHA, number).refunds())
        .containsExactly(new Receipt.Refund(Money.of("750"), UNIT, "POS 刷卡", "BACK-2", today));
  }

  @Test
  void asks_for_nothing_once_an_unpaid_case_has_ended() {
    CaseNumber number = counter.accepted(CHANGSHA);
    assertThat(receipt(CHANGSHA, number).unpaid()).isEqualTo("尚未缴费");
    counter.take(Person.WANG_FU, number, Step.REFUSE, "单位未参保");
    assertThat(receipt(CHANGSHA, number).unpaid()).isEqualTo("本件不再办理，无须缴费");
  }

  @Test
  void says_from_when_the_days_are_counted_until_a_day_is_known_and_keeps_it_A_G11() {
    CaseNumber number = counter.accepted(GUANGDONG);
    assertThat(receipt(GUANGDONG, number))
        .extracting(Receipt::deadline, Receipt::limit)
        .containsExactly(null, "款项到账当日（遇非工作日顺延）");
    counter.seeEveryOriginal(GUANGDONG, number);
    counter.take(Person.LIANG_FU, number, Step.APPROVE);
    pay(
        Person.MAI_SHOU,
        number,
        new NewPayment(PaymentMethod.POS, Money.of("700"), null, "slip-3"));
    assertThat(counter.look(Person.HUANG_LI, number).state()).isEqualTo(State.READY);
    assertThat(receipt(GUANGDONG, number).deadline()).isNotNull();
  }

  @Test
  void promises_no_day_for_what_was_given_back_or_has_ended() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.take(Person.WANG_FU, number, Step.RETURN, "公章不清");
    assertThat(receipt(CHANGSHA, number))
        .extracting(Receipt::deadline, Receipt::limit)
        .containsExactly(null, "已退回补正，重新提交后另行起算");
    counter.take(Person.LI_WEN, number, Step.WITHDRAW, "不办了");
    assertThat(receipt(CHANGSHA, number).limit()).isEqualTo("已终止办理");
  }

  private Receipt receipt(RegionCode region, CaseNumber number) {
    byte[] pdf =
        counter.as(
            counter.acceptor(region),
            () -> counter.house().bean(ReceiptDesk.class).receipt(number));
    assertThat(pdf).containsExactly(press.printed.size());
    return press.printed.get(press.printed.size() - 1);
  }

  private void pay(Person cashier, CaseNumber number, NewPayment paid) {
    counter.as(cashier, () -> counter.house().bean(CashDesk.class).take(number, paid));
  }
}
