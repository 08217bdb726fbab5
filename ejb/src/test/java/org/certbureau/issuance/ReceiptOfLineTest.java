package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.loss.LossDesk;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.paper.FeeLine;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.paper.Receipt;
import org.certbureau.payment.ReceiptDesk;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the receipt says of a certificate and of its token, at every stop of a case about them. */
class ReceiptOfLineTest {
  private static final Map<String, String> EMAIL = Map.of("unitEmail", "zx@chenglan.example.cn");
  private static final Map<String, String> ADDRESS = Map.of("legalAddress", "长沙市雨花区澄岚路 9 号");

  private static Room changsha;
  private static Room guangdong;

  /** A counter whose receipts are read before they are pressed. */
  private record Room(Workroom room, LineCases cases, Press press) implements AutoCloseable {
    static Room of(Press press, Workroom room) {
      return new Room(room, new LineCases(room), press);
    }

    Receipt receipt(CaseNumber number) {
      room.counter()
          .as(
              room.acceptor(),
              () -> {
                room.counter().house().bean(ReceiptDesk.class).receipt(number);
              });
      return press.printed.get(press.printed.size() - 1);
    }

    /** How the token was taken in, without its chip. */
    String token(CaseNumber number) {
      List<String> notes =
          receipt(number).materials().stream()
              .map(Receipt.Material::note)
              .filter(note -> note.contains("芯片号"))
              .toList();
      assertThat(notes).hasSizeLessThan(2);
      return notes.isEmpty() ? "" : notes.get(0).substring(0, notes.get(0).indexOf("，芯片号"));
    }

    @Override
    public void close() {
      room.close();
    }
  }

  /** Keeps what it is given to print. */
  private static final class Press extends PaperPress {
    private final List<Receipt> printed = new ArrayList<>();

    @Override
    public Optional<Problem> gaps(String text) {
      return Optional.empty();
    }

    @Override
    public byte[] print(Paper paper) {
      printed.add((Receipt) paper);
      return new byte[0];
    }
  }

  @BeforeAll
  static void open() {
    Press press = new Press();
    changsha = Room.of(press, new Workroom(House.onH2().with(press), CHANGSHA));
    Press other = new Press();
    guangdong = Room.of(other, new Workroom(House.onH2().with(other), GUANGDONG));
  }

  @AfterAll
  static void close() {
    changsha.close();
    guangdong.close();
  }

  // ---- a key that comes back

  @Test
  void a_recovery_says_which_key_was_asked_for_and_whether_it_is_back() {
    Recovering recovering = new Recovering(guangdong.room, guangdong.cases);
    Recovering.OFFICERS.forEach(recovering::admit);
    LineView line = guangdong.cases.certificate();
    String serial = line.pairs().get(0).encryptionSerial();
    CaseNumber number = recovering.asking(line, "1");
    assertThat(guangdong.receipt(number).standing())
        .satisfiesExactly(
            which -> assertThat(which).contains("第 1 对的解密密钥", serial, "不能签名"),
            whether -> assertThat(whether).contains("尚未恢复", "两名密钥恢复员"));

    guangdong.room.receive(guangdong.room.restored(recovering.consented(number)));

    assertThat(guangdong.receipt(number).standing())
        .last()
        .isEqualTo("密钥已恢复到介质 " + line.chip() + "。");
  }

  // ---- the hold

  @Test
  void a_suspension_says_since_when_nothing_goes_and_how_it_goes_again() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = changsha.cases.done(Service.SUSPEND, line);
    assertThat(changsha.receipt(number).standing())
        .containsExactly(since(changsha, line), resume(), "止期不因冻结顺延，仍为 " + end(line) + "。");

