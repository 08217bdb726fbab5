package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.SampleScan;
import org.certbureau.console.SampleUnit;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;

/**
 * One case from the login to the token in the hand, by keyboard alone, and at each of its pages
 * everything that may come between: nothing typed is lost, and nothing happens that was not meant.
 */
class OneCaseByKeysIT {
  private static final String HERE = SharedBureau.REGION;

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private final BureauProcess bureau = SHARED.bureau();
  private Browser browser;
  private Account person;

  private final SoftAssertions found = new SoftAssertions();

  @TempDir private Path folder;

  @BeforeEach
  void openTheBrowser() {
    browser = new Browser(bureau.url());
  }

  @AfterEach
  void closeTheBrowser() {
    browser.close();
  }

  @Test
  void a_case_goes_from_the_login_to_the_token_through_every_interruption()
      throws IOException, InterruptedException {
    try {
      String number = accept();
      review(number);
      pay(number);
      lookOn(number);
      handOut(number);
      isDoneOnce(number);
    } catch (AssertionError | WebDriverException stopped) {
      found.fail("the case goes no further", stopped);
    }
    found.assertAll();
  }

  private void isDoneOnce(String number) {
    browser.open("/application.xhtml?case=" + number);
    assertThat(browser.text(".title")).contains("已办结");
    assertThat(browser.text("ol.way")).contains("提交", "受理", "复核通过", "发放办结");
    for (String once : new String[] {"受理", "复核通过", "发放办结"}) {
      assertThat(browser.texts("ol.way .what")).as("done once").containsOnlyOnce(once);
    }
  }

  // ---- the desks

  private String accept() throws IOException, InterruptedException {
    Map<String, String> form =
        new SampleUnit(bureau.client("ACCEPTOR", HERE).get("/regions/" + HERE + "/policy")).form(2);
    logIn("ACCEPTOR");
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.ALT, "n")));
    assertThat(browser.path()).startsWith("/start.xhtml");
    browser.leaveBy(() -> browser.press(form.get("creditCode"), Keys.ENTER));
    assertThat(browser.text("form.sheet")).contains("校验位正确");
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    assertThat(browser.path()).startsWith("/accept.xhtml?service=NEW&code=");
    Wizard wizard = new Wizard(browser);
    wizard.agreeByKeys();
    comeBetween("business");
    goOnToTheNextStep();
    String number = browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
    wizard.fillInByKeys(form);
    comeBetween("holder");
    goOnToTheNextStep();
    wizard.fillInByKeys(form);
    comeBetween("form");
    goOnToTheNextStep();
    Path scan = Files.write(folder.resolve("scan.jpg"), SampleScan.jpeg(1));
    wizard.bringScansByKeys(scan);
    wizard.tickOriginalsByKeys();
    comeBetween("papers");
    goOnToTheNextStep();
    comeBetween("fee");
    goOnToTheNextStep();
    wizard.agreeByKeys();
    comeBetween("submit");
    goOn();
    assertThat(browser.path()).startsWith("/application.xhtml?case=" + number);
    assertThat(browser.text(".said")).contains(number);
    assertThat(browser.texts("ol.way li.ahead"))
        .as("what is furthest off stands furthest up, as in what was done")
        .startsWith("发放", "制证");
    return number;
  }

  private void review(String number) throws IOException {
    logIn("REVIEWER");
    browser.open("/review.xhtml?case=" + number);
    browser.see(".view img.page");
    for (int left = unopened(); left > 0; left = unopened()) {
      int before = left;
      browser.press("]");
      browser.await("one more scan on the screen", () -> unopened() < before);
    }
    for (int i = browser.all(".chk [data-answer=Y]").size(); i > 0; i--) {
      browser.press("y");
    }
    comeBetween("review");
    goOn();
    assertThat(browser.text(".said")).contains(number);
  }

  private int unopened() {
    return browser.all(".strip .unopened").size();
  }

  private void pay(String number) throws IOException {
    logIn("CASHIER");
    browser.open("/payment.xhtml?case=" + number);
    browser.await("the voucher's field", () -> browser.focused().equals("f:reference"));
    browser.press("POS-" + number);
    comeBetween("payment");
    goOn();
    assertThat(browser.text(".said")).contains(number);
  }

  private void lookOn(String number) throws IOException {
    logIn("MAKER");
    browser.open("/production.xhtml");
    browser.awaitText("table.jobs", number); // the page moves by itself
    comeBetween("production");
    browser.awaitText("table.jobs tbody tr:first-child", "完成");
  }

  private void handOut(String number) throws IOException {
    logIn("ACCEPTOR");
    browser.open("/delivery.xhtml");
    browser.press(number);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
    browser.awaitText("[id='at-documentSeen'] .error", "请先核对并勾选");
    assertThat(browser.all("#sure[open]")).as("nobody is asked before it is complete").isEmpty();
    browser.press(Keys.SPACE);
    browser.tabTo("[id='f:slip']");
    String end = number.substring(number.lastIndexOf('-') + 1);
    browser.press(end + "-1");
    comeBetween("delivery");
    goOn();
    assertThat(browser.text(".said")).contains(number, "办结");
  }

  // ---- what people do

  private void logIn(String role) throws IOException {
    person = bureau.accounts().find(role, HERE);
    browser.forget();
    browser.open("/login.xhtml");
    browser.press(person.name(), Keys.TAB, person.password());
    browser.leaveBy(() -> browser.press(Keys.ENTER));
  }

  /** The page's main button, with an impatient finger. */
  private void goOn() {
    String page = browser.path();
    browser.leaveBy(
        () -> {
          browser.meanMain(() -> {});
          browser.meanMainAgain();
        });
    assertThat(browser.text(".errs")).as("behind %s", page).isEmpty();
  }

  private void goOnToTheNextStep() {
    String page = browser.path();
    goOn();
    assertThat(browser.path()).isNotEqualTo(page);
  }

  /** All that is wrong at any step is told at the end, where one can see of which kind it is. */
  private void comeBetween(String step) {
    String page = browser.path();
    for (Interruption interruption : Interruption.values()) {
      browser.pause();
      String typed = browser.typed();
      try {
        interruption.happens(browser, person);
        found.assertThat(browser.path()).as("%s at %s", interruption, step).isEqualTo(page);
        found.assertThat(browser.typed()).as("%s at %s", interruption, step).isEqualTo(typed);
        found.assertThat(browser.has(".said")).as("%s at %s", interruption, step).isFalse();
        found
            .assertThat(browser.text(".errs"))
            .as("%s at %s", interruption, step)
            .doesNotContain("他人", "未保存");
      } catch (AssertionError | WebDriverException wrong) {
        found.fail(interruption + " at " + step, wrong);
        browser.network(true);
      }
    }
    browser.complaints(); // of the network that was away
  }
}
