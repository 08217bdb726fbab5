package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.application.material.ScanView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.scan.Pictures;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as brought, seen or waived, and what opens and closes with it; at one counter. */
class OriginalsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:42:00Z");

  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest
  @CsvSource({
    // material, with a scan, seen, complete
    "M3, false, false, false",
    "M3, true,  false, false",
    "M3, false, true,  false",
    "M3, true,  true,  true",
    // not obligatory
    "SEAL, false, false, true"
  })
  void a_paper_is_complete_once_it_is_scanned_and_seen_CS_S1(
      String code, boolean scanned, boolean seen, boolean complete) {
    CaseNumber number = counter.drafted(CHANGSHA);
    if (scanned) {
      attach(number, code, 1);
    }
    if (seen) {
      tick(number, code, "BUSINESS_LICENCE");
    }
    assertThat(material(number, code).isComplete()).isEqualTo(complete);
  }

  @Test
  void what_hangs_on_an_untold_fact_is_asked_for_once_it_is_told_GD_11() {
    CaseNumber number = counter.submitted(GUANGDONG);
    counter.scanEverything(GUANGDONG, number);
    assertThat(voucher(number).demanded()).isFalse();
    assertThat(voucher(number).isComplete()).isTrue();

    counter.take(Person.HUANG_LI, number, Step.RETURN, "已汇款");
    Facts remitted = Facts.of(Fact.REMITTED, true);
    counter.as(
        Person.HUANG_LI,
        () ->
            counter
                .drafts()
                .update(number, new ApplicationEdit(null, null, remitted, null, null, null)));
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
    assertThat(voucher(number).demanded()).isTrue();
    assertThat(voucher(number).isComplete()).isFalse();
    refuses(
        () -> counter.take(Person.HUANG_LI, number, Step.ACCEPT),
        "application.scan-missing",
        "GD-11");

    counter.scanEverything(GUANGDONG, number);
    assertThat(voucher(number).isComplete()).as("a copy is enough").isTrue();
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
  }

  private static MaterialView voucher(CaseNumber number) {
    return counter.look(Person.HUANG_LI, number).materials().stream()
        .filter(material -> material.getCode().equals("VOUCHER"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"M3", "M4"})
  void an_original_that_was_seen_stands_neither_for_its_scan_nor_for_a_waiver_CS_S1(String code) {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    tick(number, code, code.equals("M3") ? "BUSINESS_LICENCE" : null);
    long only = material(number, code).scans().get(0).id();
    counter.as(Person.LI_WEN, () -> counter.materials().removeScan(number, only));
    tick(number, code, code.equals("M3") ? "BUSINESS_LICENCE" : null);

    refuses(
        () -> counter.take(Person.LI_WEN, number, Step.ACCEPT),
        "application.scan-missing",
        "CS-S1");
  }

  @Test
  void what_is_only_carried_along_takes_neither_scan_nor_tick_CS_S1() {
    CaseNumber number = counter.drafted(CHANGSHA);
    refuses(() -> attach(number, "SEAL", 1), "application.no-scan-of-it", "CS-S1");
    refuses(() -> tick(number, "SEAL", null), "application.no-original-of-it", "CS-S1");
    assertThat(material(number, "SEAL").scans()).isEmpty();
  }

  @Test
  void a_scan_is_shown_with_its_size_and_with_who_brought_it() {
    CaseNumber number = counter.drafted(CHANGSHA);
    long id = attach(number, "M3", 1);
    assertThat(material(number, "M3").scans())
        .singleElement()
        .extracting(
            ScanView::id,
            ScanView::fileName,
            ScanView::width,
            ScanView::height,
            ScanView::attachedBy,
            ScanView::attachedAt)
        .containsExactly(id, "page-1.png", 90, 91, "LI_WEN", NOW);
  }

  @Test
  void who_saw_an_original_and_who_waived_one_is_shown_with_the_hour() {
    CaseNumber number = counter.drafted(CHANGSHA);
    tick(number, "M3", "BUSINESS_LICENCE");
    waive(number, "M4");
    MaterialView seen = material(number, "M3");
    assertThat(seen.originalBy()).isEqualTo("LI_WEN");
    assertThat(seen.originalAt()).isEqualTo(NOW);
    assertThat(seen.isWaived()).isFalse();
    MaterialView waived = material(number, "M4");
    assertThat(waived.waiveReason()).isEqualTo("UNIFIED_LICENCE");
    assertThat(waived.waivedAt()).isEqualTo(NOW);
    assertThat(waived.originalAt()).isNull();

    tick(number, "M3", false, null);
    demandAgain(number, "M4");
    assertThat(material(number, "M3"))
        .extracting(MaterialView::originalBy, MaterialView::originalAt)
        .containsOnlyNulls();
    assertThat(material(number, "M4"))
        .extracting(MaterialView::waiveReason, MaterialView::waivedBy, MaterialView::waivedAt)
        .containsOnlyNulls();
  }

  @Test
  void a_thumbnail_is_too_small_to_read_and_not_on_record() throws IOException {
    CaseNumber number = counter.drafted(CHANGSHA);
    long id =
        counter.as(
            Person.LI_WEN,
            () -> counter.materials().attach(number, "M3", "大.png", Pictures.of("png", 600, 900)));
    List<String> before = counter.trail(Person.LI_WEN, number);
    ScanPicture small = counter.as(Person.SHEN_JI, () -> counter.materials().thumbnail(number, id));

    assertThat(small.fileName()).isEqualTo("大.png");
    assertThat(small.mediaType()).isEqualTo("image/jpeg");
    assertThat(ImageIO.read(new ByteArrayInputStream(small.content())).getHeight()).isEqualTo(128);
    assertThat(counter.trail(Person.LI_WEN, number)).isEqualTo(before);
    for (Person person : List.of(Person.LI_WEN, Person.HUANG_LI)) {
      long asked = person == Person.LI_WEN ? id + 1 : id;
      assertThatThrownBy(
              () -> counter.as(person, () -> counter.materials().thumbnail(number, asked)))
          .isInstanceOf(NotFound.class);
    }
  }

  @Test
  void a_name_as_long_as_a_book_is_cut() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.as(
        Person.LI_WEN,
        () -> counter.materials().attach(number, "M3", "长".repeat(121), Counter.scan(1)));
    assertThat(material(number, "M3").scans())
        .singleElement()
        .satisfies(scan -> assertThat(scan.fileName()).isEqualTo("长".repeat(120)));
  }

  @Test
  void the_gate_closes_with_every_scan_that_comes_or_goes_and_opens_with_the_tick_A_C13() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.seeEveryOriginal(CHANGSHA, number);
    assertThat(originalsAreSeen(number)).isTrue();

    long late = attach(number, "M3", 7);
    assertThat(originalsAreSeen(number)).isFalse();
    tick(number, "M3", "BUSINESS_LICENCE");
    assertThat(originalsAreSeen(number)).isTrue();

    counter.as(Person.LI_WEN, () -> counter.materials().removeScan(number, late));
    assertThat(originalsAreSeen(number)).isFalse();
  }

  @Test
  void the_gate_opens_with_a_waiver_and_closes_when_the_paper_is_demanded_again_A_C14() {
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.seeEveryOriginal(CHANGSHA, number);
    tick(number, "M4", false, null);
    assertThat(originalsAreSeen(number)).isFalse();

    waive(number, "M4");
    assertThat(originalsAreSeen(number)).isTrue();
    demandAgain(number, "M4");
    assertThat(originalsAreSeen(number)).isFalse();

    assertThat(details(number, "application.material-waived"))
        .containsExactly(Map.of("material", "M4", "reason", "UNIFIED_LICENCE", "rule", "A-C14"));
    assertThat(details(number, "application.material-demanded-again"))
        .containsExactly(Map.of("material", "M4"));
  }

  @Test
  void what_was_seen_before_submission_counts_with_it() {
    CaseNumber number = counter.drafted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    assertThat(originalsAreSeen(number)).isTrue();
  }

  @Test
  void production_opens_with_the_last_original_and_then_the_book_is_closed() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    counter
        .house()
        .inTransaction(() -> counter.house().bean(Gates.class).open(number, Gate.PAYMENT));
    assertThat(counter.look(Person.LI_WEN, number).badge()).isEqualTo(Badge.ORIGINALS_DUE);
    long scan = material(number, "M3").scans().get(0).id();

    counter.seeEveryOriginal(CHANGSHA, number);
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.READY);
    refuses(() -> waive(number, "M4"), "application.originals-settled", null);
    refuses(() -> demandAgain(number, "M4"), "application.originals-settled", null);
    refuses(
        () -> counter.as(Person.LI_WEN, () -> counter.materials().removeScan(number, scan)),
        "application.scans-settled",
        null);
  }

  @Test
  void a_material_that_nobody_asks_for_is_not_demanded_again_either() {
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThatThrownBy(() -> demandAgain(number, "M99"))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("application.material-unknown");
  }

  private static long attach(CaseNumber number, String code, int page) {
    return counter.as(
        Person.LI_WEN,
        () ->
            counter.materials().attach(number, code, "page-" + page + ".png", Counter.scan(page)));
  }

  private static void tick(CaseNumber number, String code, String document) {
    tick(number, code, true, document);
  }

  private static void tick(CaseNumber number, String code, boolean seen, String document) {
    counter.as(Person.LI_WEN, () -> counter.materials().tickOriginal(number, code, seen, document));
  }

  private static void waive(CaseNumber number, String code) {
    counter.as(Person.LI_WEN, () -> counter.materials().waive(number, code, "UNIFIED_LICENCE"));
  }

  private static void demandAgain(CaseNumber number, String code) {
    counter.as(Person.LI_WEN, () -> counter.materials().demandAgain(number, code));
  }

  private static MaterialView material(CaseNumber number, String code) {
    return counter.look(Person.LI_WEN, number).materials().stream()
        .filter(material -> material.getCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static boolean originalsAreSeen(CaseNumber number) {
    return counter.look(Person.LI_WEN, number).gates().contains(new GateView(Gate.ORIGINALS, true));
  }

  private static List<Map<String, String>> details(CaseNumber number, String action) {
    return counter.look(Person.LI_WEN, number).timeline().stream()
        .filter(entry -> entry.action().equals(action))
        .map(TimelineEntry::details)
        .toList();
  }

  private static void refuses(ThrowingCallable what, String code, String rule) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.rule()).isEqualTo(rule);
  }
}