    CaseNumber back = changsha.cases.accepted(Service.RESUME, line);
    assertThat(changsha.receipt(back).standing())
        .as("it is what is asked for")
        .containsExactly(since(changsha, line));
    changsha.cases.approve(back);
    assertThat(changsha.receipt(back).standing())
        .containsExactly("证书 %s 的冻结已解除，有效期止于 %s。".formatted(line.number().value(), end(line)));
    assertThat(changsha.receipt(number).standing()).as("as it stands now").isEmpty();
  }

  @Test
  void a_loss_says_how_it_ends_either_way() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = changsha.cases.accepted(Service.REISSUE_LOST, line);
    assertThat(changsha.receipt(number).standing())
        .containsExactly(
            since(changsha, line),
            "若找回：撤回本件，带介质和材料来办“解除冻结”，已缴的按规则退回。",
            "若找不回：复核、缴费后制新介质，旧证书作废，止期仍为 " + end(line) + "。");

    LineView elsewhere = guangdong.cases.certificate();
    CaseNumber other = guangdong.cases.accepted(Service.REISSUE_LOST, elsewhere);
    assertThat(guangdong.receipt(other).standing())
        .containsExactly(
            since(guangdong, elsewhere),
            "若找回：带介质和本人证件回窗口，由复核员查验后解除冻结，已缴的按规则退回。",
            "若找不回：复核、缴费后制新介质，旧证书作废，止期仍为 " + end(elsewhere) + "。");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE"})
  void a_loss_that_is_over_says_that_the_hold_stays_and_sends_to_no_case_that_is_over(Step end) {
    LineView line = changsha.cases.certificate();
    CaseNumber number = changsha.cases.accepted(Service.REISSUE_LOST, line);
    changsha.cases.end(number, end);
    assertThat(changsha.receipt(number).standing())
        .containsExactly(
            since(changsha, line), resume(), "若找不回：另办“证书丢失补办（证书恢复）”，止期仍为 " + end(line) + "。");

    LineView elsewhere = guangdong.cases.certificate();
    CaseNumber other = guangdong.cases.accepted(Service.REISSUE_LOST, elsewhere);
    guangdong.cases.end(other, end);
    assertThat(guangdong.receipt(other).standing())
        .containsExactly(
            since(guangdong, elsewhere),
            "若找回：带介质和本人证件回窗口，由复核员查验后解除冻结。",
            "若找不回：另办“遗失补办”，止期仍为 " + end(elsewhere) + "。");
    guangdong
        .room
        .counter()
        .as(
            Person.LIANG_FU,
            () ->
                guangdong
                    .room
                    .counter()
                    .house()
                    .bean(LossDesk.class)
                    .found(other, elsewhere.chip(), null));
    assertThat(guangdong.receipt(other).standing()).as("found").isEmpty();
  }

  @Test
  void a_loss_names_the_case_whose_hold_it_is() {
    LineView line = changsha.cases.certificate();
    CaseNumber suspension = changsha.cases.done(Service.SUSPEND, line);
    CaseNumber number = changsha.cases.accepted(Service.REISSUE_LOST, line);
    assertThat(changsha.receipt(number).standing())
        .hasSize(4)
        .startsWith(
            since(changsha, line),
            "证书 %s 已由 %s 冻结；本件不再冻结，也不解除那一次。".formatted(line.number().value(), suspension.value()));
  }

  @Test
  void from_where_production_opens_a_lost_token_is_of_no_use_any_more() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = changsha.cases.accepted(Service.REISSUE_LOST, line);
    changsha.cases.approve(number);
    changsha.room.pay(number, "200");
    List<String> revoked =
        List.of("证书 %s 原来的一对已按遗失撤销，不能恢复；丢失的介质找回后也不能再用。".formatted(line.number().value()));
    assertThat(changsha.receipt(number).standing()).isEqualTo(revoked);
    changsha.room.make(number);
    assertThat(changsha.receipt(number).standing()).isEqualTo(revoked);
  }

  @Test
  void what_goes_on_being_used_needs_no_word() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = changsha.cases.accepted(Service.CHANGE, line);
    assertThat(changsha.receipt(number).standing()).isEmpty();
    assertThat(changsha.receipt(line.openedBy()).standing()).isEmpty();
  }

  // ---- the token

  @Test
  void a_token_that_is_written_stays_until_it_is_given_back() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = change(line, EMAIL);
    assertThat(changsha.token(number)).isEqualTo("已收下，办好后交还");
    changsha.cases.approve(number);
    changsha.room.orders();
    changsha.room.pay(number, "200");
    assertThat(changsha.token(number)).isEqualTo("已收下，办好后交还");
    changsha.room.rekey(number);
    assertThat(changsha.cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(changsha.token(number)).isEqualTo("办好后已交还");
  }

  @Test
  void a_token_that_nothing_is_written_to_is_given_back_at_once() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = change(line, ADDRESS);
    assertThat(changsha.token(number)).isEqualTo("已核对，当场交还");
    changsha.cases.approve(number);
    assertThat(changsha.receipt(number).nextStep()).isEqualTo("请缴清费用，到账后随即生效。");
    changsha.room.pay(number, "200");
    assertThat(changsha.cases.state(number)).isEqualTo(State.CLOSED);
    assertThat(changsha.token(number)).isEqualTo("已核对，当场交还");
    assertThat(changsha.receipt(number).nextStep()).endsWith("不需领取。");
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"WITHDRAW", "REFUSE"})
  void a_token_of_a_case_that_comes_to_nothing_is_to_be_fetched(Step end) {
    for (Service service : List.of(Service.CHANGE, Service.REVOKE)) {
      LineView line = changsha.cases.certificate();
      CaseNumber number =
          service == Service.CHANGE ? change(line, EMAIL) : changsha.cases.accepted(service, line);
      changsha.cases.end(number, end);
      assertThat(changsha.token(number)).as("%s", service).isEqualTo("已收下；本件不再办理，请凭本回执取回");
    }
  }

  @Test
  void a_token_that_is_taken_back_is_not_before_it_is_decided() {
    LineView line = changsha.cases.certificate();
    CaseNumber stopped = change(line, EMAIL);
    CaseNumber number = changsha.cases.accepted(Service.REVOKE, line);
    assertThat(changsha.token(number)).isEqualTo("已收下，办成后收回统一销毁");
    changsha.cases.approve(number);
    assertThat(changsha.token(number)).isEqualTo("已收回统一销毁");
    assertThat(changsha.receipt(number).standing())
        .containsExactly("证书 %s 已终结，不能再使用，也不能恢复。".formatted(line.number().value()));
    assertThat(changsha.cases.state(stopped)).isEqualTo(State.STOPPED);
    assertThat(changsha.token(stopped)).as("the other case has it").isEqualTo("曾收下核对");
  }

  @Test
  void a_damaged_token_is_taken_back_once_another_is_made() {
    LineView line = changsha.cases.certificate();
    CaseNumber number = changsha.cases.accepted(Service.REISSUE_DAMAGED, line);
    assertThat(changsha.token(number)).isEqualTo("已收下，办成后收回统一销毁");
    changsha.cases.approve(number);
    changsha.room.make(number);
    assertThat(changsha.token(number)).isEqualTo("已收回统一销毁");
  }

  // ---- the fees

  @Test
  void nobody_is_told_a_reading_of_the_bureaus_own_where_no_document_sets_a_fee() {
    LineView line = changsha.cases.certificate();
    CaseNumber suspension = changsha.cases.done(Service.SUSPEND, line);
    CaseNumber back = changsha.cases.accepted(Service.RESUME, line);
    LineView elsewhere = guangdong.cases.certificate();
    CaseNumber end =
        guangdong.cases.drafted(Service.REVOKE, elsewhere, Facts.NONE, "NO_LONGER_USED");
    guangdong.cases.submit(end);
    guangdong.cases.bringEverything(end);
    guangdong.cases.accept(end);
    assertThat(
            Stream.of(changsha.receipt(suspension), changsha.receipt(back), guangdong.receipt(end))
                .flatMap(receipt -> receipt.fees().stream())
                .map(fee -> fee.item() + " " + fee.rule() + " " + fee.citation()))
        .containsExactly("证书冻结 null 文件没有规定收费", "解除冻结 null 文件没有规定收费", "注销 null 文件没有规定收费");
    assertThat(changsha.receipt(change(changsha.cases.certificate(), EMAIL)).fees())
        .extracting(FeeLine::rule)
        .containsExactly("CS-F5");
  }

  private static CaseNumber change(LineView line, Map<String, String> changes) {
    CaseNumber number = changsha.cases.drafted(Service.CHANGE, line, Facts.NONE, null, changes);
    changsha.cases.submit(number);
    changsha.cases.bringEverything(number);
    changsha.cases.accept(number);
    return number;
  }

  private static String since(Room room, LineView line) {
    return "证书 %s 自 %s 起冻结，不能登录、不能签名。"
        .formatted(line.number().value(), Paper.moment(room.cases.now(line).hold().setAt()));
  }

  private static String resume() {
    return "要恢复使用：带介质和材料来办“解除冻结”。";
  }

  private static String end(LineView line) {
    return Paper.day(line.end().orElseThrow());
  }
}
