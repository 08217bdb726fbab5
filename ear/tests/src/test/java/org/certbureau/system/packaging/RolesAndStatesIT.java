package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.Eventually;
import org.certbureau.system.PageVisitor;
import org.certbureau.system.SharedBureau;
import org.certbureau.system.TokenJob;
import org.certbureau.system.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page about an application opens for each role in each of its states. */
class RolesAndStatesIT {
  private static final String HERE = SharedBureau.REGION;
  private static final String WITHOUT_STATION = "440000";
  private static final String SPOILED = "5747455300000001";
  private static final String USED = "5747455300000002";
  private static final List<String> ROLES =
      List.of("ACCEPTOR", "REVIEWER", "CASHIER", "MAKER", "AUDITOR");
  private static final List<String> PAGES =
      List.of("application", "accept", "review", "payment", "delivery");
  private static final List<String> WITHOUT_A_CASE = List.of("worklist", "production");

  @RegisterExtension static final SharedBureau SHARED = new SharedBureau();
  private final BureauProcess bureau = SHARED.bureau();
  private final Visitor visitor = new Visitor(bureau.url());

  /** A case in a state, of the region whose people look at it. */
  private record Case(String region, String number) {}

  @Test
  void every_page_opens_for_every_role_in_every_state() throws Exception {
    Map<String, Case> cases = inEveryState();
    JsonNode pair = pairOf(cases.get("CLOSED"));
    String line = pair.path("line").asText();
    String chip = pair.path("chip").asText();
    for (String region : List.of(WITHOUT_STATION, HERE)) {
      for (String role : ROLES) {
        PageVisitor person = PageVisitor.loggedIn(visitor, bureau.accounts().find(role, region));
        cases.forEach(
            (state, known) -> {
              if (known.region().equals(region)) {
                PAGES.forEach(page -> open(person, role, state, page, "?case=" + known.number()));
              }
            });
        HttpResponse<String> life = person.open("/certificate.xhtml?line=" + line);
        assertThat(life.statusCode())
            .as("a certificate of %s for %s of %s", HERE, role, region)
            .isEqualTo(region.equals(HERE) ? 200 : 404);
        assertThat(life.body().contains("class=\"card now ok\"")).isEqualTo(region.equals(HERE));
        tokensOpen(person, role, region, chip);
        WITHOUT_A_CASE.forEach(page -> open(person, role, "any", page, ""));
      }
    }
  }

  private JsonNode pairOf(Case known) throws Exception {
    return bureau
        .client("ACCEPTOR", known.region())
        .get("/applications/" + known.number() + "/certificates")
        .path(0)
        .path("pair");
  }

  /** Each is there in its own region for every role, says what it is, and so does the machine. */
  private void tokensOpen(PageVisitor person, String role, String region, String chip)
      throws Exception {
    BureauClient client = bureau.client(role, region);
    Map<String, String> here =
        region.equals(HERE) ? Map.of(chip, "在用：带有证书") : Map.of(SPOILED, "已作废，不再使用", USED, "正在制证");
    Map<String, String> standings = Map.of(chip, "IN_USE", SPOILED, "SPOILED", USED, "BEING_MADE");
    for (String one : List.of(chip, SPOILED, USED)) {
      HttpResponse<String> page = person.open("/token.xhtml?chip=" + one);
      String what = one + " for " + role + " of " + region;
      assertThat(page.statusCode()).as(what).isEqualTo(here.containsKey(one) ? 200 : 404);
      if (here.containsKey(one)) {
        assertThat(page.body()).as(what).contains(here.get(one), "登记入库，批次");
        assertThat(client.get("/tokens/" + one).path("now").path("standing").asText())
            .as(what)
            .isEqualTo(standings.get(one));
      } else {
        assertThatThrownBy(() -> client.get("/tokens/" + one))
            .as(what)
            .hasMessageContaining("token.not-found");
      }
    }
  }

  static Stream<String> everybody() {
    return Stream.concat(ROLES.stream(), Stream.of("RECOVERY_OFFICER", "ADMIN"));
  }

  /** As a case number is written, but no case has it. */
  private static final String NOBODYS = "CS-20200101-000000";

  /** What the buttons of the menu's pages get typed, so that some of them do what they are for. */
  private static final Map<String, String> TYPED =
      Map.of(
          "f:batch", "TWICE-1",
          "f:model", "TRIAL-1",
          "f:chips", "5747494345000001",
          "s:scanned", NOBODYS);

  @ParameterizedTest
  @MethodSource("everybody")
  void every_button_of_the_menus_pages_that_sends_its_page_answers_twice_the_same(String role)
      throws Exception {
    Account account =
        role.equals("ADMIN")
            ? bureau.accounts().administrator()
            : bureau.accounts().find(role, HERE);
    PageVisitor person = PageVisitor.loggedIn(visitor, account);
    for (String page : person.menu("/policy.xhtml")) {
      for (String button : person.buttons(page)) {
        String behind = person.pressTwice(page, button, TYPED);
        if (button.equals("f:register")) {
          assertThat(behind).as("counted in once").contains("class=\"said\"");
        }
      }
    }
  }

