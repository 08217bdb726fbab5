package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A damaged token at the counter: looked at before anything is handed in (CS-28). */
class DamageIT {
  private static final String HERE = SharedBureau.REGION;

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private final BureauProcess bureau = SHARED.bureau();
  private Browser browser;
  private Wizard wizard;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(bureau.url());
    wizard = new Wizard(browser);
  }

  @AfterEach
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void a_damaged_token_is_looked_at_by_keys_and_its_price_follows() throws Exception {
    begin(newCertificate().path("line").asText());
    inspect();
  }

  /** One question at a time, and the price follows. */
  private void inspect() {
    assertThat(browser.path()).contains("step=inspect");
    assertThat(browser.texts(".steps li")).contains("检验介质");
    assertThat(browser.text(".quiz.open")).contains("1", "介质是否损坏？");
    assertThat(browser.text("#f\\:side")).contains("还不能计价", "0.00 或 200.00", "还缺 2 个答案");
    assertThat(browser.text("main")).contains("文件 CS-28", "质保期内", "还有 365 天", "文件 CS-15");
    assertThat(browser.overflows()).isEmpty();
    browser.redrawBy(() -> browser.press("1"));
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
  }

  @Test
  void what_is_not_damaged_makes_no_case_and_its_ways_out_are_told() throws Exception {
    JsonNode pair = newCertificate();
    String number = begin(pair.path("line").asText());
    browser.redrawBy(() -> browser.press("2"));
    assertThat(browser.text("main")).contains("不能办损坏补办", "证书解锁", "自助排查", "CS-25");
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

  private String begin(String line) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/accept.xhtml?service=REISSUE_DAMAGED&certificate=" + line);
    wizard.agree();
    browser.follow(".bar .key-main");
    browser.await("the draft's number", () -> browser.path().contains("case="));
    return browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
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
}
