package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What readers type at the counter, before a page without a bureau behind it. */
class ReaderTest {
  private static final Path SCRIPTS = Path.of("../../web/src/main/webapp/resources/js");
  private static final String CODE = "91430100MA4L00011K";
  private static final String NUMBER = "43010219900307008X";

  private static final String FIELD =
      """
      <div class="field" id="at-%1$s"><label class="required"></label>
      <div class="control"><input id="%1$s" class="%2$s" maxlength="%3$s"></div></div>
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html><head><meta charset="UTF-8"><script src="/keys.js"></script><script src="/reader.js"></script></head>
      <body><a href="#one" id="tile" data-digit="4" onclick="document.title = 'chosen'; return false">4</a>
      <form class="sheet" onsubmit="document.title = 'sent'; return false"><div class="form-grid">
      """
          + FIELD.formatted("creditCode", "mono", 18)
          + FIELD.formatted("unitName", "", 100)
          + FIELD.formatted("unitPhone", "", 100)
          + FIELD.formatted("agentName", "", 40)
          + """
          <div class="field" id="at-agentDocumentType"><div class="control">
          <select id="type"><option value="">?</option><option value="CITIZEN_ID">id</option></select></div></div>
          """
          + FIELD.formatted("agentDocumentNumber", "mono", 18)
          + FIELD.formatted("agentMobile", "", 20)
          + """
          <div class="field"><span class="required">!</span><div class="control"><div class="consent">
          <input type="checkbox" id="agree"></div></div></div>
          </div><div id="brought" hidden data-said="{0}"><span></span><button type="button">undo</button></div>
          <button id="go">go</button></form></body></html>
          """;

  private static HttpServer server;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", ReaderTest::answer);
    server.start();
    browser = new Browser("http://localhost:" + server.getAddress().getPort());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      boolean script = path.endsWith(".js");
      byte[] body =
          script
              ? Files.readAllBytes(SCRIPTS.resolve(path.substring(1)))
              : PAGE.getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .add("Content-Type", (script ? "text/javascript" : "text/html") + ";charset=UTF-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @BeforeEach
  void read() {
    browser.open("/page");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          91430100MA4L00011K
          https://gsxt.example.cn/q?uscc=91430100MA4L00011K&t=20261128
          统一社会信用代码：91430100MA4L00011K；名称：长沙澄岚包装材料有限公司
          1291430100MA4L00011K
          """)
  void the_code_is_cut_out_of_what_a_licence_says_and_the_focus_moves_on(String read) {
    browser.pressOn("#creditCode", read, Keys.ENTER);
    assertThat(browser.value("#creditCode")).isEqualTo(CODE);
    assertThat(browser.focused()).isEqualTo("unitName");
    assertThat(title()).as("nothing was sent").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9143 0100 长沙澄岚包装材料有限公司", "41A22110F522404A704DA197B7D5B523"})
  void what_holds_no_code_stays_as_it_was_typed(String read) {
    browser.pressOn("#creditCode", read, Keys.ENTER);
    assertThat(browser.value("#creditCode")).isEqualTo(read);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          欧阳喆 43010219900307008X                                              | agentName
          欧阳喆,43010219900307008x                                              | agentName
          43010219900307008X;欧阳喆                                              | agentName
          欧阳喆 43010219900307008X                                              | agentDocumentNumber
          姓名：欧阳喆 性别：男 民族：汉 公民身份号码：43010219900307008X 住址：长沙 | agentName
          """)
  void a_card_fills_name_kind_and_number_wherever_it_is_read(String read, String field) {
    browser.pressOn("#" + field, read, Keys.ENTER);
    assertThat(browser.value("#agentName")).isEqualTo("欧阳喆");
    assertThat(browser.value("#type")).isEqualTo("CITIZEN_ID");
    assertThat(browser.value("#agentDocumentNumber")).isEqualTo(NUMBER);
    assertThat(browser.focused()).isEqualTo("agentMobile");
    assertThat(title()).isEmpty();
  }

  @Test
  void enter_in_a_field_that_no_reader_fills_is_the_pages() {
    browser.pressOn("#unitName", "长沙澄岚", Keys.ENTER);
    assertThat(title()).isEqualTo("sent");
  }

  @Test
  void what_is_known_fills_what_is_empty_alone_and_can_be_taken_back() {
    browser.pressOn("#unitPhone", "0731-1");
    browser.pressOn("#creditCode", CODE);
    browser.script(
        "reader.known({known: JSON.stringify({unitName: '长沙澄岚', unitPhone: '0731-2'})});");
    assertThat(browser.value("#unitName")).isEqualTo("长沙澄岚");
    assertThat(browser.value("#unitPhone")).isEqualTo("0731-1");
    assertThat(browser.text("#brought span")).isEqualTo("1");
    browser.click("#brought button");
    assertThat(browser.value("#unitName")).isEmpty();
    assertThat(browser.value("#unitPhone")).isEqualTo("0731-1");
  }

  @Test
  void f2_leads_to_what_is_still_to_be_filled_in() {
    browser.pressOn("#creditCode", CODE);
    browser.press(Keys.F2);
    assertThat(browser.focused()).isEqualTo("unitName");
    browser.press("长沙澄岚", Keys.F2);
    assertThat(browser.focused()).isEqualTo("unitPhone");
    for (String filled : List.of("unitPhone", "agentName", "agentDocumentNumber", "agentMobile")) {
      browser.pressOn("#" + filled, "1");
    }
    browser.press(Keys.F2);
    assertThat(browser.focused()).as("what is still to be agreed to").isEqualTo("agree");
  }

  @Test
  void what_a_reader_types_beside_all_fields_presses_no_tile() {
    browser.script("document.activeElement.blur();");
    browser.press(NUMBER);
    awaitTheEndOfTheBurst();
    browser.press("4");
    browser.await("the tile", () -> title().equals("chosen"));
    browser.open("/page");
    browser.script("document.title = '';");
    browser.press(NUMBER, Keys.ENTER);
    awaitTheEndOfTheBurst();
    assertThat(title()).isEmpty();
  }

  /** No person is as quick as the driver: what comes next is no part of what was read. */
  private static void awaitTheEndOfTheBurst() {
    browser.script(
        "delete document.body.dataset.later;"
            + " window.setTimeout(() => { document.body.dataset.later = 'later'; }, 200);");
    browser.await("the end of what was read", () -> browser.has("[data-later]"));
  }

  private static String title() {
    return (String) browser.script("return document.title;");
  }
}
