package org.certbureau.system.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.console.Desks;
import org.certbureau.console.SampleScan;
import org.certbureau.console.SampleUnit;
import org.certbureau.system.BureauProcess;
import org.certbureau.system.StationProcess;
import org.certbureau.system.TokenJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * A day at the counter with 250 cases of others on the lists: three services are accepted, one
 * comes back and is corrected, all are reviewed, paid, made and handed over; without a mouse, and
 * with the keys counted by the pages themselves.
 */
class CounterDayIT {
  private static final String HERE = "430100";
  private static final int AT_EACH_DESK = 50;

  /** Keys that each piece of work took at the most in the first house, beside its clicks. */
  private static final Map<String, Integer> FIRST_HOUSE =
      Map.of("NEW", 145, "review", 31, "pay", 15, "deliver", 17);

  @TempDir private static Path home;
  private static BureauProcess bureau;
  private static StationProcess station;
  private static Browser browser;
  private static Wizard wizard;
  private static Map<String, String> unit;

  @BeforeAll
  static void openTheHouse() throws Exception {
    bureau = BureauProcess.in(home.resolve("bureau"));
    String database =
        "jdbc:h2:file:" + bureau.data().resolve("db/bureau") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
    bureau.with("BUREAU_DB_URL", database).start();
    station =
        StationProcess.found(home.resolve("station"), bureau, HERE, "ST-DAY", 12).start(Map.of());
    Desks others = bureau.desks(HERE);
    Crowd crowd = new Crowd(database);
    crowd.around(others.begin(1, 1), AT_EACH_DESK);
    crowd.around(others.toAcceptance(1, 1), AT_EACH_DESK);
    crowd.around(others.toReview(1, 1), AT_EACH_DESK);
    String owing = others.toReview(1, 1);
    bureau.client("REVIEWER", HERE).post("/applications/" + owing + "/steps/approve", Map.of());
    crowd.around(owing, AT_EACH_DESK);
    String closed = others.toProduction(1, 1);
    TokenJob.awaitDone(others, closed);
    others.deliver(closed);
    crowd.around(closed, AT_EACH_DESK);
    browser = new Browser(bureau.url());
    wizard = new Wizard(browser);
    unit = new SampleUnit(policy()).form(1);
  }

  @AfterAll
  static void closeTheHouse() throws Exception {
    try {
      if (browser != null) {
        browser.close();
      }
    } finally {
      if (station != null) {
        station.close();
      }
      if (bureau != null) {
        bureau.close();
      }
    }
  }

  @Test
  void a_day_goes_by_keys_alone_and_takes_fewer_than_the_first_house() throws Exception {
    JsonNode stolen = certificate();
    JsonNode lost = certificate();
    as("ACCEPTOR");
    String[] accepted = new String[3];
    work("NEW", () -> accepted[0] = acceptNew());
    work("SUSPEND", () -> accepted[1] = acceptAbout(stolen, "chip", "SUSPEND"));
    work("REISSUE_LOST", () -> accepted[2] = acceptAbout(lost, "line", "REISSUE_LOST"));

    as("REVIEWER");
    work("return", () -> giveBack(accepted[0]));
    as("ACCEPTOR");
    work("correct", () -> correct(accepted[0]));
    as("REVIEWER");
    Set<String> approved = new HashSet<>();
    work("review", () -> approved.add(approve(() -> enterTheFirst("/worklist.xhtml"))));
    while (!approved.containsAll(List.of(accepted[0], accepted[2]))) {
      work("review", () -> approved.add(approve(() -> {})));
    }
    as("CASHIER");
    Set<String> paid = new HashSet<>();
    work("pay", () -> paid.add(pay(() -> enterTheFirst("/payment.xhtml"))));
    while (!paid.containsAll(List.of(accepted[0], accepted[2]))) {
      work("pay", () -> paid.add(pay(() -> {})));
    }
    for (String number : new String[] {accepted[0], accepted[2]}) {
      TokenJob.awaitDone(bureau.desks(HERE), number);
    }
    as("MAKER");
    work("make", () -> browser.open("/production.xhtml"));
    assertThat(browser.text("table.jobs")).contains(accepted[0], accepted[2]);
    as("ACCEPTOR");
    work("deliver", () -> handOver(accepted[0]));
    work("deliver", () -> handOver(accepted[2]));
    for (String number : accepted) {
      assertThat(state(number)).as(number).isEqualTo("CLOSED");
    }
    takesLittle();
  }

