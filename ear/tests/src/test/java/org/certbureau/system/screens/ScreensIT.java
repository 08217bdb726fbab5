package org.certbureau.system.screens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.console.Accounts.Account;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The intranet in a browser, page by page. */
class ScreensIT {
  private static final String HERE = SharedBureau.REGION;
  private static final String ELSEWHERE = "440000";
  private static final String WRONG_CREDIT_CODE = "91430100MA18959140";
  private static final String WRONG_CITIZEN_ID = "430102199003071230";

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
  void who_mistypes_five_times_stays_outside_even_with_the_right_password() throws IOException {
    Account account = someone("MAKER", ELSEWHERE);
    browser.forget();
    for (int i = 0; i < 5; i++) {
      browser.tryToLogIn(account.name(), "wrong-" + i);
      assertThat(browser.text(".errs")).contains("工号或密码有误，或账号已停用");
      assertThat(browser.value("[id='f:name']")).isEqualTo(account.name());
      assertThat(browser.value("[id='f:password']")).isEmpty();
    }
    browser.tryToLogIn(account.name(), account.password());
    assertThat(browser.path()).startsWith("/login.xhtml");
    assertThat(browser.text(".errs")).contains("此工号近来密码连续输错");
  }

  @Test
  void who_logs_out_is_outside() throws IOException {
    browser.logIn(someone("REVIEWER", HERE));
    browser.follow("[id='who:leave']");
    assertThat(browser.path()).startsWith("/login.xhtml");
    browser.open("/worklist.xhtml");
    assertThat(browser.path()).startsWith("/login.xhtml");
  }

  @Test
  void a_certificate_is_brought_with_the_chain_above_it() throws Exception {
    String number = bureau.desks(HERE).toProduction(1, 1);
    TokenJob.awaitDone(bureau.desks(HERE), number);
    browser.logIn(someone("ACCEPTOR", HERE));
    browser.open("/application.xhtml?case=" + number);
    browser.click("[id='f:tabs'] li.ui-tabs-header:nth-child(4) a");
    browser.follow("[id='f:tabs'] a[href*='certificate.xhtml']");
    String pem =
        String.valueOf(
            browser.script("return document.querySelector(\"a[href$='-chain.pem']\").href;"));
    assertThat(browser.download(pem).text())
        .containsPattern("(?s)(-----BEGIN CERTIFICATE-----.*){3}");
  }

  @Test
  void what_was_typed_wrongly_stays_and_is_explained_at_its_field() throws IOException {
    browser.logIn(someone("ACCEPTOR", HERE));
    Wizard wizard = new Wizard(browser);
    String number = wizard.begin();
    wizard.fillIn(Map.of("unitName", "示例单位", "creditCode", WRONG_CREDIT_CODE));
    browser.follow(".bar .key-main");

    assertThat(browser.path()).doesNotContain("step=form");
    assertThat(browser.text(".errs")).contains(WRONG_CREDIT_CODE, "请填写法定代表人", "CS-02");
    assertThat(browser.text("[id='at-creditCode'] .error")).contains("校验位不符");
    assertThat(browser.value("[id='at-creditCode'] input")).isEqualTo(WRONG_CREDIT_CODE);
    assertThat(browser.value("[id='at-unitName'] input")).isEqualTo("示例单位");
    browser.click(".errs a[href='#at-creditCode']");
    assertThat(browser.focused()).isEqualTo(browser.id("[id='at-creditCode'] input"));

    browser.open("/accept.xhtml?case=" + number + "&step=form");
    wizard.fillIn(Map.of("agentName", "ཀ"));
    browser.redrawBy(() -> browser.press(Keys.TAB));
    browser.awaitText("[id='at-agentName'] .note", "U+0F40");
    wizard.fillIn(Map.of("agentDocumentNumber", WRONG_CITIZEN_ID));
    browser.redrawBy(() -> browser.press(Keys.TAB));
    browser.awaitText("[id='at-agentDocumentNumber'] .error", "校验");
    browser.follow(".bar .key-main");
    assertThat(browser.value("[id='at-agentDocumentNumber'] input")).isEqualTo(WRONG_CITIZEN_ID);
  }

  @Test
  void a_scan_that_is_no_picture_or_too_big_is_refused_at_its_row()
      throws IOException, InterruptedException {
    browser.logIn(someone("ACCEPTOR", HERE));
    String number = new Wizard(browser).begin();
    browser.open("/accept.xhtml?case=" + number + "&step=papers");
    String row = "tr[data-ri='0'] ";
    browser.drop(row + ".drop", "letter.jpg", "image/png", "%PDF-1.7 no picture".getBytes(UTF_8));
    browser.awaitText(row + ".error", "这是 PDF 文件");
    assertThat(browser.text(".errs")).contains("这是 PDF 文件");

    byte[] big = new byte[policy().path("uploads").path("maxBytes").asInt() + 1];
    browser.drop(row + ".drop", "big.png", "image/png", big);
    browser.awaitText(row + ".error", "超过上限");
    assertThat(browser.has(row + ".thumb")).isFalse();
  }

