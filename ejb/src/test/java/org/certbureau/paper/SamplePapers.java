package org.certbureau.paper;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.Deadline;
import org.certbureau.paper.ApplicationForm.Choice;
import org.certbureau.paper.ApplicationForm.Choices;
import org.certbureau.paper.ApplicationForm.Field;
import org.certbureau.paper.ApplicationForm.Paragraph;
import org.certbureau.paper.ApplicationForm.Place;
import org.certbureau.paper.ApplicationForm.Section;
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
    return receipt(holder, CODE, agent, fees, settlement, List.of(), DEADLINE);
  }

  static Receipt refunded(Settlement settlement, Receipt.Refund... refunds) {
    return receipt("长沙澄岚包装材料有限公司", CODE, "欧阳喆堃", fees(), settlement, List.of(refunds), null);
  }

  static Receipt withDeadline(Deadline deadline) {
    return receipt("长沙澄岚包装材料有限公司", CODE, "欧阳喆堃", fees(), settlement(), List.of(), deadline);
  }

  /** Of a certificate that was put on hold. */
  static Receipt held() {
    return receipt(
        "长沙澄岚包装材料有限公司",
        CODE,
        "欧阳喆堃",
        List.of(fee("证书冻结", "0", 1, null, "文件没有规定收费")),
        null,
        List.of(),
        DEADLINE,
        List.of(
            "证书 CS-Z-000009 自 2026年11月22日 10:42 起冻结，不能登录、不能签名。",
            "要恢复使用：带介质和材料来办“解除冻结”，由另一人复核。",
            "止期不因冻结顺延，仍为 2027年11月22日。"));
  }

  static Receipt ofPerson() {
    return receipt("欧阳喆堃", null, "欧阳喆堃", List.of(), null, List.of(), DEADLINE);
  }

  private static Receipt receipt(
      String holder,
      CreditCode creditCode,
      String agent,
      List<FeeLine> fees,
      Settlement settlement,
      List<Receipt.Refund> refunds,
      Deadline deadline) {
    return receipt(holder, creditCode, agent, fees, settlement, refunds, deadline, List.of());
  }

  private static Receipt receipt(
      String holder,
      CreditCode creditCode,
      String agent,
      List<FeeLine> fees,
      Settlement settlement,
      List<Receipt.Refund> refunds,
      Deadline deadline,
      List<String> standing) {
    return new Receipt(
        "长沙市人力资源和社会保障局",
        CASE,
        TRACKING,
        1,
        "证书初次申请",
        null,
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
        "尚未缴费",
        refunds,
        "李雯",
        Instant.parse("2026-11-22T02:42:05Z"),
        deadline,
        "自款项到账之日起 3 个工作日内",
        "复核员复核后制作数字证书，请携带本回执和经办人有效证件到窗口领取。",
        standing,
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

  /** Two tokens of one case, each with its PIN slip. */
  static CollectionSheet collection() {
    return new CollectionSheet(
        "长沙市社会保险数字证书受理点",
        CASE,
        TRACKING,
        1,
        "新办证书",
        "长沙澄岚包装材料有限公司",
        new CollectionSheet.Collector("欧阳喆堃", "4301************1X", "138****8000"),
        List.of(
            new CollectionSheet.Token(
                "CS-C-0000318", "长沙澄岚包装材料有限公司", "00000000000000A1", CASE + "-1"),
            new CollectionSheet.Token(
                "CS-C-0000319", "长沙澄岚包装材料有限公司雨花分公司", "00000000000000A2", CASE + "-2")),
        true,
        null);
  }

  /** A holder's own token goes back, and was signed for before. */
  static CollectionSheet ownTokenBack() {
    return new CollectionSheet(
        "长沙市社会保险数字证书受理点",
        CASE,
        TRACKING,
        2,
        "证书续费",
        "长沙澄岚包装材料有限公司",
        new CollectionSheet.Collector("欧阳喆堃", "4301************1X", "138****8000"),
        List.of(
            new CollectionSheet.Token("CS-C-0000318", "长沙澄岚包装材料有限公司", "00000000000000A1", null)),
        false,
        Instant.parse("2026-11-25T06:12:00Z"));
  }

  /** A slip whose number was corrected. */
  static Receipt corrected() {
    return receipt(
        "长沙澄岚包装材料有限公司",
        "欧阳喆堃",
        fees(),
        new Settlement(
            "POS 刷卡",
            "长沙澄岚包装材料有限公司",
            "POS-20261122-0042",
            "POS-20261122-0024",
            Instant.parse("2026-11-22T03:01:40Z")));
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

  static ApplicationForm changshaForm() {
    return new ApplicationForm(
        "单位数字证书业务受理表",
        "",
        "一式两份　签字并加盖公章",
        CASE,
        TRACKING,
        1,
        List.of(
            new Section(
                "业务信息",
                List.of(
                    new Choices(
                        "业务类型", ticks(1, "证书初次申请", "证书续费", "证书更新", "证书冻结", "证书恢复", "证书撤销", "证书解锁")),
                    new Choices(
                        "应用清单",
                        ticks(
                            2,
                            "单位基本信息和个人基本信息变更",
                            "职工首次参保及参保险种增加",
                            "缴费明细及缴费通知单查询",
                            "工伤快报网上申报",
                            "劳动保障定期监察年检",
                            "社保证明在线打印")))),
            new Section(
                "单位信息",
                List.of(
                    Field.wide("单位名称", "长沙澄岚包装材料有限公司"),
                    Field.half("统一社会信用代码", "91430100MA4L00011K"),
                    Field.half("社会保险登记证号", "430111002318"),
                    Field.half("法定代表人", "周䶮"),
                    Field.half("单位电话", "0731-85550142"),
                    Field.wide("单位地址", "湖南省长沙市雨花区万家丽中路三段示例大厦 A 座 1206 室；通信地址与单位地址相同"),
                    Field.wide("电子邮箱", "office@chenglan.example.cn"))),
            new Section(
                "经办人信息",
                List.of(
                    Field.half("姓名", "欧阳喆堃"),
                    Field.half("手机", "13800138000"),
                    Field.half("证件类型", "居民身份证"),
                    Field.half("证件号码", "430102199003077572"))),
            new Section(
                "签署",
                List.of(
                    new Paragraph("本单位已阅读并同意《数字证书服务协议》，所填内容及所附材料真实、完整、有效；如有不实，由本单位承担相应责任。"),
                    new Place("经办人（签字）", false),
                    new Place("单位公章", true))),
            new Section(
                "受理记录",
                List.of(
                    Field.half("受理员", "李雯"),
                    Field.half("受理时间", "2026年11月22日 10:42"),
                    Field.half("复核员（签字）", ""),
                    Field.half("受理点", "长沙市人社局一楼大厅 11 号窗口")))),
        List.of("打印后请勿涂改；信息有误请退回窗口修改并重新打印、重新盖章。"));
  }

  static ApplicationForm guangdongForm() {
    return new ApplicationForm(
        "单位法人数字证书申请表",
        "广东省机关事业单位养老保险网上服务系统",
        "一式二份　加盖单位公章",
        CaseNumber.of("GD-20261122-000007"),
        URI.create("https://cert.example.cn/q/GD-20261122-000007"),
        2,
        List.of(
            new Section(
                "申请业务",
                List.of(
                    new Choices(
                        "业务类型", ticks(1, "新申请，年限 叁 年", "更新，年限　　年", "变更", "注销", "补办", "解锁", "密钥恢复")),
                    Field.wide("用于项目/系统", "网办系统数字证书"),
                    new Choices(
                        "粤港跨境电子交易",
                        List.of(new Choice(false, "是"), new Choice(true, "否")),
                        "（若不勾选则默认为“否”）"))),
            new Section(
                "申请单位基本资料",
                List.of(
                    Field.wide("机构名称", "广东省示例职业技术学校"),
                    Field.wide("部门名称", ""),
                    new Field("组织机构代码", "45585765-X", false, "（至少填写一个）"),
                    Field.half("营业执照号/统一社会信用代码", "1244000045585765XR"),
                    Field.wide("其它有效证件及号码", ""),
                    Field.half("单位联系电话", "020-55501420"),
                    Field.half("邮编", "510000"),
                    Field.wide("电子邮箱", "renshi@school.example.cn"),
                    Field.wide("单位法定住所", "广东省广州市海珠区示例路 38 号"),
                    Field.wide("通信地址", "广东省广州市海珠区示例路 38 号行政楼 503 室"))),
            new Section(
                "经办人资料",
                List.of(
                    Field.half("姓名", "陈㛃"),
                    Field.half("手机", "13900139000"),
                    Field.half("电子邮件", "chen@school.example.cn"),
                    Field.half("身份证号", "440305199208150018"))),
            new Section(
                "申请单位声明",
                List.of(
                    new Paragraph(
                        "本单位在此郑重声明：本单位授权上述经办人办理本单位数字证书，本单位保证所填写的内容和提交的证明材料真实、完整、有效。"
                            + "本单位已认真阅读并以在此申请表上盖章方式同意遵守《电子认证业务规则》（CPS）、《电子认证服务协议》的各项内容，"
                            + "如有违反愿意承担由此引起的一切责任。"),
                    new Place("经办人签署", false),
                    new Place("申请单位（盖章）", true, "申请日期：　　　　"))),
            new Section(
                "受理审核",
                List.of(
                    Field.half("受理员", ""),
                    Field.half("受理时间", "　　年　　月　　日　　时"),
                    Field.half("复查员（签字）", ""),
                    Field.half("业务受理点（盖章）", "")))),
        "用户须知",
        List.of("以上所有项目均必须填写。受理审核由证书受理员填写。"));
  }

  static Authorisation authorisation() {
    return new Authorisation(
        "单位授权委托书",
        "",
        CASE,
        TRACKING,
        1,
        "长沙市人力资源和社会保障局",
        "长沙澄岚包装材料有限公司",
        CODE.value(),
        "",
        new Authorisation.Agent("欧阳喆堃", "居民身份证", "430102199003077572", "13800138000"),
        List.of("证书初次申请", "领取数字证书及其介质"),
        List.of("请以黑色钢笔或签字笔签署，加盖单位公章后有效；涂改无效。"));
  }

  static ServiceAgreement agreement() {
    return new ServiceAgreement(
        "数字证书服务协议",
        "一式两份",
        CASE,
        TRACKING,
        1,
        "1",
        "长沙澄岚包装材料有限公司",
        "示例电子认证服务有限公司",
        List.of("甲方保证所提交的申请材料真实、准确、完整。", "乙方按照电子认证业务规则签发和管理证书。", "介质遗失或者密码泄露的，甲方应当立即告知乙方。"),
        List.of("本协议自双方盖章之日起生效。"));
  }

  static DestructionSheet destruction() {
    return destruction(
        List.of(
            new DestructionSheet.Token("3C7700129A0E44B1", "SOFT-SM2"),
            new DestructionSheet.Token("4FAA00129A0E443C", "UK-3")),
        null);
  }

  static DestructionSheet voidDestruction() {
    return destruction(
        List.of(),
        new DestructionSheet.Void("赵制", Instant.parse("2026-11-26T05:20:00Z"), "误列了未收回的介质"));
  }

  private static DestructionSheet destruction(
      List<DestructionSheet.Token> tokens, DestructionSheet.Void withdrawn) {
    return new DestructionSheet(
        "长沙市人力资源和社会保障局",
        "CS-X-20261126-001",
        "赵制",
        Instant.parse("2026-11-26T02:42:00Z"),
        2,
        tokens,
        List.of(new DestructionSheet.Signature("王复", Instant.parse("2026-11-26T03:10:00Z"))),
        withdrawn);
  }

  private static List<Choice> ticks(int ticked, String... words) {
    return IntStream.range(0, words.length)
        .mapToObj(i -> new Choice(i < ticked, words[i]))
        .toList();
  }
}
