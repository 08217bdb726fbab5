package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanView;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.scan.Pictures;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of scans, ticks and waivers when the form is corrected; at one counter. */
class CorrectedPapersTest {
  private static final String PHONE = "0731-85550143";

  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @Test
  void a_signed_form_is_scanned_anew_once_what_it_prints_was_changed_CS_08() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    assertThat(outdated(number)).isEmpty();

    edit(number, "unitPhone", PHONE);
    assertThat(outdated(number)).containsExactly("M1");
    assertThat(counter.look(Person.LI_WEN, number).problems())
        .extracting(Problem::code, Problem::field, Problem::rule)
        .containsExactly(tuple("application.scan-outdated", "materials.M1", "CS-S1"));
    refuses(() -> submit(number), "application.scan-outdated", "CS-S1");

    print(number, PaperRule.Kind.APPLICATION_FORM);
    attach(number, "M1", 91);
    refuses(() -> submit(number), "application.scan-outdated", "CS-S1");
    removeOutdated(number, "M1");
    submit(number);
    counter.take(Person.LI_WEN, number, Step.ACCEPT);
  }

  @ParameterizedTest(name = "{0} printed, {1} changed: {2} scanned")
  @CsvSource({
    "APPLICATION_FORM,  legalRepresentative, M1",
    "POWER_OF_ATTORNEY, agentName,           M6",
    "SERVICE_AGREEMENT, unitName,            M2"
  })
  void a_paper_says_what_it_said_when_it_was_printed_CS_08(
      PaperRule.Kind kind, String field, String material) {
    CaseNumber number = counter.drafted(CHANGSHA);
    print(number, kind);
    print(number, kind);
    edit(number, field, Counter.form(CHANGSHA).get(field) + "甲");
    attach(number, material, 92);
    assertThat(outdated(number)).containsExactly(material);

    print(number, kind);
    attach(number, material, 93);
    assertThat(material(number, material).scans())
        .extracting(ScanView::outdated)
        .containsExactly(true, false);

    edit(number, Counter.form(CHANGSHA));
    assertThat(material(number, material).scans())
        .as("changed back: now the other one is of before")
        .extracting(ScanView::outdated)
        .containsExactly(false, true);
  }

  @Test
  void a_paper_printed_when_nobody_noted_what_it_said_or_never_says_what_is_true_now() {
    CaseNumber number = counter.drafted(CHANGSHA);
    print(number, PaperRule.Kind.APPLICATION_FORM);
    counter.house().database().execute("update application_print set sealed_print = null");
    edit(number, "unitPhone", PHONE);
    attach(number, "M1", 94);
    attach(number, "M6", 95);
    assertThat(outdated(number)).isEmpty();
  }

  @Test
  void each_page_of_before_is_told_and_a_new_one_beside_it_does_not_make_it_good_CS_08() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    attach(number, "M1", 96);
    edit(number, "unitPhone", PHONE);
    print(number, PaperRule.Kind.APPLICATION_FORM);
    attach(number, "M1", 97);

    MaterialView form = material(number, "M1");
    assertThat(form.isScannedAsItIs()).isFalse();
    assertThat(form.isComplete()).isFalse();
    assertThat(form.scans())
        .extracting(scan -> scan.notes().stream().map(Problem::code).toList())
        .containsExactly(
            List.of("application.scan-outdated"), List.of("application.scan-outdated"), List.of());
    assertThat(counter.look(Person.LI_WEN, number).problems())
        .filteredOn(problem -> problem.code().equals("application.scan-outdated"))
        .extracting(problem -> problem.args().get(2))
        .containsExactly(form.scans().get(0).fileName(), form.scans().get(1).fileName());
    removeOutdated(number, "M1");
    assertThat(material(number, "M1").isScannedAsItIs()).isTrue();
    submit(number);
  }

  @Test
  void what_was_changed_back_is_what_was_signed_CS_08() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    edit(number, "unitPhone", PHONE);
    edit(number, "unitPhone", Counter.form(CHANGSHA).get("unitPhone"));
    assertThat(outdated(number)).isEmpty();
    submit(number);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    // field, new value, papers that said otherwise
    "legalRepresentative, 陈岚,                   M1",
    "agentMobile,         13800138001,            M1 M6",
    "unitName,            长沙澄岚新材料有限公司, M1 M2 M6",
    "applications,        BASIC_DATA,             M1"
  })
  void only_papers_that_print_it_are_signed_anew_after_a_return(
      String field, String value, String papers) {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.LI_WEN, number, Step.RETURN, "信息有误");
    counter.seeEveryOriginal(CHANGSHA, number);
    edit(number, field, value);

    assertThat(outdated(number)).containsExactly(papers.split(" "));
    assertThat(codes(number, view -> view.material().paper() != null && !view.originalSeen()))
        .containsExactly(papers.split(" "));
  }

  @Test
  void other_years_are_another_form_GD_06() {
    CaseNumber number = counter.drafted(GUANGDONG);
    counter.scanEverything(GUANGDONG, number);
    counter.as(
        Person.HUANG_LI,
        () ->
            counter.drafts().update(number, new ApplicationEdit(5, null, null, null, null, null)));
    assertThat(materials(GUANGDONG, number))
        .filteredOn(view -> view.scans().stream().anyMatch(ScanView::outdated))
        .extracting(MaterialView::getCode)
        .containsExactly("M1");
  }

  @Test
  void a_scan_of_before_says_what_the_form_said_until_it_is_changed() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.house().database().execute("update scan set sealed_print = null");
    assertThat(outdated(number)).isEmpty();
    edit(number, "unitPhone", PHONE);
    assertThat(outdated(number)).containsExactly("M1");
  }

  @Test
  void a_waiver_falls_with_its_reason_A_C14() {
    CaseNumber number = counter.drafted(CHANGSHA);
    waive(number);
    assertThat(material(number, "M4").isWaived()).isTrue();

    Map<String, String> older = new TreeMap<>(Counter.form(CHANGSHA));
    older.remove("creditCode");
    older.put("registrationNumber", "430100000000124");
    older.put("organizationCode", "MA4L00011");
    edit(number, older);
    assertThat(material(number, "M4").isWaived()).isFalse();
    assertThat(material(number, "M4").demanded()).isTrue();
    assertThat(counter.trail(Person.LI_WEN, number))
        .contains("application.material-demanded-again");
    refuses(() -> waive(number), "application.waiver-untrue", "A-C14");

    edit(number, Counter.form(CHANGSHA));
    assertThat(material(number, "M4").isWaived()).as("by itself it does not return").isFalse();
  }

  @ParameterizedTest(name = "on the form {0}, shown {1}")
  @CsvSource({
    "CITIZEN_ID, 43010219900307008X, PASSPORT,   护照,       居民身份证",
    "PASSPORT,   E12345678,          CITIZEN_ID, 居民身份证, 护照"
  })
  void the_document_that_is_shown_is_the_one_on_the_form_CS_S1(
      String named, String numberOnForm, String other, String shownWord, String namedWord) {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put("agentDocumentType", named);
    form.put("agentDocumentNumber", numberOnForm);
    CaseNumber number =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
    assertThatThrownBy(() -> tick(number, other))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo("application.original-not-on-form");
                          assertThat(problem.rule()).isEqualTo("CS-S1");
                          assertThat(problem.args()).contains(shownWord, namedWord);
                        }));
    assertThat(material(number, "M7").originalSeen()).isFalse();
    tick(number, named);
    assertThat(material(number, "M7").originalSeen()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {2} on the form, {3} shown: {4}")
  @CsvSource({
    "430100, M3, unitType=ENTERPRISE,                  BUSINESS_LICENCE,        true",
    "430100, M3, unitType=ENTERPRISE,                  INSTITUTION_CERTIFICATE, false",
    "430100, M3, unitType=INSTITUTION,                 INSTITUTION_CERTIFICATE, true",
    "430100, M3, unitType=INSTITUTION,                 OTHER_UNIT_DOCUMENT,     false",
    "430100, M3, unitType=OTHER,                       OTHER_UNIT_DOCUMENT,     true",
    "430100, M3, unitType=OTHER,                       BUSINESS_LICENCE,        false",
    "430100, M3, unitType=,                            INSTITUTION_CERTIFICATE, true",
    "440000, M2, creditCode=91430100MA4L00011K,        INSTITUTION_CERTIFICATE, true",
    "440000, M2, creditCode=91430100MA4L00011K,        CREDIT_CODE_CERTIFICATE, true",
    "440000, M2, creditCode=91430100MA4L00011K,        BUSINESS_LICENCE,        true",
    "440000, M2, creditCode=91430100MA4L00011K,        OTHER_UNIT_DOCUMENT,     false",
    "440000, M2, registrationNumber=430100000000124,   BUSINESS_LICENCE,        true",
    "440000, M2, registrationNumber=430100000000124,   CREDIT_CODE_CERTIFICATE, false",
    "440000, M2, organizationCode=MA4L00011,           INSTITUTION_CERTIFICATE, true",
    "440000, M2, organizationCode=MA4L00011,           BUSINESS_LICENCE,        false",
    "440000, M2, otherDocument=社会团体法人登记证书 5100001, OTHER_UNIT_DOCUMENT,     true",
    "440000, M2, otherDocument=社会团体法人登记证书 5100001, INSTITUTION_CERTIFICATE, false",
    "440000, M2, creditCode=,                          OTHER_UNIT_DOCUMENT,     true"
  })
  void whichever_document_is_shown_it_is_the_one_on_the_form(
      String code, String material, String said, String document, boolean taken) {
    RegionCode region = code.equals("430100") ? CHANGSHA : GUANGDONG;
    Map<String, String> form = new TreeMap<>(Counter.form(region));
    if (region == GUANGDONG) {
      form.remove("creditCode");
    }
    form.put(said.split("=")[0], said.substring(said.indexOf('=') + 1));
    Person acceptor = counter.acceptor(region);
    CaseNumber number =
        counter.as(acceptor, () -> counter.drafts().draft(counter.begun(region, form)));
    ThrowingCallable tick =
        () ->
            counter.as(
                acceptor, () -> counter.materials().tickOriginal(number, material, true, document));
    if (taken) {
      assertThatCode(tick).doesNotThrowAnyException();
    } else {
      assertThat(Refused.at(tick).code()).isEqualTo("application.original-not-on-form");
    }
  }

  @Test
  void a_tick_falls_when_the_form_names_another_document_CS_S1() {
    CaseNumber number = counter.drafted(CHANGSHA);
    tick(number, "CITIZEN_ID");
    Map<String, String> passport = new TreeMap<>(Counter.form(CHANGSHA));
    passport.put("agentDocumentType", "PASSPORT");
    passport.put("agentDocumentNumber", "E12345678");
    edit(number, passport);
    assertThat(material(number, "M7").originalSeen()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, ", "300, A-C12"})
  void who_uploads_more_than_is_wished_for_is_told_A_C12(int side, String rule) {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.as(
        Person.LI_WEN,
        () -> counter.materials().attach(number, "M3", "大.bmp", Pictures.of("bmp", side, side)));
    assertThat(material(number, "M3").scans().get(0).notes())
        .extracting(Problem::rule)
        .isEqualTo(rule == null ? List.of() : List.of(rule));
  }

  private static void submit(CaseNumber number) {
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
  }

  private static void edit(CaseNumber number, String field, String value) {
    Map<String, String> form = new TreeMap<>(Counter.form(CHANGSHA));
    form.put(field, value);
    edit(number, form);
  }

  private static void edit(CaseNumber number, Map<String, String> form) {
    counter.as(Person.LI_WEN, () -> counter.drafts().update(number, ApplicationEdit.form(form)));
  }

  private static void attach(CaseNumber number, String code, int page) {
    counter.as(
        Person.LI_WEN,
        () -> counter.materials().attach(number, code, "新" + page + ".png", Counter.scan(page)));
  }

  private static void print(CaseNumber number, PaperRule.Kind kind) {
    counter.as(Person.LI_WEN, () -> counter.house().bean(PaperDesk.class).print(number, kind));
  }

  private static void removeOutdated(CaseNumber number, String code) {
    material(number, code).scans().stream()
        .filter(ScanView::outdated)
        .forEach(
            scan ->
                counter.as(Person.LI_WEN, () -> counter.materials().removeScan(number, scan.id())));
  }

  private static void tick(CaseNumber number, String document) {
    counter.as(Person.LI_WEN, () -> counter.materials().tickOriginal(number, "M7", true, document));
  }

  private static void waive(CaseNumber number) {
    counter.as(Person.LI_WEN, () -> counter.materials().waive(number, "M4", "UNIFIED_LICENCE"));
  }

  private static List<String> outdated(CaseNumber number) {
    return codes(number, view -> view.scans().stream().anyMatch(ScanView::outdated));
  }

  private static List<String> codes(CaseNumber number, Predicate<MaterialView> which) {
    return materials(CHANGSHA, number).stream().filter(which).map(MaterialView::getCode).toList();
  }

  private static MaterialView material(CaseNumber number, String code) {
    return materials(CHANGSHA, number).stream()
        .filter(view -> view.getCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static List<MaterialView> materials(RegionCode region, CaseNumber number) {
    return counter.look(counter.acceptor(region), number).materials();
  }

  private static void refuses(ThrowingCallable what, String code, String rule) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.rule()).isEqualTo(rule);
  }
}
