package org.certbureau.paper;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Deadline;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.Money;
import org.certbureau.paper.Receipt.Agent;
import org.certbureau.paper.Receipt.Material;
import org.certbureau.paper.Receipt.Settlement;

/** Papers of fictional units, as the tests print them. */
final class SamplePapers {
  /** With our own fonts only; reading them takes a while, so once for all tests. */
  static final PaperPress PRESS = new PaperPress();

  static {
    PRESS.open(null);
  }

  static final CaseNumber CASE = CaseNumber.of("CS-20261122-000318");
  static final URI TRACKING = URI.create("https://cert.example.cn/q/CS-20261122-000318");

  private static final CreditCode CODE = CreditCode.of("91430100MA4L00011K");
  private static final Deadline DEADLINE = new Deadline(LocalDate.of(2026, 11, 24), true);

  private SamplePapers() {}

  static Receipt receipt() {
    return receipt("长沙澄岚包装材料有限公司", "欧阳喆堃", fees(), settlement());
  }

  static Receipt receipt(String holder, String agent, List<FeeLine> fees, Settlement settlement) {
    return receipt(holder, CODE, agent, fees, settlement, DEADLINE);
  }

  static Receipt withDeadline(Deadline deadline) {
    return receipt("长沙澄岚包装材料有限公司", CODE, "欧阳喆堃", fees(), settlement(), deadline);
  }

  static Receipt ofPerson() {
    return receipt("欧阳喆堃", null, "欧阳喆堃", List.of(), null, DEADLINE);
  }

  private static Receipt receipt(
      String holder,
      CreditCode creditCode,
      String agent,
      List<FeeLine> fees,
      Settlement settlement,
      Deadline deadline) {
    return new Receipt(
        "长沙市人力资源和社会保障局",
        CASE,
        TRACKING,
        1,
        "证书初次申请",
        holder,
        creditCode,
        new Agent(agent, MobileNumber.of("13800138000")),
        List.of(
            new Material("单位数字证书业务受理表", 2, "原件，已签字并加盖公章"),
            new Material("数字证书服务协议", 2, "原件，已签字并加盖公章"),
            new Material("营业执照副本", 1, "原件已核"),
            new Material("组织机构代码证", 1, "免交：营业执照载有统一社会信用代码"),
            new Material("社会保险登记证", 1, "免交：营业执照载有统一社会信用代码"),
            new Material("单位授权委托书", 1, "原件，已加盖公章"),
            new Material("经办人有效证件（正反面印于一张 A4 纸）", 1, "原件已核")),
        fees,
        settlement,
        "李雯",
        Instant.parse("2026-11-22T02:42:05Z"),
        deadline,
        "复核员复核后制作数字证书，请携带本回执和经办人有效证件到窗口领取。",
        "长沙市人社局一楼大厅 11 号窗口　工作日 9:00–17:00　0731-85550142");
  }

  static List<FeeLine> fees() {
    return List.of(
        fee("开户费", "500", 1, "CS-F1", "数字证书一年有效期的申请费用开户费 500 元"),
        fee("介质费", "50", 1, "CS-F2", "介质费 50 元"),
        fee("证书应用年维护费", "100", 2, "CS-F3", "证书应用年维护费 100 元/证/应用"));
  }

  static List<FeeLine> hundredFees() {
    return IntStream.rangeClosed(1, 100)
        .mapToObj(i -> fee("证书应用年维护费（应用 " + i + "）", "100", i, "CS-F3", "证书应用年维护费 100 元/证/应用"))
        .toList();
  }

  static Settlement settlement() {
    return new Settlement(
        "POS 刷卡", "长沙澄岚包装材料有限公司", "POS-20261122-0042", Instant.parse("2026-11-22T03:01:40Z"));
  }

  private static FeeLine fee(
      String item, String unitPrice, int quantity, String rule, String citation) {
    Money price = Money.of(unitPrice);
    return new FeeLine(item, price, quantity, price.times(quantity), rule, citation);
  }
}
