package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.Desks;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * A key that is to come back, at the officers' pages and the auditor's (A-G7): by the keyboard,
 * each wrong thing first, until the token has it.
 */
class KeyRecoveryIT {
  private static final String REGION = "440000";
  private static final String PASSWORD = "[id='f:password']";

  @TempDir private Path home;

  private BureauProcess bureau;
  private StationProcess station;
  private Browser browser;
  private String number;
  private String chip;

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (station != null) {
      station.close();
    }
    bureau.close();
  }

  @Test
  void two_officers_look_and_decide_and_an_auditor_sees_it_all() throws Exception {
    bureau = BureauProcess.in(home.resolve("bureau")).start();
    station = StationProcess.found(home.resolve("station"), bureau, REGION, "ST-KEYS", 1);
    station.start(Map.of());
    browser = new Browser(bureau.url());
    nobodyIsAsked();
    askForAKey();
    List<Account> officers = bureau.accounts().all("RECOVERY_OFFICER", REGION);
    theAuditorIsTold();
    whoHadToDoWithItHasNoSuchPage();
    theFirstConsentsAndTakesItBackAndConsents(officers.get(0));
    theSecondIsAskedForAReasonAndConsents(officers.get(1));
    station.holder().present(chip);
    TokenJob.awaitDone(bureau.desks(REGION), number);
    browser.open("/answers.xhtml");
    assertThat(browser.text("main tbody tr")).contains(number, "已恢复");
    theAuditorSeesWhoSaidWhat(officers);
    assertThat(browser.complaints()).filteredOn(one -> !one.contains("403")).isEmpty();
  }

  private void nobodyIsAsked() throws Exception {
    browser.logIn(bureau.accounts().find("RECOVERY_OFFICER", REGION));
    assertThat(browser.path()).startsWith("/recoveries.xhtml");
    assertThat(browser.text("main")).contains("没有要您表态的");
    browser.logIn(bureau.accounts().find("AUDITOR", REGION));
    browser.open("/key-report.xhtml");
    assertThat(browser.text("main")).contains("没有人申请恢复密钥");
  }

  private void askForAKey() throws Exception {
    Desks desks = bureau.desks(REGION);
    String made = desks.toProduction(1, 0);
    TokenJob.awaitDone(desks, made);
    desks.deliver(made);
    JsonNode pair =
        bureau
            .client("MAKER", REGION)
            .get("/applications/" + made + "/certificates")
            .path(0)
            .path("pair");
    chip = pair.path("chip").asText();
    number = desks.toPayment("KEY_RECOVERY", pair.path("line").asText(), chip);
    desks.pay(number);
    station.holder().present(chip);
    TokenJob.awaitWaiting(desks, number, "OFFICERS");
    station.holder().takeOut(chip);
  }

  private void theAuditorIsTold() throws Exception {
    browser.logIn(bureau.accounts().find("AUDITOR", REGION));
    browser.open("/key-report.xhtml");
    assertThat(browser.text("nav a[href*='key-report'] ")).contains("1");
    assertThat(browser.text("main tbody")).contains(number, chip, "尚无人表态", "尚未了结");
  }

  private void whoHadToDoWithItHasNoSuchPage() throws Exception {
    for (String role : List.of("ACCEPTOR", "REVIEWER", "MAKER", "AUDITOR")) {
      browser.logIn(bureau.accounts().find(role, REGION));
      assertThat(browser.texts("nav a")).as(role).noneMatch(word -> word.contains("我的表态"));
      browser.open("/recovery.xhtml?case=" + number);
      assertThat(browser.text("main")).as(role).doesNotContain("同意恢复");
      assertThat(browser.download("/files/recoveries/" + number + "/1").status())
          .as(role)
          .isEqualTo(403);
    }
  }

  private void theFirstConsentsAndTakesItBackAndConsents(Account officer) {
    browser.logIn(officer);
    assertThat(browser.text("nav a.on")).contains("1");
    browser.press(Keys.ARROW_DOWN);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.path()).contains(number);
    assertThat(browser.text("main")).contains("待您表态", "第 1 对", "签名密钥不托管，不能恢复", "此介质已签名证明在场");
    assertThat(browser.overflows()).isEmpty();

    browser.type(PASSWORD, officer.password());
    browser.press(Keys.ENTER);
    assertThat(browser.see("[id='f:consent']").isEnabled()).as("nothing was looked at").isFalse();
    assertThat(browser.text(".short")).contains("单位有效证件");
    lookAtAll();
    browser.type(PASSWORD, "not-my-password");
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    assertThat(browser.text("#at-password")).contains("密码不对，还可试");
    assertThat(browser.value(PASSWORD)).isEmpty();
    assertThat(String.valueOf(browser.script("return JSON.stringify(sessionStorage)")))
        .doesNotContain("not-my-password", officer.password());

    consent(officer);
    assertThat(browser.text("main")).contains("您已同意", "已有 1 人同意，需 2 人");
    browser.followAsked("[id='w:withdraw']");
    assertThat(browser.text("main")).contains("待您表态");
    consent(officer);
    browser.open("/recoveries.xhtml");
    assertThat(browser.text("main tbody tr")).contains("您已同意", "1 / 2");
    browser.back();
    assertThat(browser.has(PASSWORD)).isFalse();
  }

  /** By the keys of the page: each paper by its digit, closed by Esc. */
  private void lookAtAll() {
    int papers = browser.all(".papers tbody tr").size();
    for (int paper = 1; paper <= papers; paper++) {
      int seen = paper;
      browser.pressOn(".papers .look", Integer.toString(paper));
      browser.see("#paper[open] img.page");
      browser.await(
          "its page is seen", () -> browser.text(".papers .seen").startsWith("已看 " + seen));
      browser.press(Keys.ESCAPE);
    }
  }

  private void consent(Account officer) {
    browser.type(PASSWORD, officer.password());
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
  }

  private void theSecondIsAskedForAReasonAndConsents(Account officer) throws Exception {
    browser.logIn(officer);
    browser.open("/recovery.xhtml?case=" + number);
    assertThat(browser.text("main")).contains("待您表态", "已有 1 人同意，需 2 人");
    browser.click("[id='f:refuse']");
    browser.type("[id='r:reason']", "不妥");
    browser.type("[id='r:again']", officer.password());
    browser.follow("[id='r:do']");
    assertThat(browser.text("#refusal")).contains("至少 5 个字");
    assertThat(browser.value("[id='r:reason']")).isEqualTo("不妥");
    browser.press(Keys.ESCAPE);
    lookAtAll();
    consent(officer);
    TokenJob.awaitWaiting(bureau.desks(REGION), number, "HOLDER");
  }

  private void theAuditorSeesWhoSaidWhat(List<Account> officers) throws Exception {
    browser.logIn(bureau.accounts().find("AUDITOR", REGION));
    browser.open("/key-report.xhtml");
    assertThat(browser.text("main tbody")).contains("同意", "已恢复");
    assertThat(browser.overflows()).isEmpty();
    Browser.Download csv =
        browser.download(browser.attribute("#csv, [id='csv'], a[id$='csv']", "href"));
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.text()).contains(number, chip, "已恢复");
    browser.open("/audit.xhtml?object=" + number + "-1");
    assertThat(browser.text("main"))
        .contains("同意恢复密钥", "撤回对恢复密钥的同意", "恢复员查看材料", officers.get(1).name());
  }
}
