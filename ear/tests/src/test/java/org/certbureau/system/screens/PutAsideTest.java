package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** What the scripts of the frame put aside (ADR 20), before a page without a bureau behind it. */
class PutAsideTest {
  private static final Path SCRIPTS = Path.of("../../web/src/main/webapp/resources/js");
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html><head><meta charset="UTF-8"><script src="/keep.js"></script><script src="/send.js"></script>
      <link rel="stylesheet" href="/page.css"></head>
      <body><div id="session" data-account="li" data-key="%s"></div>
      <main><form method="post" action="/page"><input id="remark" name="remark">
      <input type="checkbox" id="seen" name="seen"><button id="go">.</button></form></main>
      <script>
        if (location.search === "?filled") {
          document.getElementById("remark").value = "缺公章";
          document.getElementById("seen").checked = true;
        }
      </script>
      <dialog id="sure"></dialog>
      <div id="fault" hidden><span></span></div><div id="offline" hidden></div><div id="kept" hidden></div>
      </body></html>
      """;

  /** A draft whose books stand as they stood until its saving was confirmed. */
  private static final String DRAFT =
      PAGE.replaceFirst(
          "(?s)<main>.*</main>",
          """
          <main><form method="post" action="/draft">
          <input id="text" name="text"><textarea id="more" name="more"></textarea>
          <input type="checkbox" id="tick" name="tick">
          <input type="radio" name="years" value="1" checked><input type="radio" id="years" name="years" value="2">
          <select id="choice" name="choice"><option value=""></option><option value="A">A</option></select>
          <button type="button" class="key-autosave">.</button></form></main>
          <script>
            document.querySelector(".key-autosave").onclick = async () => {
              keep.leaves();
              const answer = await fetch("/save", { method: "POST" });
              keep.answered(answer, { saved: answer.ok });
              document.body.dataset.saved = "saved";
              await fetch("/taken");
            };
          </script>
          """);

  private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();
  private static HttpServer server;
  private static Browser browser;
  private static volatile boolean undone;
  private static volatile String key;

  /** The next page was read, and then the page before has taken in that it is saved. */
  private static volatile CountDownLatch read = new CountDownLatch(0);

  private static volatile CountDownLatch taken = new CountDownLatch(0);

  @BeforeAll
  static void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", PutAsideTest::answer);
    server.createContext("/draft", PutAsideTest::answerDraft);
    server.createContext("/save", PutAsideTest::answerSave);
    server.createContext("/taken", PutAsideTest::answerTaken);
    server.setExecutor(EXECUTOR);
    server.start();
    browser = new Browser("http://localhost:" + server.getAddress().getPort());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    server.stop(0);
    EXECUTOR.shutdownNow();
  }

  /** The page as it is read, which may be before what is saved meanwhile, and arrives after it. */
  private static void answerDraft(HttpExchange exchange) throws IOException {
    try (exchange) {
      read.countDown();
      await(taken);
      exchange.getResponseHeaders().add("Cache-Control", "no-store");
      send(exchange, "text/html", DRAFT.formatted(key).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void answerSave(HttpExchange exchange) throws IOException {
    try (exchange) {
      await(read);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static void answerTaken(HttpExchange exchange) throws IOException {
    try (exchange) {
      taken.countDown();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
        throw new IOException("nothing came");
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type + ";charset=UTF-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
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
      send(exchange, script ? "text/javascript" : "text/html", body);
    }
  }

  @BeforeEach
  void isLi() {
    key = keyOf(1);
    read = new CountDownLatch(0);
    taken = new CountDownLatch(0);
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

  static Stream<Arguments> keysOnADraft() {
    return Stream.of(
        arguments("text", "示例单位"),
        arguments("more", "示例单位"),
        arguments("tick", Keys.SPACE),
        arguments("years", Keys.SPACE),
        arguments("choice", Keys.ARROW_DOWN));
  }

  /** Reading the next page and saving this one go side by side, and either may be first. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("keysOnADraft")
  void what_is_confirmed_while_the_next_page_is_on_its_way_is_on_that_page_too(
      String field, CharSequence pressed) {
    browser.open("/draft");
    String before = browser.typed();
    browser.pressOn("#" + field, pressed);
    String typed = browser.typed();
    assertThat(typed).isNotEqualTo(before);
    browser.pause();
    read = new CountDownLatch(1);
    taken = new CountDownLatch(1);
    browser.script("keep.save();");

    browser.reload();

    assertThat(taken.getCount()).as("confirmed on the page before").isZero();
    assertThat(browser.typed()).isEqualTo(typed);
    browser.script("sessionStorage.clear();");
  }

  /** Behind a step back browsers do so, with what stood there when the page was left. */
  @Test
  void what_the_browser_has_filled_in_by_itself_counts_as_typed() {
    browser.open("/page?filled");
    String filled = browser.typed();
    assertThat(filled).contains("缺公章", "seen=on:true");

    browser.await("it lies aside", () -> stored().contains("bureau.aside."));

    browser.script("keep.done(); sessionStorage.clear();");
  }

  @Test
  void what_is_confirmed_lies_aside_no_longer_where_the_page_stays_after_all() {
    browser.open("/draft");
    browser.pressOn("#tick", Keys.SPACE);
    browser.pause();
    browser.script(
        """
        const later = window.setTimeout;
        window.setTimeout = (stay) => (window.stays = stay);
        window.dispatchEvent(new Event("beforeunload"));
        window.setTimeout = later;
        keep.save();
        """);
    browser.await("the answer", () -> browser.has("body[data-saved]"));
    browser.pause();
    assertThat(stored()).contains("bureau.aside.");

    browser.script("window.stays();");

    assertThat(stored()).doesNotContain("bureau.aside.");
  }

  @Test
  void what_is_taken_back_while_the_next_page_is_on_its_way_stays_taken_back() {
    browser.open("/draft");
    browser.pressOn("#tick", Keys.SPACE);
    browser.pause();
    browser.script("window.dispatchEvent(new Event('beforeunload'));");
    browser.pressOn("#tick", Keys.SPACE);
    browser.pause();

    browser.reload();

    assertThat(browser.typed()).contains("tick=on:false");
    browser.script("sessionStorage.clear();");
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
