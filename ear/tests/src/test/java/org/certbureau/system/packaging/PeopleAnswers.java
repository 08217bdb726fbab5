package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;
import static org.certbureau.system.Visitor.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.certbureau.console.Accounts.Account;
import org.certbureau.system.PageVisitor;
import org.certbureau.system.Wire;
import org.junit.jupiter.api.Test;

/** People who come, choose their passwords, and go, at every door. */
interface PeopleAnswers extends RunningBureau {
  String MAKER_HERE = "\"duties\":[{\"role\":\"MAKER\",\"region\":\"430100\"}]";
  String CHOSEN = "a password of their own";

  private HttpResponse<String> asked(Account who, String method, String path, String body) {
    return visitor()
        .send(
            method,
            "/api/v1" + path,
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "Authorization",
            basic(who));
  }

  private Account newcomer() throws Exception {
    String name = "new-" + Long.toString(System.nanoTime(), 36);
    HttpResponse<String> made =
        asked(
            accounts().administrator(),
            "POST",
            "/people",
            "{\"name\":\"%s\",\"displayName\":\"李文\",%s}".formatted(name, MAKER_HERE));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return new Account(name, json(made).at("/password").asText(), "MAKER", REGION);
  }

  private Account settled() throws Exception {
    Account newcomer = newcomer();
    assertThat(
            asked(newcomer, "POST", "/me/password", change(newcomer.password(), CHOSEN))
                .statusCode())
        .isEqualTo(204);
    return new Account(newcomer.name(), CHOSEN, "MAKER", REGION);
  }

  private static String change(String current, String chosen) {
    return "{\"current\":\"%s\",\"chosen\":\"%s\"}".formatted(current, chosen);
  }

  @Test
  default void a_password_that_somebody_else_has_set_opens_nothing_but_its_change()
      throws Exception {
    Account newcomer = newcomer();

    HttpResponse<String> rest = asked(newcomer, "GET", "/regions", null);
    assertThat(rest.statusCode()).isEqualTo(403);
    assertThat(json(rest).at("/code").asText()).isEqualTo("web.password-to-change");
    HttpResponse<String> soap =
        visitor()
            .post(
                "/ws/bureau", "<x/>", "Content-Type", "text/xml", "Authorization", basic(newcomer));
    assertThat(soap.statusCode()).isEqualTo(403);
    assertThat(soap.body()).contains("web.password-to-change");
    PageVisitor inside = PageVisitor.loggedIn(visitor(), newcomer);
    for (String page : List.of("/", "/production.xhtml", "/search.xhtml?q=x")) {
      assertThat(header(inside.open(page), "Location")).as(page).endsWith("/password.xhtml");
    }
    assertThat(inside.open("/files/scans/x").statusCode()).isEqualTo(403);
    HttpResponse<String> choosing = inside.open("/password.xhtml");
    assertThat(choosing.statusCode()).isEqualTo(200);
    assertThat(choosing.body())
        .as("nothing is offered but the way out")
        .doesNotContain("/production.xhtml", "id=\"find\"")
        .contains("who:leave");

    HttpResponse<String> weak =
        asked(newcomer, "POST", "/me/password", change(newcomer.password(), "password1234"));
    assertThat(weak.statusCode()).isEqualTo(422);
    assertThat(json(weak).at("/field").asText()).isEqualTo("chosen");
    assertThat(
            asked(newcomer, "POST", "/me/password", change(newcomer.password(), CHOSEN))
                .statusCode())
        .isEqualTo(204);
    Account settled = new Account(newcomer.name(), CHOSEN, "MAKER", REGION);
    assertThat(asked(settled, "GET", "/regions", null).statusCode()).isEqualTo(200);
    assertThat(asked(newcomer, "GET", "/regions", null).statusCode()).isEqualTo(401);
    assertThat(header(inside.open("/production.xhtml"), "Location"))
        .as("the session of the old password")
        .startsWith("/login.xhtml");
  }