  private static void takesLittle() throws IOException {
    String told =
        browser.effort().done().stream()
            .map(Effort.Work::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    Files.writeString(Path.of("target/effort.txt"), told);
    for (Effort.Work work : browser.effort().done()) {
      assertThat(work.clicks()).as(told).isZero();
      assertThat(work.keys())
          .as(told)
          .isLessThan(FIRST_HOUSE.getOrDefault(work.what(), Integer.MAX_VALUE));
    }
  }

  // ---- the acceptor

  private static String acceptNew() throws IOException {
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.ALT, "n")));
    browser.leaveBy(() -> read(unit.get("creditCode"), Keys.ENTER));
    goOn(); // what the page offers for a unit that has nothing yet
    wizard.agreeByF2();
    goOn();
    String number = caseHere();
    wizard.fillInByF2(unit);
    goOn();
    wizard.fillInByF2(unit);
    goOn();
    bringPapers();
    submit();
    return number;
  }

  private static String acceptAbout(JsonNode pair, String known, String service) throws Exception {
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.ALT, "n")));
    browser.leaveBy(() -> read(pair.path(known).asText(), Keys.ENTER));
    choose(service);
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    wizard.agreeByF2();
    goOn();
    String number = caseHere();
    goOn();
    wizard.fillInByF2(new SampleUnit(policy()).about(service));
    goOn();
    bringPapers();
    submit();
    return number;
  }

  private static void choose(String service) {
    long before =
        (Long)
            browser.script(
                "return Array.from(document.querySelectorAll('.cert .serve'))"
                    + ".findIndex(one => one.dataset.href.includes(arguments[0]))",
                service);
    browser.press(Keys.ARROW_DOWN);
    for (long i = 0; i < before; i++) {
      browser.press(Keys.ARROW_RIGHT);
    }
    browser.press(Keys.SPACE);
  }

  /** Past the fee, where there is one. */
  private static void submit() {
    while (!browser.path().contains("step=submit")) {
      goOn();
    }
    wizard.agreeByF2();
    mean();
  }

  private static void bringPapers() throws IOException {
    wizard.bringThePileByKeys(Files.createTempDirectory(home, "scans"), SampleScan.jpeg(1));
    wizard.tickOriginalsByF2();
  }

  private static void correct(String number) {
    find(number);
    goOn();
    browser.await("a step that is open", () -> browser.path().contains("accept.xhtml"));
    submit();
  }

  private static void handOver(String number) {
    browser.open("/delivery.xhtml");
    browser.leaveBy(() -> browser.press(running(number), Keys.ENTER));
    browser.press(Keys.SPACE, Keys.TAB);
    assertThat(browser.focused()).isEqualTo("f:slip");
    browser.press(running(number) + "-1");
    mean();
  }

  // ---- the reviewer

  private static void giveBack(String number) {
    find(number);
    goOn();
    browser.see(".view img.page");
    browser.press("n");
    browser.press("章不清");
    mean();
  }

  /** What the list has first, and then what the page goes on to. */
  private static String approve(Runnable comeToIt) {
    comeToIt.run();
    browser.see(".view img.page");
    String number = caseHere();
    for (int i = browser.all(".chk [data-answer=Y]").size(); i > 0; i--) {
      yes();
    }
    while (!browser.all(".strip .unopened").isEmpty()) {
      yes(); // leads on to what no question is about
    }
    if (browser.has("[data-fate]")) {
      browser.press("1");
    }
    mean();
    return number;
  }

  /** Once the page is there that it is about. */
  private static void yes() {
    browser.await("the page", () -> browser.has(".strip .on:not(.unopened)"));
    browser.press("y");
  }

  // ---- the cashier

  private static String pay(Runnable comeToIt) {
    comeToIt.run();
    String number = caseHere();
    browser.await("the voucher's field", () -> browser.focused().equals("f:reference"));
    if (browser.has("[data-proposed]")) {
      browser.press(Keys.ARROW_DOWN);
    } else {
      browser.press("POS" + running(number));
    }
    mean();
    return number;
  }

  // ---- what all of them do

  private static void as(String role) throws IOException {
    browser.logIn(bureau.accounts().find(role, HERE));
  }

  private static void work(String what, Effort.Deed deed) throws Exception {
    browser.effort().of(what, deed);
    assertThat(browser.text(".errs")).as(what).isEmpty();
  }

  private static void enterTheFirst(String list) {
    browser.open(list);
    browser.await("the first row", () -> browser.focusedIs("a.row"));
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    if (browser.path().contains("/application.xhtml")) {
      goOn();
    }
  }

  /** By what it is called at the counter. */
  private static void find(String number) {
    browser.leaveBy(() -> browser.press("/", "CS" + running(number), Keys.ENTER));
    assertThat(browser.path()).contains(number);
  }

  private static String running(String number) {
    return number.replaceFirst(".*-0*", "");
  }

  private static void read(CharSequence... typed) {
    browser.effort().byReader(() -> browser.press(typed));
  }

  private static void goOn() {
    String page = browser.path();
    browser.leaveBy(() -> browser.press(Keys.chord(Keys.CONTROL, Keys.ENTER)));
    assertThat(browser.text(".errs")).as("behind %s", page).isEmpty();
  }

  private static void mean() {
    browser.leaveBy(() -> browser.meanMain(() -> {}));
    assertThat(browser.text(".errs")).isEmpty();
  }

  private static String caseHere() {
    return browser.path().replaceFirst(".*case=([\\w-]+).*", "$1");
  }

  // ---- what the bureau knows

  private static JsonNode policy() throws IOException, InterruptedException {
    return bureau.client("ACCEPTOR", HERE).get("/regions/" + HERE + "/policy");
  }

  private static String state(String number) throws IOException, InterruptedException {
    return bureau.client("ACCEPTOR", HERE).get("/applications/" + number).path("state").asText();
  }

  private static JsonNode certificate() throws Exception {
    Desks desks = bureau.desks(HERE);
    String number = desks.toProduction(1, 1);
    TokenJob.awaitDone(desks, number);
    desks.deliver(number);
    return bureau
        .client("ACCEPTOR", HERE)
        .get("/applications/" + number + "/certificates")
        .path(0)
        .path("pair");
  }
}
