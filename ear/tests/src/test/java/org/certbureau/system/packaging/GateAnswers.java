package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.MachineAdmission;
import org.certbureau.system.Eventually;
import org.certbureau.system.PageVisitor;
import org.certbureau.system.Wire;
import org.junit.jupiter.api.Test;

/** What somebody can do who has not logged in, and how little that is. */
interface GateAnswers extends RunningBureau {
  String FORM = "Content-Type: application/x-www-form-urlencoded\n";
  int HALVES = 300;

  /** More than there are threads, each of which would wait for the rest. */
  @Test
  default void three_hundred_who_send_half_of_something_keep_nobody_waiting() throws Exception {
    List<String> halves =
        List.of(
            post("/login.xhtml") + FORM + "Content-Length: 99\n\nf=f",
            post("/session/resume") + FORM + "Content-Length: 99\n\nname=x",
            post("/session/resume") + FORM + "Content-Length: 99\n\n",
            post("/login.xhtml") + FORM + "Expect: 100-continue\nContent-Length: 99\n\n",
            post("/ocsp") + "Content-Type: application/ocsp-request\nContent-Length: 99\n\n0",
            post("/ocsp")
                + "Content-Type: application/ocsp-request\nTransfer-Encoding: chunked\n\n1\n0\n",
            post("/api/v1/quotes") + "Content-Type: application/json\nContent-Length: 99\n\n{",
            post("/ws/bureau") + "Content-Type: text/xml\nContent-Length: 99\n\n<",
            post("/login.xhtml") + "Content-Type: multipart/form-data\nContent-Length: 99\n\n-",
            post("/login.xhtml"));
    try (Wire wire = new Wire(url(), "127.0.0.7")) {
      for (int i = 0; i < HALVES; i++) {
        wire.send(halves.get(i % halves.size()));
      }
      assertThat(visitor().get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(visitor().get("/login.xhtml").statusCode()).isEqualTo(200);
      assertThat(visitor().get("/api/v1/regions", "Authorization", basic(acceptor())).statusCode())
          .isEqualTo(200);
    }
  }

  /** The deadline is a setting, which tests make short. */
  @Test
  default void what_does_not_come_in_time_is_not_waited_for() throws Exception {
    try (Wire wire = new Wire(url(), "127.0.0.7")) {
      Socket body = wire.send(post("/login.xhtml") + FORM + "Content-Length: 99\n\nf=f");
      Socket head = wire.send(post("/login.xhtml"));
      assertThat(Wire.answer(body))
          .startsWith("HTTP/1.1 408 ")
          .contains("X-Content-Type-Options: nosniff");
      assertThat(Wire.answer(head)).isEmpty();
    }
  }

  @Test
  default void what_comes_in_pieces_but_in_time_is_answered_as_if_it_were_one() throws Exception {
    try (Wire wire = new Wire(url(), "127.0.0.7")) {
      for (String expecting : List.of("", "Expect: 100-continue\n")) {
        Socket line =
            wire.send(
                post("/session/resume")
                    + FORM
                    + expecting
                    + "Connection: close\nContent-Length: 17\n\n");
        for (char sign : "name=x&password=y".toCharArray()) {
          line.getOutputStream().write(sign);
          line.getOutputStream().flush();
        }
        assertThat(Wire.answer(line)).contains("HTTP/1.1 403 ");
      }
    }
  }

  /** As the HTTP client of Java does by itself. */
  @Test
  default void who_offers_another_protocol_is_answered_in_this_one() throws Exception {
    HttpClient offering = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest page = HttpRequest.newBuilder(URI.create(url() + "/login.xhtml")).build();
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(url() + "/session/resume"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("name=x&password=y"))
            .build();
    for (int status : List.of(200, 403, 403, 200)) {
      assertThat(offering.send(status == 200 ? page : form, BodyHandlers.discarding()).statusCode())
          .isEqualTo(status);
    }
  }

  @Test
  default void one_address_has_so_many_connections_and_no_more() throws Exception {
    String asked = "GET /error.css HTTP/1.1\nHost: bureau\n\n";
    int answered = 0;
    try (Wire wire = new Wire(url(), "127.0.0.8")) {
      while (answered < 1_000 && wire.isAnswered(asked)) {
        answered++;
      }
      assertThat(answered).isEqualTo(500);
      assertThat(visitor().get("/health/ready").statusCode()).as("of another").isEqualTo(200);
    }
    try (Wire wire = new Wire(url(), "127.0.0.8")) {
      Eventually.holds("there is room again", () -> wire.isAnswered(asked));
    }
  }

  @Test
  default void nobody_has_a_session_before_the_login() {
    for (String path :
        List.of("/", "/login.xhtml", "/worklist.xhtml", "/q/A/B", "/nothing", "/ws/bureau?wsdl")) {
      assertThat(header(visitor().get(path), "Set-Cookie")).as(path).isEmpty();
    }
    LoginForm form = LoginForm.on(visitor().get("/login.xhtml").body());
    for (String password : List.of("", "wrong")) {
      HttpResponse<String> refused =
          visitor().postForm(form.action(), form.filledIn("nobody", password), "Origin", url());
      assertThat(refused.headers().allValues("Set-Cookie"))
          .as("what was refused is kept by their own browser")
          .allMatch(cookie -> cookie.startsWith("bureau-refused="));
    }
  }

  @Test
  default void what_others_fail_to_get_in_with_keeps_no_colleague_out() throws Exception {
    String token =
        MachineAdmission.admit(
            url(), accounts(), Map.of("name", "office-" + System.nanoTime(), "region", REGION));
    String asked = "GET /api/v1/regions HTTP/1.1\nHost: bureau\nConnection: close\nAuthorization: ";
    try (Wire office = new Wire(url(), "127.0.0.9")) {
      String last = "";
      for (int i = 0; i < 100 && !last.startsWith("HTTP/1.1 429 "); i++) {
        last = office.ask(asked + basic(new Account("nobody" + i, "wrong", "", "")) + "\n\n");
      }
      assertThat(last).startsWith("HTTP/1.1 429 ");
      assertThat(office.ask(asked + basic(accounts().find("MAKER", REGION)) + "\n\n"))
          .as("the right password of somebody who has not been here before")
          .startsWith("HTTP/1.1 200 ");
      assertThat(office.ask(asked + "Bearer " + token + "\n\n"))
          .as("a right token")
          .doesNotStartWith("HTTP/1.1 429 ")
          .doesNotStartWith("HTTP/1.1 401 ");
    }
  }

  @Test
  default void a_page_is_gone_on_with_by_whom_it_was_opened_and_by_nobody_else() throws Exception {
    Account clerk = acceptor();
    Account another = accounts().find("MAKER", REGION);
    String mark = mark(clerk);
    assertThat(resumed(clerk, mark)).isEqualTo(204);
    assertThat(resumed(another, mark)).isEqualTo(403);
    assertThat(resumed(another, "")).isEqualTo(403);
    assertThat(resumed(clerk, mark(another))).isEqualTo(403);
  }

  private String mark(Account account) {
    String page = PageVisitor.loggedIn(visitor(), account).open("/search.xhtml").body();
    Matcher mark = Pattern.compile("data-mark=\"([^\"]+)\"").matcher(page);
    assertThat(mark.find()).isTrue();
    return mark.group(1);
  }

  private int resumed(Account account, String mark) {
    return visitor()
        .postForm(
            "/session/resume",
            Map.of("name", account.name(), "password", account.password(), "page", mark),
            "Origin",
            url())
        .statusCode();
  }

  @Test
  default void who_is_sent_elsewhere_is_sent_to_a_path_of_ours() throws Exception {
    try (Wire wire = new Wire(url(), "127.0.0.7")) {
      for (String path : List.of("/", "/worklist.xhtml?a=b", "/nothing", "/files/x")) {
        assertThat(wire.ask("GET " + path + " HTTP/1.1\nHost: evil.example\nConnection: close\n\n"))
            .as(path)
            .startsWith("HTTP/1.1 302 ")
            .contains("\r\nLocation: /login.xhtml")
            .doesNotContain("evil.example");
      }
    }
    HttpResponse<String> left = PageVisitor.loggedIn(visitor(), acceptor()).open("/index.xhtml");
    assertThat(header(left, "Location")).startsWith("/").doesNotStartWith("//");
  }

  @Test
  default void what_the_server_refuses_by_itself_has_the_headers_of_every_answer()
      throws IOException {
    String host = "Host: " + URI.create(url()).getAuthority() + "\nConnection: close\n";
    try (Wire wire = new Wire(url(), "127.0.0.7")) {
      for (String head :
          List.of(
              "GET /a%00b HTTP/1.1\n" + host,
              "GET /%5C HTTP/1.1\n" + host,
              "GET / HTTP/1.1\nConnection: close\n",
              "GET /x HTTP/1.1\n" + host + "X: " + "a".repeat(9_000) + "\n",
              "TRACE / HTTP/1.1\n" + host,
              "GET /worklist.xhtml HTTP/1.1\n" + host,
              "POST /login.xhtml HTTP/1.1\n" + host + FORM + "Content-Length: 99999999\n",
              "POST /api/v1/quotes HTTP/1.1\n" + host + "Content-Length: 99999999\n",
              "POST /ocsp HTTP/1.1\n" + host + "Content-Length: 99999999\n")) {
        assertThat(wire.askForHead(head + "\n"))
            .as(head.lines().findFirst().orElseThrow())
            .matches("(?s)HTTP/1.1 [34].*")
            .contains(
                "X-Content-Type-Options: nosniff",
                "X-Frame-Options: DENY",
                "Referrer-Policy: same-origin",
                "Content-Security-Policy: default-src 'none'")
            .doesNotContain("SAMEORIGIN");
      }
    }
  }

  private String post(String path) {
    String authority = URI.create(url()).getAuthority();
    return "POST %s HTTP/1.1\nHost: %s\nOrigin: http://%s\n".formatted(path, authority, authority);
  }
}
