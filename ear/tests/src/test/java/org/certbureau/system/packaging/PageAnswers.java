package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.Desks;
import org.certbureau.system.PageVisitor;
import org.junit.jupiter.api.Test;

/** The way into the intranet. */
interface PageAnswers extends RunningBureau {
  /** Scripts, styles and pictures that a page has the browser fetch. */
  Pattern NAMED = Pattern.compile("<(?:script|img|link)\\b[^>]*?\\b(?:src|href)=\"(/[^\"]+)\"");

  Pattern COOKIE = Pattern.compile("BUREAU=([^;]+)");

  @Test
  default void pages_lead_through_the_login_and_back() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> away = visitor().get("/worklist.xhtml");
    assertThat(away.statusCode()).isEqualTo(302);
    assertThat(header(away, "Location")).contains("/login.xhtml");

    HttpResponse<String> login = visitor().get("/login.xhtml?target=%2Fworklist.xhtml");
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(header(login, "Content-Security-Policy"))
        .contains("script-src 'self' 'nonce-")
        .contains("frame-ancestors 'none'");
    assertThat(login.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(header(login, "X-Content-Type-Options")).isEqualTo("nosniff");

    HttpResponse<String> wrong = logIn(login, "none", clerk.name(), "wrong");
    assertThat(wrong.statusCode()).as("a form is answered by a redirect").isEqualTo(302);
    String again = header(wrong, "Location").replace(url(), "");
    assertThat(again).startsWith("/login.xhtml?target=");
    HttpResponse<String> told = visitor().get(again, "Cookie", refusedOf(wrong));
    assertThat(told.body())
        .as("what was refused is told once, with what was typed but the password")
        .contains("class=\"errs\"", "value=\"" + clerk.name() + "\"")
        .doesNotContain("value=\"wrong\"");
    assertThat(header(told, "Set-Cookie")).startsWith("bureau-refused=;").contains("Max-Age=0");
    assertThat(visitor().get(again).body()).doesNotContain("class=\"errs\"");

    HttpResponse<String> in = logIn(login, "none", clerk.name(), clerk.password());
    assertThat(in.statusCode()).as(in.body()).isEqualTo(302);
    assertThat(header(in, "Location")).endsWith("/worklist.xhtml");
    assertThat(header(in, "Set-Cookie"))
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=Strict");
    String after = cookieOf(in);

    assertThat(visitor().get("/worklist.xhtml", "Cookie", "BUREAU=" + after).statusCode())
        .isEqualTo(200);
    assertThat(visitor().get("/worklist.xhtml", "Cookie", "BUREAU=none").statusCode())
        .as("a name that the browser brought along is not taken for the session's")
        .isEqualTo(302);
    assertThat(visitor().get("/api/v1/regions", "Cookie", "BUREAU=" + after).statusCode())
        .as("a session opens no machine's door")
        .isEqualTo(401);
    assertThat(
            visitor()
                .postForm("/worklist.xhtml", Map.of("a", "b"), "Cookie", "BUREAU=" + after)
                .statusCode())
        .as("a request that changes something says where it comes from")
        .isEqualTo(403);
    assertThat(
            visitor()
                .postForm(
                    "/worklist.xhtml",
                    Map.of("a", "b"),
                    "Cookie",
                    "BUREAU=" + after,
                    "Origin",
                    "https://elsewhere.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  default void whatever_a_page_names_is_there() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = "BUREAU=" + cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    for (String page : List.of("/worklist.xhtml", "/accept.xhtml", "/certificates.xhtml")) {
      List<String> named =
          NAMED
              .matcher(visitor().get(page, "Cookie", session).body())
              .results()
              .map(found -> found.group(1).replace("&amp;", "&"))
              .distinct()
              .toList();
      assertThat(named)
          .as(page)
          .anyMatch(it -> it.contains(".js"))
          .anyMatch(it -> it.contains(".css"))
          .as("%s: what browsers keep has an address of its version", page)
          // the container's own script has none; it changes with the container alone
          .allMatch(
              it ->
                  !it.contains("/jakarta.faces.resource/")
                      || it.endsWith("ln=jakarta.faces")
                      || it.matches(".*[?&]v=.+"));
      for (String file : named) {
        comesLightAndForLong(file, session);
      }
    }
  }

  private void comesLightAndForLong(String file, String session) throws Exception {
    HttpResponse<byte[]> plain = visitor().getFile(file, "Cookie", session);
    assertThat(plain.statusCode()).as(file).isEqualTo(200);
    assertThat(plain.headers().firstValue("Content-Encoding")).as(file).isEmpty();
    if (!file.contains("/jakarta.faces.resource/")) {
      return;
    }
    assertThat(plain.headers().allValues("Cache-Control"))
        .as("%s is kept as long as it cannot change", file)
        .containsExactly(
            file.contains("v=") ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    assertThat(plain.headers().firstValue("Vary")).as(file).contains("Accept-Encoding");
    HttpResponse<byte[]> packed =
        visitor().getFile(file, "Cookie", session, "Accept-Encoding", "gzip");
    if (packed
        .headers()
        .firstValue("Content-Type")
        .orElse("")
        .matches("(?i).*(css|javascript|svg).*")) {
      assertThat(packed.headers().firstValue("Content-Encoding")).as(file).contains("gzip");
      try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
        assertThat(content.readAllBytes()).as(file).isEqualTo(plain.body());
      }
    } else {
      assertThat(packed.body()).as(file).isEqualTo(plain.body());
    }
  }

  @Test
  default void what_is_not_to_be_seen_is_said_beside_the_menu() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = "BUREAU=" + cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    for (String path :
        List.of("/people.xhtml", "/audit.xhtml", "/nothing.xhtml", "/files/receipts/none.pdf")) {
      HttpResponse<String> refused = visitor().get(path, "Cookie", session);
      assertThat(refused.statusCode()).as(path).isIn(403, 404);
      assertThat(refused.body())
          .as(path)
          .contains("data-account=\"" + clerk.name() + "\"", "/worklist.xhtml");
    }
  }

