package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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

/** A damaged token at the counter: looked at, replaced, and destroyed on a list (CS-28, CS-S6). */
class DamageIT {
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
  void a_damaged_token_is_looked_at_replaced_and_destroyed_by_two() throws Exception {
    JsonNode pair = newCertificate();
    String line = pair.path("line").asText();
    String chip = pair.path("chip").asText();
    String number = begin(line);
    inspect();
    goOnByKeys();
    goOnByKeys();
    wizard.fillInByKeys(agent());
    goOnByKeys();
    wizard.bringScansByKeys(scan);
    wizard.tickOriginalsByKeys();
    wizard.scanChipByKeys(chip);
    browser.awaitText("[id='f:papers']", chip);
    goOnByKeys();
    wizard.agreeByKeys();
    goOnByKeys();
    assertThat(browser.path()).startsWith("/application.xhtml?case=" + number);
    bureau.client("REVIEWER", HERE).post("/applications/" + number + "/steps/approve", Map.of());
    TokenJob.awaitDone(bureau.desks(HERE), number);
    bureau.desks(HERE).deliver(number);
    browser.open("/certificate.xhtml?line=" + line);
    assertThat(browser.text(".now")).contains("当前生效：第 2 对");
    browser.open("/token.xhtml?chip=" + chip);
    assertThat(browser.text(".now")).contains("已收回，等待销毁", number);
    assertThat(browser.text(".tbl.life")).contains("窗口检验：已损坏", "非人为");
    destroy(chip);
  }

  /** One question at a time, and the price follows. */
  private void inspect() {
    assertThat(browser.path()).contains("step=inspect");
    assertThat(browser.texts(".steps li")).contains("检验介质");
    assertThat(browser.text(".quiz.open")).contains("1", "介质是否损坏？");
    assertThat(browser.text("#f\\:side")).contains("还不能计价", "0.00 或 200.00", "还缺 2 个答案");
    assertThat(browser.text("main")).contains("文件 CS-28", "质保期内", "还有 365 天", "文件 CS-15");
    assertThat(browser.texts(".quiz.open .tile kbd")).containsExactly("1", "2");
    assertThat(browser.has(".bar .key-main:disabled")).as("nothing is answered").isTrue();
    assertThat(browser.overflows()).isEmpty();
    browser.redrawBy(() -> browser.press("1"));
    assertThat(browser.has(".bar .key-main:disabled")).as("one answer is missing").isTrue();
    assertThat(browser.text(".quiz.open")).contains("2", "介质是否为人为损坏？");
    assertThat(browser.text("#f\\:side")).contains("还缺 1 个答案");
    browser.redrawBy(() -> browser.press("2"));
    assertThat(browser.text("main")).contains("至少选一种检验方式");
    browser.redrawBy(() -> browser.click("[id='at-methods'] .ui-chkbox-box"));
    assertThat(browser.text(".outs .at")).isEqualTo("200.00");
    assertThat(browser.text("#f\\:side")).contains("CS-F6", "200.00");
    browser.redrawBy(() -> browser.press("1"));
    assertThat(browser.text(".outs .at")).isEqualTo("0.00");
    assertThat(browser.text("#f\\:side")).contains("CS-F7");
    assertThat(browser.texts(".steps li")).as("nothing is to be paid").doesNotContain("费用");
    assertThat(browser.has(".bar .key-main:disabled")).isFalse();
  }

  @Test
  void what_is_not_damaged_makes_no_case_and_its_ways_out_are_told() throws Exception {
    JsonNode pair = newCertificate();
    String number = begin(pair.path("line").asText());
    browser.redrawBy(() -> browser.press("2"));
    assertThat(browser.text("main")).contains("不能办损坏补办", "自助排查", "CS-25");
    assertThat(browser.text("main")).contains("口令锁死：证书解锁", "锁死的，办理证书解锁", "CS-S8");
    assertThat(browser.text("#f\\:side")).contains("不立件，不收费");
    assertThat(browser.text(".bar .key-main")).isEqualTo("结束检验");
    assertThat(browser.overflows()).isEmpty();
    browser.followAsked(".bar .key-main");
    assertThat(browser.path()).startsWith("/start.xhtml");
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text("main")).contains("已撤回");
    browser.open("/token.xhtml?chip=" + pair.path("chip").asText());
    assertThat(browser.text(".now")).contains("在用");
    assertThat(browser.text(".tbl.life")).contains("窗口检验：没有损坏");
  }

  private void destroy(String chip) throws IOException {
    browser.logIn(bureau.accounts().find("MAKER", HERE));
    browser.open("/destruction.xhtml");
    browser.click("[id='f:chips'] .ui-chkbox-box");
    browser.followAsked("[id='f:make']");
    assertThat(browser.text("main")).contains("还没有人签署");
    String list = browser.path().replaceFirst(".*list=([\\w-]+).*", "$1");
    browser.followAsked("[id='s:sign']");
    assertThat(browser.text("main")).contains("已签 1 人，须由另一人签署");
    assertThat(browser.has("[id='s:sign']")).as("nobody signs twice").isFalse();
    assertThat(browser.overflows()).isEmpty();
    browser.logIn(bureau.accounts().find("REVIEWER", HERE));
    browser.open("/destruction.xhtml?list=" + list);
    browser.followAsked("[id='s:sign']");
    assertThat(browser.text("main")).contains("两人已签齐，介质已销毁");
    browser.open("/token.xhtml?chip=" + chip);
    assertThat(browser.text(".now")).contains("已由两人签署销毁");
    assertThat(browser.text(".tbl.life")).contains("列入销毁清单 " + list);
  }

  private String begin(String line) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/accept.xhtml?service=REISSUE_DAMAGED&certificate=" + line);
    wizard.agree();
    browser.follow(".bar .key-main");
    browser.await("the draft's number", () -> browser.path().contains("case="));
    return browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
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

  private Map<String, String> agent() {
    return Map.of(
        "agentName", form.get("agentName"),
        "agentMobile", form.get("agentMobile"),
        "agentDocumentType", "CITIZEN_ID",
        "agentDocumentNumber", form.get("agentDocumentNumber"));
  }
}
