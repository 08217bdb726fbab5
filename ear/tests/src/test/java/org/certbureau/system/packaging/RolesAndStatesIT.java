package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Eventually;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every page about an application opens for each role in each of its states. */
class RolesAndStatesIT {
  private static final String HERE = SharedBureau.REGION;
  private static final String WITHOUT_STATION = "440000";
  private static final List<String> ROLES =
      List.of("ACCEPTOR", "REVIEWER", "CASHIER", "MAKER", "AUDITOR");
  private static final List<String> PAGES =
      List.of("application", "accept", "review", "payment", "delivery");
  private static final List<String> WITHOUT_A_CASE = List.of("worklist", "production");
  private static final Pattern COOKIE = Pattern.compile("BUREAU=([^;]+)");

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private final BureauProcess bureau = SHARED.bureau();
  private final Visitor visitor = new Visitor(bureau.url());

  /** A case in a state, of the region whose people look at it. */
  private record Case(String region, String number) {}

  @Test
  void every_page_opens_for_every_role_in_every_state() throws Exception {
    Map<String, Case> cases = inEveryState();
    for (String region : List.of(WITHOUT_STATION, HERE)) {
      for (String role : ROLES) {
        String session = logIn(bureau.accounts().find(role, region));
        cases.forEach(
            (state, known) -> {
              if (known.region().equals(region)) {
                PAGES.forEach(page -> open(session, role, state, page, "?case=" + known.number()));
              }
            });
        WITHOUT_A_CASE.forEach(page -> open(session, role, "any", page, ""));
      }
    }
  }

  /**
   * A page that is another role's is refused, one about what is not there yet is not found; nothing
   * else is in the way.
   */
  private void open(String session, String role, String state, String page, String query) {
    String what = page + " for " + role + " in " + state;
    HttpResponse<String> answer =
        visitor.get("/" + page + ".xhtml" + query, "Cookie", "BUREAU=" + session);
    boolean nothingToPay = page.equals("payment") && List.of("DRAFT", "WITHDRAWN").contains(state);
    assertThat(answer.statusCode())
        .as(what)
        .isIn(nothingToPay ? List.of(200, 403, 404) : List.of(200, 403));
    if (page.equals("application")) {
      assertThat(answer.statusCode()).as(what).isEqualTo(200);
      assertThat(answer.body()).as(what).contains("class=\"way\"");
    }
  }

  private String logIn(Account account) {
    HttpResponse<String> page = visitor.get("/login.xhtml");
    LoginForm form = LoginForm.on(page.body());
    HttpResponse<String> in =
        visitor.postForm(
            form.action(),
            form.filledIn(account.name(), account.password()),
            "Cookie",
            "BUREAU=" + cookieOf(page),
            "Origin",
            bureau.url());
    assertThat(header(in, "Location")).as(account.name()).doesNotContain("login");
    return cookieOf(in);
  }

  private static String cookieOf(HttpResponse<?> response) {
    return response.headers().allValues("Set-Cookie").stream()
        .map(COOKIE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private Map<String, Case> inEveryState() throws Exception {
    Map<String, Case> cases = new LinkedHashMap<>();
    Desks desks = bureau.desks(WITHOUT_STATION);
    add(cases, "DRAFT", desks.begin(1, 0));
    add(cases, "SUBMITTED", desks.toAcceptance(1, 0));
    add(cases, "ACCEPTED", desks.toReview(1, 0));
    add(cases, "RETURNED", taken(desks.toReview(1, 0), "return"));
    add(cases, "REFUSED", taken(desks.toReview(1, 0), "refuse"));
    add(cases, "WITHDRAWN", taken(desks.begin(1, 0), "withdraw"));
    makeOneFailAndOneWait(cases, desks);

    Desks here = bureau.desks(HERE);
    for (String state : List.of("COLLECT", "CLOSED")) {
      String number = here.toProduction(1, 1);
      TokenJob.awaitDone(here, number);
      if (state.equals("CLOSED")) {
        here.deliver(number);
      }
      cases.put(state, new Case(HERE, number));
    }
    for (Map.Entry<String, Case> known : cases.entrySet()) {
      BureauClient clerk = bureau.client("ACCEPTOR", known.getValue().region());
      Eventually.holds(
          known.getValue().number() + " is " + known.getKey(),
          () ->
              clerk
                  .get("/applications/" + known.getValue().number())
                  .path("state")
                  .asText()
                  .equals(known.getKey()));
    }
    return cases;
  }

  private void makeOneFailAndOneWait(Map<String, Case> cases, Desks desks) throws Exception {
    TrialStation station =
        TrialStation.enrolledBy(
            new BureauClient(bureau.url(), bureau.accounts().administrator()),
            "TRIAL-STATES",
            WITHOUT_STATION,
            bureau.brokerPort());
    station.reportsBlanks(1);
    add(cases, "FAILED", desks.toProduction(1, 0));
    station.failsAt(station.takesAJob());
    add(cases, "READY", desks.toProduction(1, 0));
  }

  private String taken(String number, String step) throws Exception {
    bureau
        .client("ACCEPTOR", WITHOUT_STATION)
        .post("/applications/" + number + "/steps/" + step, Map.of("reason", "示例原因"));
    return number;
  }

  private static void add(Map<String, Case> cases, String state, String number) {
    cases.put(state, new Case(WITHOUT_STATION, number));
  }
}