  @Test
  void the_report_and_its_spreadsheet_show_the_same_figures()
      throws IOException, InterruptedException {
    bureau.desks(HERE).toProduction(1, 2);
    browser.logIn(someone("AUDITOR", HERE));
    browser.open("/report.xhtml");
    List<String> shown = browser.texts("#business tr.total td");
    assertThat(Integer.parseInt(shown.get(0))).isPositive();
    assertThat(shown.get(5)).as("paid back").endsWith(".00");
    assertThat(shown.get(6)).endsWith(".00").isNotEqualTo("0.00");

    Browser.Download csv = browser.download(browser.attribute("#csv", "href"));
    assertThat(csv.mediaType()).startsWith("text/csv");
    assertThat(csv.text())
        .contains(
            "合计,,,,,,,"
                + shown.stream().map(f -> f.replace(",", "")).collect(Collectors.joining(",")));
    for (String row : browser.texts("#business tbody tr:not(.nothing):not(.sum) td:last-child")) {
      assertThat(csv.text()).contains("," + row.replace(",", "") + "\r\n");
    }

    browser.open("/report.xhtml?from=2000-01-01&to=2000-01-02");
    assertThat(browser.text(".empty")).contains("没有业务");
    browser.open("/report.xhtml?from=2000-01-02&to=2000-01-01");
    assertThat(browser.text(".errs")).contains("止日 2000-01-01 早于起日 2000-01-02");
  }

  @Test
  void an_auditor_reads_the_trail_and_proves_it() throws IOException {
    browser.logIn(someone("AUDITOR", HERE));
    browser.open("/audit.xhtml");
    browser.click("[id='f:verify']");
    browser.awaitText("[id='f:found'] .said", "审计链完整");

    browser.type("[id='f:actor']", "station:");
    browser.follow("[id='f:search']");
    assertThat(browser.text(".empty")).contains("没有符合条件");
    browser.type("[id='f:actor']", someone("AUDITOR", HERE).name());
    browser.choose("[id='f:action']", "staff.");
    browser.follow("[id='f:search']");
    assertThat(browser.text("#entries tbody tr:first-child")).contains("登录", "staff.logged-in");
    browser.click("#entries button.more");
    assertThat(browser.text("#entries tr.details:not([hidden])")).contains("address", "127.0.0.1");
  }

  @Test
  void a_case_of_another_region_is_not_found() throws IOException, InterruptedException {
    String foreign = bureau.desks(ELSEWHERE).toProduction(1, 0);
    browser.logIn(someone("ACCEPTOR", HERE));
    for (String page : List.of("application", "accept", "delivery")) {
      browser.open("/" + page + ".xhtml?case=" + foreign);
      assertThat(browser.text("main")).as(page).contains("没有").doesNotContain("示例单位");
    }
    browser.type("#find", foreign);
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    assertThat(browser.text("main")).contains("没有找到");
  }

  @Test
  void the_applicant_follows_the_case_without_a_login() throws IOException, InterruptedException {
    String number = bureau.desks(HERE).toProduction(1, 1);
    browser.logIn(someone("ACCEPTOR", HERE));
    browser.open("/application.xhtml?case=" + number);
    String tracking = browser.attribute("#tracking", "href");
    browser.forget();
    browser.go(tracking);
    assertThat(browser.text("main")).contains(number).doesNotContain("示例单位", "欧阳示例");
    browser.go(tracking.replace(number, neighbour(number)));
    assertThat(browser.text("main")).doesNotContain(number);
  }

  /** Another number that differs in the last digit, whatever that is. */
  private static String neighbour(String number) {
    int last = number.length() - 1;
    return number.substring(0, last) + (number.charAt(last) == '9' ? '8' : '9');
  }

  static Stream<Arguments> everybody() throws IOException {
    return bureau.accounts().all().stream()
        .filter(account -> account.region().equals(HERE) || account.name().equals("admin1"))
        .flatMap(account -> Stream.of("中文", "EN").map(word -> arguments(account, word)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everybody")
  void every_page_of_the_menu_opens_whole_and_in_silence(Account account, String language) {
    browser.logIn(account);
    if (language.equals("EN")) {
      browser.follow("#who a[lang=en]");
    }
    browser.complaints();
    List<String> pages = browser.attributes("nav.side a:not(.brand)", "pathname");
    assertThat(pages).isNotEmpty();
    for (String page : pages) {
      browser.open(page);
      assertThat(browser.has(".failure")).as(page).isFalse();
      assertThat(browser.text("h1")).as(page).isNotEmpty();
      assertThat(browser.overflows()).as(page).isEmpty();
      assertThat(browser.complaints()).as(page).isEmpty();
    }
  }

  @Test
  void a_long_name_leaves_every_list_in_its_card_and_its_rows_low() throws Exception {
    String number = bureau.desks(HERE).toProduction(1, 1);
    TokenJob.awaitDone(bureau.desks(HERE), number);
    browser.logIn(someone("ACCEPTOR", HERE));
    for (String page : List.of("/applications.xhtml", "/certificates.xhtml?text=" + number)) {
      browser.open(page);
      Object highest =
          browser.script(
              """
              document.querySelectorAll('td.unit .l1').forEach(e => e.textContent = '某'.repeat(100));
              return Math.max(...[...document.querySelectorAll('td.unit')].map(e => e.offsetHeight));
              """);
      assertThat(browser.overflows()).as(page).isEmpty();
      assertThat(((Number) highest).intValue()).as(page).isBetween(20, 70);
    }
  }

  @Test
  void a_question_sums_up_what_stands_beside_its_button_alone() throws IOException {
    browser.logIn(bureau.accounts().administrator());
    browser.open("/stations.xhtml");
    browser.click("table .ui-button-danger");
    browser.awaitText("#sure", "停用");
    assertThat(browser.texts("#sure dd"))
        .as("the region of another card is not the station's")
        .isEmpty();
  }

  private static Account someone(String role, String region) throws IOException {
    return bureau.accounts().find(role, region);
  }

  private static JsonNode policy() throws IOException, InterruptedException {
    return bureau.client("ACCEPTOR", HERE).get("/regions/" + HERE + "/policy");
  }
}