  @Test
  void money_on_two_pages_of_one_cashier_is_taken_once_and_given_back_once() throws Exception {
    String number = bureau.desks(HERE).toReview(1, 1);
    PageVisitor cashier = PageVisitor.loggedIn(visitor, bureau.accounts().find("CASHIER", HERE));
    String page = "/payment.xhtml?case=" + number;
    Map<String, String> paid = Map.of("f:reference", "IN-" + number, "f:same_input", "on");
    assertThat(cashier.pressOnTwoPages(page, "f:take", paid)).contains("class=\"said\"");
    bureau
        .client("REVIEWER", HERE)
        .post("/applications/" + number + "/steps/refuse", Map.of("reason", "示例原因"));
    assertThat(cashier.pressOnTwoPages(page, "r:repay", Map.of("r:reference", "OUT-" + number)))
        .contains("class=\"said\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACCEPTOR", "MAKER"})
  void a_number_that_no_case_has_is_looked_for_and_not_found_where_it_was_typed(String role)
      throws Exception {
    PageVisitor person = PageVisitor.loggedIn(visitor, bureau.accounts().find(role, HERE));
    assertThat(person.pressTwice("/delivery.xhtml", "s:look", Map.of("s:scanned", NOBODYS)))
        .contains("class=\"errs\"", "href=\"#at-scanned\"", "value=\"" + NOBODYS);
    HttpResponse<String> found = person.open("/search.xhtml?q=" + NOBODYS);
    assertThat(found.statusCode()).isEqualTo(200);
    assertThat(found.body()).contains(NOBODYS, "没有找到");
  }

  /**
   * A page that is another role's is refused, one about what is not there yet is not found; nothing
   * else is in the way.
   */
  private static void open(
      PageVisitor person, String role, String state, String page, String query) {
    String what = page + " for " + role + " in " + state;
    HttpResponse<String> answer = person.open("/" + page + ".xhtml" + query);
    boolean nothingToPay = page.equals("payment") && List.of("DRAFT", "WITHDRAWN").contains(state);
    assertThat(answer.statusCode())
        .as(what)
        .isIn(nothingToPay ? List.of(200, 403, 404) : List.of(200, 403));
    if (page.equals("application")) {
      assertThat(answer.statusCode()).as(what).isEqualTo(200);
      assertThat(answer.body()).as(what).contains("class=\"way\"");
    }
    if (page.equals("accept")
        && answer.statusCode() == 200
        && !List.of("DRAFT", "RETURNED").contains(state)) {
      offersWhatTheStateTakes(answer.body(), state, what);
    }
  }

  /** Papers are changed where the state takes them, else they are shown (the table of states). */
  private static void offersWhatTheStateTakes(String page, String state, String what) {
    if (!state.equals("ACCEPTED")) { // what proves a payment may come as late as that
      assertThat(page.contains("type=\"file\"")).as(what).isEqualTo(state.equals("SUBMITTED"));
    }
    assertThat(page.contains("papers:0:seen"))
        .as(what)
        .isEqualTo(List.of("SUBMITTED", "ACCEPTED").contains(state));
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
    letThemFailAndWait(cases, desks);

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
                  .equals(known.getKey().replaceFirst(" .*", "")));
    }
    return cases;
  }

  /** Whatever may become of a job before its token is made: FAILED has a page for each reason. */
  private void letThemFailAndWait(Map<String, Case> cases, Desks desks) throws Exception {
    TrialStation station =
        TrialStation.enrolledBy(
            new BureauClient(bureau.url(), bureau.accounts().administrator()),
            "TRIAL-STATES",
            WITHOUT_STATION,
            bureau.brokerPort());
    bureau
        .client("MAKER", WITHOUT_STATION)
        .post(
            "/tokens/batches",
            Map.of(
                "region",
                WITHOUT_STATION,
                "batch",
                "STATES-1",
                "chips",
                // one to spoil and one to use: then no other job goes out
                List.of(
                    Map.of("chip", SPOILED, "model", "TRIAL-1"),
                    Map.of("chip", USED, "model", "TRIAL-1"))));
    station.reportsBlanks(FailureCode.values().length + 4);
    for (FailureCode code : FailureCode.values()) {
      add(cases, "FAILED " + code, desks.toProduction(1, 0));
      station.failsAt(station.takesAJob(), code);
    }
    add(cases, "FAILED NO_PROOF_OF_POSSESSION", desks.toProduction(1, 0));
    station.hasAKey(station.takesAJob(), SPOILED, "another");
    add(cases, "FAILED TOKEN_NOT_IN_STOCK", desks.toProduction(1, 0));
    String job = station.takesAJob();
    station.hasAKey(job, "5747455300000009", job); // nobody has counted it in
    String givenUp = desks.toProduction(1, 0);
    add(cases, "FAILED ABANDONED", givenUp);
    bureau
        .client("MAKER", WITHOUT_STATION)
        .post(
            "/applications/%s/jobs/%s/abandonment".formatted(givenUp, station.takesAJob()),
            Map.of("reason", "示例原因"));
    add(cases, "PRODUCING", desks.toProduction(1, 0));
    String running = station.takesAJob();
    station.hasAKey(running, USED, running);
    add(cases, "READY", desks.toProduction(1, 0)); // no token is left
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
