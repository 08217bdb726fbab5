package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** The cashier's window by keys: on to the next case, and what was recorded wrongly put right. */
class TillIT {
  private static final String HERE = SharedBureau.REGION;

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private static BureauProcess bureau;
  private static Browser browser;

  @BeforeAll
  static void openTheBrowser() {
    bureau = SHARED.bureau();
    browser = new Browser(bureau.url());
  }

  @AfterAll
  static void closeTheBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void a_payment_leads_to_the_next_case_and_a_wrong_number_is_corrected()
      throws IOException, InterruptedException {
    String number = awaited();
    awaited();
    String slip = "T" + number.substring(number.length() - 6);
    browser.logIn(bureau.accounts().find("CASHIER", HERE));
    browser.open("/payment.xhtml");
    browser.await(
        "the first row has the focus", () -> browser.text("a.row:focus").startsWith("CS-"));
    browser.open("/payment.xhtml?case=" + number);
    browser.await("the slip's field", () -> browser.focused().equals("f:reference"));
    browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
    browser.awaitText("[id='at-reference'] .error", "请先填写");
    assertThat(browser.all("#sure[open]")).as("nobody is asked for nothing").isEmpty();
    browser.press(slip);
    browser.leaveBy(() -> browser.meanMain(() -> {}));

    assertThat(browser.text(".said")).contains(number);
    assertThat(browser.path())
        .contains("taken=" + number, "case=")
        .doesNotContain("case=" + number);
    browser.await("the next slip's field", () -> browser.focused().equals("f:reference"));
    assertThat(browser.text("[id='at-reference']")).contains(slip);
    browser.press(Keys.ARROW_DOWN);
    assertThat(browser.value("[id='f:reference']"))
        .as("proposed, and filled in by a key")
        .hasSameSizeAs(slip)
        .isNotEqualTo(slip);

    browser.open("/payment.xhtml?case=" + number);
    browser.click("[data-layer=correct]");
    browser.type("[id='c:becomes']", slip + "X");
    browser.follow("[id='c:correct']");
    assertThat(browser.text("#correct .error")).as("a reason is wanted").contains("原因");
    browser.type("[id='c:why']", "看错一位");
    browser.follow("[id='c:correct']");
    assertThat(browser.text(".said")).contains(slip, slip + "X");
    assertThat(browser.text("main")).contains("由 " + slip + " 更正为 " + slip + "X", "看错一位");
    assertThat(browser.overflows()).isEmpty();
  }

  @Test
  void whoever_pays_for_the_applicant_is_named_and_wide_digits_are_those_of_the_slip()
      throws IOException, InterruptedException {
    String number = awaited();
    browser.logIn(bureau.accounts().find("CASHIER", HERE));
    browser.open("/payment.xhtml?case=" + number);
    browser.type("[id='f:reference']", "Ｔ９" + number.substring(number.length() - 6));
    browser.redrawBy(() -> browser.click("[id='f:same'] .ui-chkbox-box"));
    browser.meanMain(() -> {});
    browser.awaitText("[id='at-payerName'] .error", "请填写缴款人");
    browser.type("[id='f:payer']", "示例付款单位");
    browser.leaveBy(() -> browser.meanMain(() -> {}));

    browser.open("/payment.xhtml?case=" + number);
    assertThat(browser.text("main"))
        .contains("示例付款单位", "T9" + number.substring(number.length() - 6));
  }

  @Test
  void what_was_given_back_is_not_in_the_list_and_nothing_is_taken_for_it()
      throws IOException, InterruptedException {
    String number = awaited();
    bureau
        .client("REVIEWER", HERE)
        .post("/applications/" + number + "/steps/return", Map.of("reason", "应用清单有误"));
    browser.logIn(bureau.accounts().find("CASHIER", HERE));
    browser.open("/payment.xhtml");
    assertThat(browser.text("main")).doesNotContain(number);
    browser.open("/payment.xhtml?case=" + number);
    assertThat(browser.text(".hint.hold")).contains("退回补正");
    assertThat(browser.all("[id='f:take']")).isEmpty();
  }

  private static String awaited() throws IOException, InterruptedException {
    return bureau.desks(HERE).toReview(1, 1);
  }
}
