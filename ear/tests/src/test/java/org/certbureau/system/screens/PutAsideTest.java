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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts of the frame put aside (ADR 20), before a page without a bureau behind it. */
class PutAsideTest {
  private static final Path SCRIPTS = Path.of("../../web/src/main/webapp/resources/js");
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html><head><meta charset="UTF-8"><script src="/keep.js"></script><script src="/send.js"></script>
      <link rel="stylesheet" href="/page.css"></head>
      <body><div id="session" data-account="li" data-key="%s"></div>
      <main><form method="post" action="/page"><input id="remark" name="remark"><button id="go">.</button></form></main>
      <dialog id="sure"></dialog>
      <div id="fault" hidden><span></span></div><div id="offline" hidden></div><div id="kept" hidden></div>
      </body></html>
      """;

  private static HttpServer server;
  private static Browser browser;
  private static volatile boolean undone;
  private static volatile String key;

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", PutAsideTest::answer);
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
      if (exchange.getRequestMethod().equals("POST")) {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Bureau-Go", "/page");
        if (undone) {
          exchange.getResponseHeaders().add("Bureau-Undone", "1");
        }
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      String path = exchange.getRequestURI().getPath();
      boolean script = path.endsWith(".js");
      byte[] body =
          script
              ? Files.readAllBytes(SCRIPTS.resolve(path.substring(1)))
              : PAGE.formatted(key).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .add("Content-Type", (script ? "text/javascript" : "text/html") + ";charset=UTF-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @BeforeEach
  void isLi() {
    key = keyOf(1);
  }

  private static String keyOf(int account) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) account);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void what_is_put_aside_is_locked_and_opens_for_its_owner_alone() {
    browser.open("/page?q=%E6%A0%B7%E6%9C%AC");
    assertThat(browser.script("return document.getElementById('session').dataset.key;"))
        .as("the key is in no page once it was read")
        .isNull();
    browser.type("#remark", "缺公章");
    browser.await("something put aside", () -> !stored().isEmpty());
    assertThat(stored()).doesNotContain("缺公章", "remark", "page", "%E6", key);
    browser.reload();
    assertThat(browser.value("#remark")).isEqualTo("缺公章");

    key = keyOf(2);
    browser.reload();
    assertThat(browser.value("#remark")).as("under another key").isEmpty();
    key = keyOf(1);
    browser.script("sessionStorage.clear();");
  }

  /** Locking takes its time; whoever types faster, and then leaves, loses nothing of it. */
  @Test
  void what_is_typed_faster_than_it_can_be_locked_is_there_when_the_page_goes() {
    browser.open("/page");
    browser.script(
        "const subtle = Object.getPrototypeOf(crypto.subtle); const quick = subtle.encrypt;"
            + " subtle.encrypt = function (...all) {"
            + "   return new Promise((done) => setTimeout(done, 150))"
            + "     .then(() => quick.apply(crypto.subtle, all)); };");
    browser.type("#remark", "缺公章，请补");
    browser.script(
        "window.before = true; const field = document.getElementById('remark');"
            + " setInterval(() => field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true })),"
            + " 20); setTimeout(() => location.reload(), 700);");
    browser.await(
        "the text on the page that is loaded anew",
        () ->
            browser.script("return window.before;") == null
                && "缺公章，请补".equals(browser.value("#remark")));
  }

  /** Names and values of what lies in the tab's storage. */
  private static String stored() {
    return String.valueOf(
        browser.script("return Object.entries(sessionStorage).flat().join(' ');"));
  }

  @ParameterizedTest(name = "a form that did nothing: {0}; its text afterwards: {1}")
  @CsvSource({"true, 缺公章", "false, ''"})
  void what_was_typed_is_done_with_only_where_the_form_did_something(
      boolean nothing, String after) {
    undone = nothing;
    browser.open("/page");
    browser.type("#remark", "缺公章");

    browser.leaveBy(() -> browser.click("#go"));

    assertThat(browser.value("#remark")).isEqualTo(after);
  }

  @Test
  void a_page_that_one_comes_back_to_puts_aside_again_though_it_had_done_its_work() {
    browser.open("/page");
    browser.script(
        """
        window.keep.done();
        window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
        """);

    browser.type("#remark", "缺公章");

    browser.await("something put aside", () -> stored().contains("bureau.aside."));
    browser.script("sessionStorage.clear();");
  }

  @Test
  void that_the_bureau_is_not_there_is_said_until_it_answers_whatever_failed_behind_the_news() {
    browser.open("/page");
    browser.script(
        """
        window.dispatchEvent(new Event('online'));
        document.dispatchEvent(new CustomEvent('bureau:offline'));
        """);
    assertThat(browser.has("#offline:not([hidden])")).isTrue();

    browser.await("the bureau", () -> browser.has("#offline[hidden]"));
  }

  @Test
  void a_page_of_an_account_clears_away_what_others_left_and_what_is_old() {
    browser.open("/page");
    browser.script(
        """
        const hour = 3600000;
        const lay = (key, account, age) =>
          sessionStorage.setItem(key, JSON.stringify({ account, at: Date.now() - age, box: "" + age }));
        sessionStorage.clear();
        lay("bureau.aside./review?case=1", "zhao", hour);
        lay("bureau.aside./review?case=2", "li", hour);
        lay("bureau.aside./review?case=3", "li", 13 * hour);
        sessionStorage.setItem("bureau.aside./review?case=4", "{");
        sessionStorage.setItem("bureau.aside./review?case=5", "{}");
        sessionStorage.setItem(
          "bureau.aside./review?case=6", JSON.stringify({ account: "li", at: Date.now(), values: [] }));
        sessionStorage.setItem("other", "{");
        """);

    browser.open("/page");

    assertThat(browser.script("return Object.keys(sessionStorage).sort();"))
        .isEqualTo(List.of("bureau.aside./review?case=2", "other"));
  }
}
