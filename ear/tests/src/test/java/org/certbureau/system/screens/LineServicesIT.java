package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.console.BureauClient;
import org.certbureau.console.HolderAtStation;
import org.certbureau.console.SampleScan;
import org.certbureau.console.SampleUnit;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** One certificate at the counter: put on hold, brought back, revoked; one lost, one renewed. */
class LineServicesIT {
  private static final String HERE = SharedBureau.REGION;

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private final BureauProcess bureau = SHARED.bureau();
  private Browser browser;
  private Wizard wizard;
  private Path scan;
  private Map<String, String> form;

  @TempDir private Path folder;

  @BeforeEach
  void openTheBrowser() throws IOException, InterruptedException {
    browser = new Browser(bureau.url());
    wizard = new Wizard(browser);
    scan = Files.write(folder.resolve("scan.jpg"), SampleScan.jpeg(1));
    form =
        new SampleUnit(bureau.client("ACCEPTOR", HERE).get("/regions/" + HERE + "/policy")).form(1);
  }

  @AfterEach
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void a_certificate_is_put_on_hold_brought_back_and_revoked() throws Exception {
    JsonNode pair = newCertificate();
    String line = pair.path("line").asText();
    String chip = pair.path("chip").asText();
    applyForASecond(line, pair.path("creditCode").asText());
    suspend(line);
    resume(line, chip);
    walkThroughTheToken(line, chip);
    Map<String, String> left = leftAsDrafts(line);
    revoke(line, chip);
    openWhatIsLeft(left);
    browser.open("/token.xhtml?chip=" + chip);
    assertThat(browser.text(".now")).contains("已收回，等待销毁", "撤销", "CS-");
    assertThat(browser.texts(".tbl.life tbody tr").get(0)).contains("收回，待销毁");
    assertThat(browser.overflows()).isEmpty();
  }

