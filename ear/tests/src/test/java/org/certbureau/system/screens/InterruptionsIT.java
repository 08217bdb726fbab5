package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.BureauClient;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Nothing typed is lost, and nothing happens that was not meant, whatever comes between. */
class InterruptionsIT {
  private static final String HERE = SharedBureau.REGION;
  private static final String NAME = "[id='at-unitName'] input";

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
  void what_a_clerk_types_outlives_every_interruption() throws IOException {
    Account clerk = bureau.accounts().find("ACCEPTOR", HERE);
    browser.logIn(clerk);
    String number = new Wizard(browser).begin();
    Map<String, Runnable> interruptions = new LinkedHashMap<>();
    interruptions.put("loaded anew", browser::reload);
    interruptions.put("another language", () -> browser.follow("#who a[lang=en]"));
    interruptions.put("and back", () -> browser.follow("#who a[lang='zh-CN']"));
    interruptions.put("a look at the list", () -> browser.follow("nav.side a[href*=worklist]"));
    interruptions.put("no network at the button", this::tryWithoutNetwork);
    interruptions.put("no session at the button", () -> tryWithoutSession(clerk));
    interruptions.put("a refusal", () -> browser.follow("[id='f:next']"));
    interruptions.put("loaded anew behind it", browser::reload);
    interruptions.put("Enter, the page's main action", this::pressEnterInAField);

    interruptions.forEach(
        (what, interruption) -> {
          browser.type(NAME, "示例 " + what);
          browser.pause();
          interruption.run();
          if (browser.path().startsWith("/worklist.xhtml")) {
            browser.back();
          }
          assertThat(browser.path()).as(what).contains("case=" + number, "step=holder");
          assertThat(browser.value(NAME)).as(what).isEqualTo("示例 " + what);
          assertThat(browser.text(".errs")).as(what).doesNotContain("他人", "未保存");
        });

    browser.type(NAME, "示例单位");
    browser.press(Keys.TAB);
    awaitSaved();
    browser.open("/accept.xhtml?case=" + number);
    assertThat(browser.value(NAME)).as("saved when the field was left").isEqualTo("示例单位");
    assertThat(put()).as("nothing of it stays in the browser").isEmpty();
    browser.complaints(); // of the network that was away
  }

  private void tryWithoutNetwork() {
    browser.network(false);
    browser.click("[id='f:next']");
    browser.see("#offline");
    browser.network(true);
  }

  private void tryWithoutSession(Account clerk) {
    browser.forget();
    browser.clickUnless("#resume[open]", "[id='f:next']"); // a draft that saves itself asks too
    browser.type("#resume-password", clerk.password());
    browser.leaveBy(() -> browser.press(Keys.ENTER));
  }

  private void pressEnterInAField() {
    browser.leaveBy(() -> browser.see(NAME).sendKeys(Keys.ENTER));
    assertThat(browser.text(".errs")).contains("请填写");
  }

  static Stream<Arguments> pagesWithoutDraft() throws IOException, InterruptedException {
    String number = bureau.desks(HERE).toReview(1, 1);
    String reason = "[id='at-unitName'] input.reason";
    return Stream.of(
        arguments("REVIEWER", "/review.xhtml?case=" + number, reason, "[id='f:giveBack']"),
        arguments(
            "CASHIER", "/payment.xhtml?case=" + number, "[id='f:reference']", "[id='f:take']"),
        arguments("MAKER", "/tokens.xhtml", "[id='f:model']", "[id='f:register']"));
  }