  @Test
  default void a_filter_that_cannot_be_is_told_on_its_list_and_stays_there() throws Exception {
    PageVisitor clerk = PageVisitor.loggedIn(visitor(), accounts().find("ACCEPTOR", REGION));
    for (String list : List.of("/worklist.xhtml", "/applications.xhtml")) {
      for (String filter :
          List.of("from=2026-11-29&to=2026-11-01", "text=x", "text=%25", "p=nowhere")) {
        HttpResponse<String> answer = clerk.open(list + "?" + filter);
        assertThat(answer.statusCode()).as(list + filter).isEqualTo(200);
        assertThat(answer.body())
            .as(list + filter)
            .contains("class=\"errs\"", "id=\"f:text\"")
            .doesNotContain("applications.csv");
      }
    }
    assertThat(clerk.open("/applications.xhtml?from=2026-11-29&to=2026-11-01").body())
        .contains("value=\"2026-11-29\"", "value=\"2026-11-01\"");
  }

  @Test
  default void what_is_no_day_in_an_address_is_told_at_its_field_and_nothing_is_looked_for()
      throws Exception {
    Map<String, String> pages =
        Map.of(
            "/report.xhtml?from=", "AUDITOR",
            "/key-report.xhtml?to=", "AUDITOR",
            "/audit.xhtml?until=", "AUDITOR",
            "/certificates.xhtml?text=a&from=", "AUDITOR",
            "/applications.xhtml?from=", "AUDITOR",
            "/people.xhtml?since=", "ADMIN");
    for (Map.Entry<String, String> page : pages.entrySet()) {
      PageVisitor reader =
          PageVisitor.loggedIn(
              visitor(),
              page.getValue().equals("ADMIN")
                  ? accounts().administrator()
                  : accounts().find(page.getValue(), REGION));
      for (String day : List.of("gestern", "2026-13-01", "0026-11-27", "2026-11-27T00:00")) {
        HttpResponse<String> answer = reader.open(page.getKey() + day);
        assertThat(answer.statusCode()).as(page.getKey()).isEqualTo(200);
        assertThat(answer.body())
            .as(page.getKey())
            .contains("class=\"errs\"", "“" + day + "”不是日期")
            // what wants two administrators stands above the list of people
            .doesNotContainPattern(
                page.getKey().startsWith("/people") ? "<a class=\"row" : "<tbody>\\s*<tr");
      }
    }
  }