  @Test
  default void who_is_disabled_is_out_at_the_next_request_at_every_door() throws Exception {
    Account settled = settled();
    PageVisitor inside = PageVisitor.loggedIn(visitor(), settled);
    assertThat(inside.open("/production.xhtml").statusCode()).isEqualTo(200);
    assertThat(asked(settled, "GET", "/regions", null).statusCode()).isEqualTo(200);

    Account admin = accounts().administrator();
    assertThat(asked(admin, "DELETE", "/people/" + settled.name(), null).statusCode())
        .isEqualTo(200);

    assertThat(header(inside.open("/production.xhtml"), "Location")).startsWith("/login.xhtml");
    assertThat(asked(settled, "GET", "/regions", null).statusCode()).isEqualTo(401);
    assertThat(asked(admin, "POST", "/people/" + settled.name() + "/enable", null).statusCode())
        .isEqualTo(200);
    assertThat(asked(settled, "GET", "/regions", null).statusCode()).isEqualTo(200);
  }

  @Test
  default void a_reviewer_takes_two_administrators() throws Exception {
    List<Account> two = accounts().twoAdministrators();
    String name = "rev-" + Long.toString(System.nanoTime(), 36);
    HttpResponse<String> wanted =
        asked(
            two.get(0),
            "POST",
            "/people",
            "{\"name\":\"%s\",\"displayName\":\"王芳\",%s}"
                .formatted(name, MAKER_HERE.replace("MAKER", "REVIEWER")));
    assertThat(wanted.statusCode()).as(wanted.body()).isEqualTo(202);
    String request = "/staff-requests/" + json(wanted).at("/request/id").asText();
    assertThat(asked(two.get(0), "PUT", request + "/consent", null).statusCode()).isEqualTo(422);
    assertThat(asked(two.get(1), "PUT", request + "/consent", null).statusCode()).isEqualTo(200);
    assertThat(asked(two.get(1), "POST", request + "/secret", null).statusCode()).isEqualTo(404);
    PageVisitor asker = PageVisitor.loggedIn(visitor(), two.get(0));
    assertThat(asker.open("/people.xhtml").body()).as("both founders").contains("管理员一", "管理员二");
    HttpResponse<String> secret = asked(two.get(0), "POST", request + "/secret", null);
    assertThat(secret.statusCode()).as(secret.body()).isEqualTo(200);
    HttpResponse<String> other = asked(two.get(1), "POST", request + "/secret", null);
    assertThat(json(other).at("/part").asText()).isEqualTo("SECOND_HALF");
    String password = json(secret).at("/secret").asText() + json(other).at("/secret").asText();
    Account reviewer = new Account(name, password, "REVIEWER", REGION);
    assertThat(json(asked(reviewer, "GET", "/regions", null)).at("/code").asText())
        .isEqualTo("web.password-to-change");
  }

  @Test
  default void the_pages_about_people_open_for_administrators_alone() throws Exception {
    Account newcomer = newcomer();
    PageVisitor admin = PageVisitor.loggedIn(visitor(), accounts().administrator());
    for (String page :
        List.of("/people.xhtml", "/person.xhtml", "/person.xhtml?name=" + newcomer.name())) {
      HttpResponse<String> opened = admin.open(page);
      assertThat(opened.statusCode()).as(page).isEqualTo(200);
      assertThat(opened.body()).as(page).contains("</html>").doesNotContain("没有办成");
      assertThat(PageVisitor.loggedIn(visitor(), acceptor()).open(page).statusCode())
          .as(page)
          .isEqualTo(403);
    }
    assertThat(admin.open("/person.xhtml?name=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  default void a_stranger_locks_nobody_out_and_is_told_how_long_they_wait() throws Exception {
    Account settled = settled();
    String asked = "GET /api/v1/regions HTTP/1.1\nHost: bureau\nConnection: close\nAuthorization: ";
    Account wrong = new Account(settled.name(), "wrong", "MAKER", REGION);
    try (Wire stranger = new Wire(url(), "127.0.0.11")) {
      for (int i = 0; i < 5; i++) {
        assertThat(stranger.ask(asked + basic(wrong) + "\n\n")).startsWith("HTTP/1.1 401 ");
      }
      assertThat(stranger.ask(asked + basic(settled) + "\n\n"))
          .startsWith("HTTP/1.1 429 ")
          .contains("Retry-After: ", "web.too-many-tries")
          .containsPattern("请 15 分钟后（\\d{2}:\\d{2} 起）再试");
    }
    assertThat(asked(settled, "GET", "/regions", null).statusCode()).isEqualTo(200);
  }
}