  /** A button asks nothing while something is missing beside it. */
  private static void fillInWhatElseIsRequired(String button) {
    if (button.equals("[id='f:register']")) {
      browser.type("[id='f:batch']", "BATCH-IT");
      browser.type("[id='f:chips']", "5747494345000099");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("pagesWithoutDraft")
  void what_is_typed_where_there_is_no_draft_outlives_them_too(
      String role, String page, String field, String button) throws IOException {
    Account person = bureau.accounts().find(role, HERE);
    browser.logIn(person);
    browser.open(page);
    if (browser.has("[id='at-unitName'] [data-answer=N]")) {
      browser.click("[id='at-unitName'] [data-answer=N]");
    }
    browser.type(field, "示例 A1");
    fillInWhatElseIsRequired(button);
    Map<String, Runnable> interruptions = new LinkedHashMap<>();
    interruptions.put("loaded anew", browser::reload);
    interruptions.put("another language", () -> browser.follow("#who a[lang=en]"));
    interruptions.put("Enter in the field", () -> browser.see(field).sendKeys(Keys.ENTER));
    interruptions.put("no network at the button", () -> pressWithoutNetwork(button));
    interruptions.put("no session at the button", () -> pressWithoutSession(button, person));
    interruptions.put("and back to Chinese", () -> browser.follow("#who a[lang='zh-CN']"));
    interruptions.forEach(
        (what, interruption) -> {
          interruption.run();
          assertThat(browser.path()).as(what).isEqualTo(page);
          assertThat(browser.value(field)).as(what).isEqualTo("示例 A1");
          assertThat(browser.has(".said")).as(what).isFalse();
        });
    browser.complaints(); // of the network that was away
  }

  private void pressWithoutNetwork(String button) {
    browser.click(button);
    browser.see("#sure [data-act=sure]");
    browser.network(false);
    browser.click("#sure [data-act=sure]");
    browser.see("#offline");
    browser.network(true);
  }

  private void pressWithoutSession(String button, Account person) {
    browser.forget();
    browser.click(button);
    browser.click("#sure [data-act=sure]");
    browser.type("#resume-password", person.password());
    browser.leaveBy(() -> browser.press(Keys.ENTER));
  }

  /** Whatever else was answered: what is not saved lies aside, and what is saved does not. */
  private static void awaitSaved() {
    browser.pause();
    browser.await("all of it saved", () -> put().isEmpty());
  }

  private static String put() {
    return String.valueOf(browser.script("return Object.keys(sessionStorage).join();"));
  }

  static Stream<Arguments> controlsOfADraft() {
    String papers = "[id='f:papers'] ";
    return Stream.of(
        arguments(HERE, "holder", NAME, "示例单位" + Keys.TAB),
        arguments(HERE, "holder", "[id='at-unitType'] .ui-selectonemenu *", Keys.ARROW_DOWN),
        arguments(HERE, "form", "[id='at-applications'] input[type=checkbox]", Keys.SPACE),
        arguments("440000", "form", "[id='at-years'] input", Keys.ARROW_DOWN),
        arguments(HERE, "papers", papers + "input[type=checkbox]", Keys.SPACE),
        arguments(HERE, "papers", papers + ".shown *", Keys.ARROW_DOWN),
        arguments(HERE, "submit", ".consent input", Keys.SPACE));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("controlsOfADraft")
  void what_is_saved_while_the_page_is_loaded_anew_is_shown_there_as_it_stands_in_the_books(
      String region, String step, String control, CharSequence keys) throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", region));
    String page = "/accept.xhtml?case=" + new Wizard(browser).begin() + "&step=" + step;
    try (Road road = new Road(bureau.url(), "/accept.xhtml")) {
      browser.go(road.url() + page);
      browser.await("the page", () -> browser.has("[data-ready]"));
      String before = browser.typed();
      road.letThePageOvertake(browser);
      browser.tabTo(control);
      browser.press(keys);
      browser.pause();

      browser.reload();

      assertThat(road.isOvertaken()).isTrue();
      String shown = browser.typed();
      assertThat(shown).isNotEqualTo(before);
      awaitSaved();
      browser.reload();
      assertThat(browser.typed()).as("in the books").isEqualTo(shown);
    }
  }

  @Test
  void what_was_put_aside_is_gone_at_the_login() throws IOException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    new Wizard(browser).begin();
    browser.network(false);
    browser.type(NAME, "示例单位");
    browser.script("window.dispatchEvent(new Event('pagehide'));");
    assertThat(put()).contains("bureau.aside.");
    browser.network(true);
    browser.forget();
    browser.open("/login.xhtml");
    assertThat(put()).isEmpty();
  }

  @Test
  void two_clerks_on_one_draft_do_not_wipe_out_each_others_fields()
      throws IOException, InterruptedException {
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    String number = new Wizard(browser).begin();
    // somebody else saves another field from a page of the same revision
    bureau
        .client("ACCEPTOR", HERE)
        .put("/applications/" + number, Map.of("form", Map.of("unitName", "示例单位")));
    browser.type("[id='at-legalAddress'] input", "示例路 1 号");
    browser.press(Keys.TAB);
    awaitSaved();
    browser.reload();
    assertThat(browser.value(NAME)).isEqualTo("示例单位");
    assertThat(browser.value("[id='at-legalAddress'] input")).isEqualTo("示例路 1 号");
  }

  @Test
  void a_refused_step_saves_nothing_over_what_others_saved_since()
      throws IOException, InterruptedException {
    String address = "[id='at-legalAddress'] input";
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    String number = new Wizard(browser).begin();
    BureauClient elsewhere = bureau.client("ACCEPTOR", HERE);
    browser.type(address, "示例路 1 号");
    browser.follow("[id='f:next']");
    assertThat(browser.text(".errs")).contains("单位名称");
    Map<String, String> form = Map.of("unitName", "示例单位", "legalAddress", "示例路 2 号");
    elsewhere.put("/applications/" + number, Map.of("form", form));

    browser.follow("[id='f:next']");
    assertThat(browser.text(".errs")).as("as it stands there now").doesNotContain("单位名称");
    assertThat(browser.value(NAME)).isEqualTo("示例单位");
    assertThat(browser.value(address)).isEqualTo("示例路 2 号");

    elsewhere.put(
        "/applications/" + number,
        Map.of("form", Map.of("unitName", "示例二单位", "legalAddress", "示例路 3 号")));
    browser.reload();
    assertThat(browser.value(NAME)).isEqualTo("示例二单位");
    assertThat(browser.value(address)).isEqualTo("示例路 3 号");
    awaitSaved();
    assertThat(elsewhere.get("/applications/" + number + "/form").path("unitName").asText())
        .isEqualTo("示例二单位");
  }

  @Test
  void what_was_changed_elsewhere_before_the_submission_is_shown_and_not_saved_over()
      throws IOException, InterruptedException {
    String number = bureau.desks(HERE).toReview(1, 1);
    bureau
        .client("REVIEWER", HERE)
        .post("/applications/" + number + "/steps/return", Map.of("reason", "地址有误"));
    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/accept.xhtml?case=" + number + "&step=submit");
    BureauClient elsewhere = bureau.client("ACCEPTOR", HERE);
    Map<String, String> form = new HashMap<>();
    elsewhere
        .get("/applications/" + number + "/form")
        .fields()
        .forEachRemaining(field -> form.put(field.getKey(), field.getValue().asText()));
    form.put("legalAddress", "示例路 2 号");
    elsewhere.put("/applications/" + number, Map.of("form", form));

    browser.followAsked("[id='f:submit']");
    assertThat(browser.text(".errs")).contains("更改");
    browser.click(".consent .ui-chkbox-box");
    awaitSaved();

    assertThat(elsewhere.get("/applications/" + number + "/form").path("legalAddress").asText())
        .isEqualTo("示例路 2 号");
  }

  @Test
  void a_case_whose_scans_were_not_opened_is_not_passed_whatever_the_page_says()
      throws IOException, InterruptedException {
    String number = bureau.desks(HERE).toReview(1, 1);
    browser.logIn(bureau.accounts().find("REVIEWER", HERE));
    browser.open("/review.xhtml?case=" + number);
    browser.await("the first scan", () -> browser.all(".strip .unopened").size() > 0);
    assertThat(browser.attribute("[id='f:approve']", "disabled")).isEqualTo("true");
    browser.script(
        """
        document.querySelectorAll('.chk [id$=answer]').forEach(answer => answer.value = 'Y');
        document.querySelectorAll('.strip .unopened').forEach(page => page.remove());
        document.getElementById('f:approve').disabled = false;
        """);
    browser.leaveBy(() -> browser.script("document.getElementById('f:approve').click();"));
    assertThat(browser.text(".errs")).contains("还没有打开");
    assertThat(browser.path()).contains(number);
    assertThat(browser.has(".strip .unopened")).isTrue();
  }

  @Test
  void enter_in_the_reason_returns_nothing_and_a_returned_case_opens_at_the_field()
      throws IOException, InterruptedException {
    String number = bureau.desks(HERE).toReview(1, 1);
    browser.logIn(bureau.accounts().find("REVIEWER", HERE));
    browser.open("/review.xhtml?case=" + number);
    assertThat(browser.attribute("[id='f:approve']", "disabled")).isEqualTo("true");
    browser.click("[id='at-unitName'] [data-answer=N]");
    browser.click("[id='f:giveBack']");
    browser.awaitText("[id='at-unitName'] .error", "请先填写");
    assertThat(browser.all("#sure[open]")).as("nobody is asked without a reason").isEmpty();
    browser.press("与营业执照不符", Keys.ENTER);
    assertThat(browser.path()).as("Enter returns nothing").contains(number);
    assertThat(browser.has(".said")).isFalse();
    browser.click("[id='f:giveBack']");
    assertThat(browser.text("#sure")).contains(number, "单位名称", "与营业执照不符");
    browser.press(Keys.ESCAPE);
    assertThat(browser.path()).contains(number);
    browser.followAsked("[id='f:giveBack']");
    assertThat(browser.text(".said")).contains(number);

    browser.logIn(bureau.accounts().find("ACCEPTOR", HERE));
    browser.open("/accept.xhtml?case=" + number);
    assertThat(browser.text("#returned")).contains("与营业执照不符");
    assertThat(browser.attribute("#returned a", "href"))
        .as("where it can be withdrawn")
        .endsWith("/application.xhtml?case=" + number);
    assertThat(browser.text("[id='at-unitName'] .error")).contains("与营业执照不符");
    assertThat(browser.focused()).isEqualTo(browser.id(NAME));
    browser.open("/accept.xhtml?case=" + number + "&step=submit");
    browser.click("[id='f:submit']");
    assertThat(browser.text("#sure")).contains("没有作过任何修改");
  }
}