  @Test
  default void a_session_is_one_persons_until_it_is_left() throws Exception {
    Account clerk = acceptor();
    Account another = accounts().find("MAKER", REGION);
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = cookieOf(logIn(login, "none", clerk.name(), clerk.password()));

    HttpResponse<String> refused = logIn(login, session, another.name(), another.password());
    assertThat(visitor().get("/worklist.xhtml", "Cookie", "BUREAU=" + session).body())
        .as("what lies in the session is the first one's")
        .contains("data-account=\"" + clerk.name() + "\"")
        .doesNotContain("data-account=\"" + another.name() + "\"");
    assertThat(refused.statusCode()).isEqualTo(302);
    assertThat(
            visitor()
                .postForm(
                    "/session/resume",
                    Map.of("name", another.name(), "password", another.password()),
                    "Cookie",
                    "BUREAU=" + session,
                    "Origin",
                    url())
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  default void what_nobody_sends_is_not_remembered() throws Exception {
    HttpResponse<String> login = visitor().get("/login.xhtml");
    LoginForm form = LoginForm.on(login.body());
    Map<String, String> much = form.filledIn("zzz-marker", "");
    much.put("anything", "x".repeat(50_000));
    HttpResponse<String> answer = visitor().postForm(form.action(), much, "Origin", url());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(visitor().get(header(answer, "Location"), "Cookie", refusedOf(answer)).body())
        .contains("class=\"errs\"")
        .doesNotContain("zzz-marker");
  }

  @Test
  default void a_form_that_is_not_of_this_page_is_opened_anew() {
    HttpResponse<String> login = visitor().get("/login.xhtml");
    LoginForm form = LoginForm.on(login.body());
    Map<String, String> forged = form.filledIn("somebody", "something");
    forged.put("primefaces.nonce", "forged");
    HttpResponse<String> answer = visitor().postForm(form.action(), forged, "Origin", url());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).endsWith("/login.xhtml");
  }

  @Test
  default void a_page_that_cannot_be_shown_tells_so_in_the_frame() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    HttpResponse<String> failure =
        visitor().get("/application.xhtml?case=CS-20990101-000001", "Cookie", "BUREAU=" + session);
    assertThat(failure.statusCode()).isEqualTo(404);
    assertThat(failure.body())
        .contains("CS-20990101-000001")
        .contains("/jakarta.faces.resource/css/bureau.css");
    assertThat(header(failure, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  default void a_form_sent_twice_is_done_once_and_answered_twice() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    String page = visitor().get("/accept.xhtml", "Cookie", "BUREAU=" + session).body();
    LoginForm form = LoginForm.on(page, "f");
    Map<String, String> begun = form.tickedAndSent("begin");
    HttpResponse<String> first = send(form, begun, session);
    assertThat(first.statusCode()).isEqualTo(302);
    assertThat(header(first, "Location")).contains("case=");
    HttpResponse<String> second = send(form, begun, session);
    assertThat(second.statusCode()).isEqualTo(302);
    assertThat(header(second, "Location"))
        .as("one draft, not two")
        .isEqualTo(header(first, "Location"));

    HttpResponse<String> byScript = send(form, begun, session, "Bureau-Post", "script");
    assertThat(byScript.statusCode()).isEqualTo(204);
    assertThat(header(first, "Location")).endsWith(header(byScript, "Bureau-Go"));
    assertThat(send(form, begun, "nobody", "Bureau-Post", "script").statusCode())
        .as("a page whose session is gone stays and asks for the password over itself")
        .isEqualTo(401);
    assertThat(header(send(form, begun, "nobody"), "Location"))
        .as("a form that the browser sent by itself comes back to its page and case")
        .contains("/login.xhtml?target=", "case%3DX");
  }

  @Test
  default void a_step_taken_on_another_page_of_the_same_person_answers_with_its_result()
      throws Exception {
    String number = new Desks(url(), accounts(), REGION, line -> {}).toAcceptance(1, 1);
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    String path = "/accept.xhtml?case=" + number;
    List<LoginForm> pages =
        List.of(
            LoginForm.on(visitor().get(path, "Cookie", "BUREAU=" + session).body(), "f"),
            LoginForm.on(visitor().get(path, "Cookie", "BUREAU=" + session).body(), "f"));
    for (LoginForm page : pages) {
      HttpResponse<String> answer = send(page, page.tickedAndSent("accept"), session);
      assertThat(header(answer, "Location")).contains("/application.xhtml?case=" + number);
      assertThat(
              visitor()
                  .get("/application.xhtml?case=" + number, "Cookie", "BUREAU=" + session)
                  .body())
          .contains("class=\"said\"");
    }
  }

  /** What was typed there is put aside by its script, which goes where the answer says. */
  @Test
  default void a_page_that_outlived_its_state_is_told_that_its_form_did_nothing() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    LoginForm form =
        LoginForm.on(visitor().get("/accept.xhtml", "Cookie", "BUREAU=" + session).body(), "f");
    Map<String, String> outlived = form.tickedAndSent("begin");
    outlived.put("jakarta.faces.ViewState", "1:1");
    for (String time : List.of("once", "by an impatient finger")) {
      HttpResponse<String> answer = send(form, outlived, session, "Bureau-Post", "script");
      assertThat(answer.statusCode()).as(time).isEqualTo(204);
      assertThat(header(answer, "Bureau-Go")).as(time).contains("/accept.xhtml");
      assertThat(answer.headers().firstValue("Bureau-Undone")).as(time).isPresent();
    }
    assertThat(
            send(form, form.tickedAndSent("begin"), session, "Bureau-Post", "script")
                .headers()
                .firstValue("Bureau-Undone"))
        .isEmpty();
  }

  @Test
  default void a_form_that_nobody_can_read_is_too_large_and_no_fault() throws Exception {
    Account clerk = acceptor();
    HttpResponse<String> login = visitor().get("/login.xhtml");
    String session = cookieOf(logIn(login, "none", clerk.name(), clerk.password()));
    HttpResponse<String> answer =
        visitor()
            .postForm(
                "/accept.xhtml",
                Map.of("a", "x".repeat(2_200_000)),
                "Cookie",
                "BUREAU=" + session,
                "Origin",
                url());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(visitor().get("/error").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(
      LoginForm form, Map<String, String> fields, String session, String... headers) {
    String[] all =
        Stream.concat(
                Stream.of(
                    "Cookie",
                    "BUREAU=" + session,
                    "Origin",
                    url(),
                    "Referer",
                    url() + "/accept.xhtml?case=X&step=holder"),
                Stream.of(headers))
            .toArray(String[]::new);
    return visitor().postForm(form.action(), fields, all);
  }

  private HttpResponse<String> logIn(
      HttpResponse<String> page, String cookie, String name, String password) {
    LoginForm form = LoginForm.on(page.body());
    return visitor()
        .postForm(
            form.action(),
            form.filledIn(name, password),
            "Cookie",
            "BUREAU=" + cookie,
            "Origin",
            url());
  }

  /** What the browser of somebody who is not inside keeps of a refused form. */
  private static String refusedOf(HttpResponse<?> response) {
    return header(response, "Set-Cookie").replaceFirst(";.*", "");
  }

  private static String cookieOf(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .map(COOKIE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("no session cookie"));
  }
}