  /** From the certificate's own list, by keys, and back from the token's. */
  private void walkThroughTheToken(String line, String chip) throws IOException {
    browser.open("/certificate.xhtml?line=" + line + "&kind=TOKEN");
    browser.press(Keys.ARROW_DOWN);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.path()).contains("/token.xhtml?chip=" + chip);
    assertThat(browser.text("h1").replace(" ", "")).contains(chip);
    assertThat(browser.text(".now")).contains("在用：带有证书", line, "第 1 对", "质保期内", "CS-15");
    assertThat(browser.texts(".tbl.life tbody tr"))
        .hasSize(4)
        .last()
        .asString()
        .contains("登记入库，批次");
    assertThat(browser.overflows()).isEmpty();
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ARROW_DOWN);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.path()).contains("/certificate.xhtml?line=" + line);
    browser.logIn(bureau.accounts().find("MAKER", HERE));
    browser.open("/tokens.xhtml?state=ISSUED");
    browser.press(Keys.ARROW_DOWN);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.path()).contains("/token.xhtml?chip=");
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/start.xhtml?text=" + line + "&region=" + HERE);
    browser.follow(".cert a[href*='token.xhtml']");
    assertThat(browser.path()).contains("/token.xhtml?chip=" + chip);
  }

  /** CS-S5, by the keyboard from the field that finds the certificate to the review. */
  @Test
  void a_lost_token_is_replaced() throws Exception {
    JsonNode pair = newCertificate();
    String line = pair.path("line").asText();
    String number = loseAtTheCounter(line, pair.path("chip").asText());
    approveReissue(number);
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text(".holdbox")).contains("已冻结", line);
    bureau.desks(HERE).pay(number);
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text(".holdbox")).contains("旧证书已撤销，不能恢复");
    TokenJob.awaitDone(bureau.desks(HERE), number);
    bureau.desks(HERE).deliver(number);
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("当前生效：第 2 对");
    assertThat(browser.text("main")).contains("登记为已遗失", "第 1 对撤销", "冻结随证书撤销而结束");
    assertThat(browser.overflows()).isEmpty();
  }

  /** CS-S2, long before its time (A-C7), until its holder has the token back. */
  @Test
  void a_certificate_is_renewed_early_on_its_holders_token() throws Exception {
    JsonNode pair = newCertificate();
    String line = pair.path("line").asText();
    String chip = pair.path("chip").asText();
    String number = renewAtTheCounter(line, chip);
    approve(number, "通过复核", "在持有人的介质 " + chip + " 上换写新的一对");
    bureau.desks(HERE).pay(number);
    HolderAtStation holder = SHARED.station().holder();
    holder.awaitWanted(chip);
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text("#holder")).contains("请持有人带介质 " + chip + " 到制证站 ST-SHARED");
    browser.logIn(bureau.accounts().find("MAKER", HERE));
    browser.open("/production.xhtml");
    assertThat(browser.text(".jobs tbody tr")).contains(number, "等待持有人");
    assertThat(browser.overflows()).isEmpty();
    holder.present(chip);
    TokenJob.awaitDone(bureau.desks(HERE), number);
    giveBack(number, chip);
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("当前生效：第 2 对", chip);
    assertThat(browser.text("main")).contains("第 1 对已替换");
    browser.open("/token.xhtml?chip=" + chip);
    assertThat(browser.text("main")).contains("由持有人带到制证站写入", "第 2 对写入并起用");
    holder.takeOut(chip);
  }

  /** CS-S8, until the renewal is begun that brought its holder. */
  @Test
  void a_token_gets_another_pin_and_goes_on_to_what_its_holder_came_for() throws Exception {
    JsonNode pair = newCertificate();
    String line = pair.path("line").asText();
    String chip = pair.path("chip").asText();
    String number = begin("UNLOCK", line);
    goOn();
    wizard.fillIn(agent());
    goOn();
    bringPapers();
    wizard.scanChipByKeys(chip);
    browser.awaitText("[id='f:papers']", chip);
    assertThat(browser.text("[id='f:papers']")).contains("设好新口令当场交还");
    goOn();
    wizard.agree();
    assertThat(browser.text(".holdbox")).contains("设新口令", "不用输口令", "此前的信封同时作废");
    goOn();
    approve(number, "通过复核", "给持有人的介质 " + chip + " 设新口令");
    HolderAtStation holder = SHARED.station().holder();
    holder.awaitWanted(chip);
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text("#holder")).contains("把介质 " + chip, "不用输口令");
    holder.insert(chip);
    TokenJob.awaitDone(bureau.desks(HERE), number);

    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/delivery.xhtml");
    browser.type("[id='s:scanned']", "FFFF000011112222");
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.text(".errs")).contains("没有找到", "FFFF000011112222");
    // without touching anything, the scanner reads the next one
    browser.press(chip);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.path()).as("and not the case that made the pair").contains(number);
    assertThat(browser.text("main")).contains(chip, "口令信封号");
    browser.type("[id='f:slip']", number + "-9");
    handOut(number);
    browser.open("/token.xhtml?chip=" + chip);
    assertThat(browser.texts(".tbl.life tbody tr").get(0)).contains("设新口令", number + "-1", "作废");
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text(".holdbox")).contains("介质 " + chip + " 的新口令已设好");
    assertThat(browser.overflows()).isEmpty();
    browser.follow("#onward a");
    assertThat(browser.path()).contains("service=RENEW", "certificate=" + line);
    holder.takeOut(chip);
  }

  private String renewAtTheCounter(String line, String chip) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/start.xhtml?text=" + line + "&region=" + HERE);
    assertThat(browser.text(".serve[data-href*='RENEW']")).contains("300.00", "提前，须写理由");
    browser.open("/accept.xhtml?service=RENEW&certificate=" + line);
    assertThat(browser.text(".hint.told")).contains("要提前办理，须写明理由");
    String number = begin("RENEW", line);
    goOn();
    wizard.fillIn(agent());
    goOn();
    bringPapers();
    wizard.scanChipByKeys(chip);
    browser.awaitText("[id='f:papers']", chip);
    assertThat(browser.text("[id='f:papers']")).contains("当场交还").doesNotContain("不退还");
    goOn();
    goOn();
    wizard.agree();
    assertThat(browser.text(".holdbox")).contains("换写新的一对", "持有人须带介质到场");
    browser.follow(".bar .key-main");
    assertThat(browser.text("#warning .error")).contains("理由");
    browser.type("[id='f:warning-reason']", "经办人将出国半年");
    browser.follow(".bar .key-main");
    assertThat(browser.text(".errs")).isEmpty();
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text("#warned")).contains("经办人将出国半年");
    return number;
  }

  private void giveBack(String number, String chip) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text(".holdbox")).contains("新的一对已写在介质 " + chip, "口令不变");
    browser.open("/delivery.xhtml?case=" + number);
    assertThat(browser.text("main")).contains("已交还介质（没有口令信封，口令不变）");
    handOut(number);
  }

  private void handOut(String number) throws IOException {
    assertThat(browser.overflows()).isEmpty();
    browser.tabTo("[id='at-documentSeen'] input");
    browser.press(Keys.SPACE);
    if (browser.all("[id='f:slip']").isEmpty()) {
      browser.tabTo("[id='at-handedOver'] input");
      browser.press(Keys.SPACE);
    } else {
      browser.followAsked("[id='f:handOut']");
      assertThat(browser.text(".errs")).as("another slip").contains("-9");
      browser.type("[id='f:slip']", number + "-1");
    }
    browser.followAsked("[id='f:handOut']");
    assertThat(browser.text(".said")).contains(number, "业务办结");
  }

  /**
   * A-C10, A-X4: before, after and proof; what the certificate does not say makes no token busy.
   */
  @Test
  void a_change_is_judged_by_what_differs() throws Exception {
    JsonNode pair = newCertificate();
    String line = pair.path("line").asText();
    String draft = begin("RENEW", line);
    String number = begin("CHANGE", line);
    assertThat(browser.text("[id='f:side']")).as("a draft is not open").doesNotContain(draft);
    wizard.fillIn(Map.of("legalAddress", "长沙市雨花区示例路 9 号"));
    browser.redrawBy(() -> browser.press(Keys.TAB));
    browser.awaitText("[id='at-legalAddress'] .note", "登记为");
    goOn();
    wizard.fillIn(agent());
    goOn();
    bringPapers();
    wizard.scanChipByKeys(pair.path("chip").asText());
    browser.awaitText("[id='f:papers']", pair.path("chip").asText());
    goOn();
    assertThat(browser.text("main")).contains("200.00", "CS-F5");
    goOn();
    wizard.agree();
    assertThat(browser.text(".holdbox.change")).contains("只改登记，不制证", line);
    assertThat(browser.text(".tbl.changes")).as("before and after").contains("单位地址", "示例路 9 号");
    browser.follow(".bar .key-main");
    assertThat(browser.texts("ol.way li.ahead")).as("no token is made").doesNotContain("制证");
    assertThat((String) browser.script("return document.querySelector('.tbl.changes').textContent"))
        .contains("单位地址", "示例路 9 号");

    browser.logIn(bureau.accounts().find("REVIEWER", HERE));
    browser.open("/review.xhtml?case=" + number);
    browser.see(".view img.page");
    assertThat(browser.text(".checks h2")).isEqualTo("变了 1 项");
    assertThat(browser.texts(".chk th[scope=row]").get(0)).isEqualTo("单位地址");
    assertThat(browser.texts(".chk mark:not(.gone)").get(0)).contains("9");
    assertThat(browser.text(".chk tr.note")).contains("证书不载，只改登记，不制证");
    assertThat(browser.text(".chk .rest summary")).contains("项与登记相同，不用核对");
    assertThat(browser.text(".decide .key-main")).contains("还差");
    assertThat(browser.overflows()).isEmpty();
    approve(number, "通过复核", "只改登记，不制证");
    bureau.desks(HERE).pay(number);
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text("main")).contains("已办结");
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("当前生效：第 1 对");
  }

  /** Of what the certificate says the proof is opened before it is answered with yes. */
  @Test
  void a_proof_is_opened_before_a_change_is_passed() throws Exception {
    JsonNode pair = newCertificate();
    String number =
        bureau
            .desks(HERE)
            .toAcceptanceOf("CHANGE", pair.path("line").asText(), pair.path("chip").asText());
    showTheSpot(number);
    bureau.client("ACCEPTOR", HERE).post("/applications/" + number + "/steps/accept", Map.of());
    browser.logIn(bureau.accounts().find("REVIEWER", HERE));
    browser.withhold("*/files/scans/*");
    browser.open("/review.xhtml?case=" + number);
    browser.see(".view .broken");
    assertThat(browser.text(".chk tr.note")).contains("证书载有此项，要换一对证书", "受理员已框出", "还没打开");
    browser.press("y");
    assertThat(browser.all(".chk [data-answer=Y][aria-pressed=true]")).as("unseen").isEmpty();
    browser.withhold();
    browser.click(".view .broken [data-view=again]");
    browser.see(".view .spot:not([hidden])");
    assertThat(browser.text(".chk tr.note")).doesNotContain("还没打开");
    browser.press("y");
    assertThat(browser.all(".chk [data-answer=Y][aria-pressed=true]")).hasSize(1);
    approve(number, "通过复核", "在原介质上换一对证书");
  }

  /** A frame is drawn on the scan that proves what changes. */
  private void showTheSpot(String number) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/accept.xhtml?case=" + number);
    browser.click("a[data-show=show]");
    browser.see("#look-how");
    browser.await(
        "the page",
        () ->
            Boolean.TRUE.equals(
                browser.script("return document.querySelector('#look img').complete;")));
    browser.drag("#look .framed img", 60, 40);
    browser.see(".thumb .shown-spot");
    browser.see("#look-clear");
    browser.reload();
    assertThat(browser.has(".thumb .shown-spot")).as("kept").isTrue();
    drawAnotherByKeys();
  }

  private void drawAnotherByKeys() {
    String drawn = spot();
    browser.pressOn("a[data-show=show]", Keys.ENTER);
    browser.see("#look-how");
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    browser.press(Keys.ESCAPE);
    assertThat(browser.has("#look[open]")).as("the frame is dropped, and no more").isTrue();
    assertThat(spot()).isEqualTo(drawn);
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
    browser.press(Keys.ENTER);
    String[] before = drawn.split(",");
    browser.await(
        "the frame of before, lower and wider",
        () ->
            spot()
                .equals(
                    "%s,%d,%d,%s"
                        .formatted(
                            before[0],
                            Integer.parseInt(before[1]) + 20,
                            Integer.parseInt(before[2]) + 20,
                            before[3])));
    browser.press(Keys.ESCAPE);
    assertThat(browser.has("#look[open]")).isFalse();
  }

  private String spot() {
    return (String)
        browser.script("return document.querySelector('a[data-show=show]').dataset.spot");
  }

  private String loseAtTheCounter(String line, String chip) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.ALT, "n")));
    browser.leaveBy(() -> browser.press(chip, Keys.ENTER));
    assertThat(browser.text(".cert")).contains(line, "证书恢复", "200.00");
    long before =
        (Long)
            browser.script(
                "return Array.from(document.querySelectorAll('.cert .serve'))"
                    + ".findIndex(one => one.dataset.href.includes('REISSUE_LOST'))");
    browser.press(Keys.ARROW_DOWN);
    for (long i = 0; i < before; i++) {
      browser.press(Keys.ARROW_RIGHT);
    }
    browser.press(Keys.SPACE);
    assertThat(browser.text("#chosen")).contains(line, "证书恢复");
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    wizard.agreeByKeys();
    goOnByKeys();
    String number = browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
    goOnByKeys();
    wizard.fillInByKeys(agent());
    goOnByKeys();
    bringPapers();
    goOnByKeys();
    assertThat(browser.text("main")).contains("200.00", "CS-F6");
    goOnByKeys();
    wizard.agreeByKeys();
    assertThat(browser.text(".holdbox")).contains("一提交，这张证书就停用", line);
    assertThat(browser.text(".bar .key-draft")).isEqualTo("存草稿（不冻结）");
    assertThat(browser.text(".bar .key-main")).isEqualTo("提交并立即冻结");
    goOnByKeys();
    assertThat(browser.path()).startsWith("/application.xhtml?case=" + number);
    assertThat(browser.text(".holdbox")).contains("已冻结", "撤回本件不会解除冻结");
    assertThat(browser.text("#tell")).contains("丢失的那个介质不能登录、不能签名", "办“解除冻结”");
    return number;
  }

  private void goOnByKeys() {
    String page = browser.path();
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    assertThat(browser.text(".errs")).as("behind %s", page).isEmpty();
    assertThat(browser.overflows()).as(browser.path()).isEmpty();
  }

  private JsonNode newCertificate() throws Exception {
    String number = bureau.desks(HERE).toProduction(1, 1);
    TokenJob.awaitDone(bureau.desks(HERE), number);
    bureau.desks(HERE).deliver(number);
    return bureau
        .client("ACCEPTOR", HERE)
        .get("/applications/" + number + "/certificates")
        .path(0)
        .path("pair");
  }

  /** A-C23: told as soon as the code is typed, and asked why where it is handed in. */
  private void applyForASecond(String line, String code) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    wizard.begin();
    wizard.fillIn(Map.of("creditCode", code));
    browser.redrawBy(() -> browser.press(Keys.TAB));
    browser.awaitText("[id='at-creditCode'] .note", line);
    assertThat(browser.text("[id='at-creditCode'] .note")).contains("该单位已有 1 张未到期的证书");
    wizard.fillIn(form);
    wizard.fillIn(Map.of("creditCode", code));
    goOn();
    assertThat(browser.text(".hint.told")).contains(line, "口径");
    browser.open(browser.path().replaceFirst("step=\\w+", "step=submit"));
    assertThat(browser.text(".hint.told")).contains(line);
    assertThat(browser.text("#warning")).contains(line);
    assertThat(browser.has("[id='at-warning'] textarea")).isTrue();
    assertThat(browser.overflows()).isEmpty();
  }

  private void suspend(String line) throws IOException {
    String number = begin("SUSPEND", line);
    goOn();
    wizard.fillIn(agent());
    goOn();
    bringPapers();
    goOn();
    assertThat(browser.texts(".steps li")).as("nothing is to be paid").doesNotContain("费用");
    wizard.agree();
    assertThat(browser.text(".holdbox")).contains("一提交，这张证书就停用");
    assertThat(browser.text(".bar .key-main")).isEqualTo("提交并立即冻结");
    browser.follow(".bar .key-main");
    assertThat(browser.path()).startsWith("/application.xhtml?case=" + number);
    assertThat(browser.text(".said")).contains(number, "已办结");
    assertThat(browser.text(".holdbox")).contains("已冻结", line);
    assertThat(browser.text("ol.way")).contains("生效");
    listed(line);
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text(".holdbox")).contains("起回答「已撤销：冻结」", "撤销列表第", "已发布", "口径 A-X7");
    assertThat(browser.text("#tell")).contains(number, "解除冻结");
    assertThat(browser.text("ol.way")).as("nothing was to be paid").doesNotContain("缴费");
    assertThat(browser.overflows()).isEmpty();
    walkThroughTheLife(line, number);
  }

  private void listed(String line) throws IOException {
    BureauClient clerk = bureau.client("ACCEPTOR", HERE);
    browser.await("the list that shows the hold", () -> isListed(clerk, line));
  }

  private static boolean isListed(BureauClient clerk, String line) {
    try {
      JsonNode life = clerk.get("/certificates/lines/" + line + "/life");
      return life.path("publication").path("list").isNumber();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void walkThroughTheLife(String line, String hold) {
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("已冻结", hold, "撤销列表第");
    assertThat(browser.all(".lanes .b-hold")).as("pair and hold").hasSize(2);
    assertThat(browser.texts(".seg a[data-digit]"))
        .containsExactly("全部 6 1", "证书对 1 2", "介质 1 3", "冻结 1 4", "业务 2 5", "通知 1 6");
    assertThat(browser.overflows()).isEmpty();
    browser.leaveBy(() -> browser.press("4"));
    assertThat(browser.path()).contains("kind=HOLD");
    assertThat(browser.texts(".tbl.life tbody tr")).hasSize(1);
    browser.press(Keys.ARROW_DOWN);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.path()).contains("case=" + hold);
  }

  private void resume(String line, String chip) throws IOException {
    String number = begin("RESUME", line);
    goOn();
    wizard.fillIn(agent());
    goOn();
    bringPapers();
    wizard.scanChipByKeys("4FAABA0111978FFF");
    browser.awaitText(".paper .error", "这个介质（4FAABA0111978FFF）上没有这张证书");
    wizard.scanChipByKeys(chip);
    browser.awaitText("[id='f:papers']", chip);
    goOn();
    wizard.agree();
    assertThat(browser.text(".bar .key-main")).isEqualTo("提交解除冻结申请");
    browser.follow(".bar .key-main");
    assertThat(browser.texts("ol.way li.ahead")).as("no token is made").containsExactly("生效", "复核");
    approve(number, "通过：解除冻结", "解除冻结");
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("当前生效：第 1 对", chip);
  }

  /** Nobody has handed them in: they stand in nobody's way, and nothing stops them. */
  private Map<String, String> leftAsDrafts(String line) throws IOException, InterruptedException {
    Map<String, String> drafts = new TreeMap<>();
    for (String service : List.of("RENEW", "CHANGE", "REISSUE_DAMAGED", "REISSUE_LOST", "REVOKE")) {
      JsonNode begun =
          bureau
              .client("ACCEPTOR", HERE)
              .post(
                  "/applications",
                  Map.of(
                      "region",
                      HERE,
                      "service",
                      service,
                      "holder",
                      "UNIT",
                      "channel",
                      "COUNTER",
                      "certificate",
                      line,
                      "years",
                      1,
                      "consents",
                      Map.of("PERSONAL_INFORMATION", "1")));
      drafts.put(service, begun.path("caseNumber").asText());
    }
    return drafts;
  }

  private void openWhatIsLeft(Map<String, String> drafts) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    for (Map.Entry<String, String> left : drafts.entrySet()) {
      for (String page :
          List.of("/application.xhtml?case=%s", "/accept.xhtml?case=%s&step=submit")) {
        browser.open(page.formatted(left.getValue()));
        assertThat(browser.text("h1")).as("%s %s", left, page).doesNotContain("没有办成", "没有找到");
        assertThat(browser.text("main")).as("%s %s", left, page).contains(left.getValue(), "终结");
      }
    }
  }

  private void revoke(String line, String chip) throws IOException {
    String number = begin("REVOKE", line);
    goOn();
    wizard.fillIn(agent());
    browser.follow(".bar .key-main");
    assertThat(browser.text(".errs")).contains("申请人是否带来介质并交回？").doesNotContain("未带介质");
    wizard.fillIn(Map.of("revocationReason", "BUREAU_BREACH"));
    browser.await("no agent where nobody came", () -> !browser.has("[id='at-agentName']"));
    browser.see("[id='at-grounds']");
    wizard.fillIn(Map.of("revocationReason", "LEAVING"));
    browser.see("[id='at-agentName']");
    assertThat(browser.texts("section.card:has(.field:not(.fixed)) > header .muted"))
        .as("a block with a field to be filled in is not headed as fixed")
        .noneMatch(head -> head.contains("不能变更"));
    browser.redrawBy(() -> browser.click(".two-of a.tile[data-digit='2']"));
    browser.see("[id='at-tokenMissing']");
    browser.redrawBy(() -> browser.click(".two-of a.tile[data-digit='1']"));
    browser.await(
        "no reason for a token that is here", () -> !browser.has("[id='at-tokenMissing']"));
    wizard.fillIn(agent());
    goOn();
    bringPapers();
    wizard.scanChipByKeys(chip);
    browser.awaitText("[id='f:papers']", chip);
    goOn();
    wizard.agree();
    assertThat(browser.text(".bar .key-main")).isEqualTo("提交撤销申请");
    browser.follow(".bar .key-main");
    approve(number, "通过：撤销", "立即撤销，不能恢复");
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("已终结", "退出网上申报系统", number);
    assertThat(browser.overflows()).isEmpty();
  }

  private String begin(String service, String line) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/accept.xhtml?service=" + service + "&certificate=" + line);
    assertThat(browser.text(".at-line")).contains(line);
    wizard.agree();
    browser.follow(".bar .key-main");
    browser.await("the draft's number", () -> browser.path().contains("case="));
    if (service.equals("CHANGE")) {
      assertThat(browser.value("[id='at-unitName'] input")).as("prefilled").isNotEmpty();
    } else {
      assertThat(browser.has(".fixed input")).as("nothing of it may be changed").isFalse();
      assertThat(browser.text("[id='at-unitName'].fixed > div")).as("registered").isNotEmpty();
    }
    return browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
  }

  private void goOn() {
    String page = browser.path();
    browser.follow(".bar .key-main");
    assertThat(browser.text(".errs")).as("behind %s", page).isEmpty();
    assertThat(browser.overflows()).as(browser.path()).isEmpty();
  }

  private Map<String, String> agent() {
    return Map.of(
        "agentName", form.get("agentName"),
        "agentMobile", form.get("agentMobile"),
        "agentDocumentType", "CITIZEN_ID",
        "agentDocumentNumber", form.get("agentDocumentNumber"));
  }

  private void bringPapers() {
    wizard.bringScansByKeys(scan);
    wizard.tickOriginalsByKeys();
  }

  private void approve(String number, String word, String follows) throws IOException {
    lookAt(number);
    assertThat(browser.text("aside .holdbox")).contains(follows);
    assertThat(browser.text(".decide .key-main")).startsWith(word);
    answerAllWithYes();
    pass(number);
  }

  /** Nothing is chosen for a reviewer of a loss. */
  private void approveReissue(String number) throws IOException {
    lookAt(number);
    assertThat(browser.text(".fates"))
        .contains("补办", "缴费 200.00 后旧证书撤销，不能恢复", "已找回", "办理“解除冻结”", "退回补正", "不予办理");
    assertThat(browser.text("#unchosen")).isEqualTo("请先选一个");
    assertThat(browser.all(".fates .tile.off")).as("found: a service of its own here").hasSize(1);
    browser.press("2");
    assertThat(browser.text("#unchosen")).as("it cannot be chosen").isEqualTo("请先选一个");
    browser.press("4");
    assertThat(browser.text(".decide .key-main")).startsWith("不予办理");
    answerAllWithYes();
    assertThat(browser.text(".checks")).contains("全部相符");
    browser.press("1");
    assertThat(browser.text(".decide .key-main")).isEqualTo("通过：补办");
    assertThat(browser.overflows()).isEmpty();
    pass(number);
  }

  private void lookAt(String number) throws IOException {
    browser.logIn(bureau.accounts().find("REVIEWER", HERE));
    browser.open("/review.xhtml?case=" + number);
    browser.see(".view img.page");
    assertThat(browser.text("aside .charged"))
        .as("what it costs")
        .containsPattern("收 [\\d.]+ 元|不收费");
  }

  private void answerAllWithYes() {
    while (!browser.has(".strip button:first-child.on")) {
      browser.press("[");
    }
    while (!browser.all(".strip .unopened").isEmpty()) {
      int before = browser.all(".strip .unopened").size();
      browser.press("]");
      browser.await("one more scan", () -> browser.all(".strip .unopened").size() < before);
    }
    for (int i = browser.all(".chk [data-answer=Y]").size(); i > 0; i--) {
      browser.press("y");
    }
  }

  private void pass(String number) {
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    assertThat(browser.text(".said")).contains(number);
  }
}
