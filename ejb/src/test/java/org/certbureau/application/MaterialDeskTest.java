package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.application.material.ScanView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Gate;
import org.certbureau.scan.Spot;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Papers: attached, looked at, compared with their originals, waived. */
class MaterialDeskTest {
  private Counter counter;
  private CaseNumber number;

  @BeforeEach
  void open() {
    counter = new Counter();
    number = counter.drafted(CHANGSHA);
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void a_scan_lies_sealed_and_comes_back_as_it_was() {
    byte[] picture = Counter.scan(1);
    long id = attach("M3", "营业执照.png", picture);

    ScanView scan = material("M3").scans().get(0);
    assertThat(scan.id()).isEqualTo(id);
    assertThat(scan.mediaType()).isEqualTo("image/png");
    assertThat(scan.sm3()).isEqualTo(Sm3.hex(picture));
    assertThat(scan.size()).isEqualTo(picture.length);
    assertThat(scan.attachedBy()).isEqualTo("LI_WEN");
    String atRest = counter.house().database().text("select rawtohex(sealed) from scan_content");
    assertThat(atRest).doesNotContain(HexFormat.of().withUpperCase().formatHex(picture, 0, 32));

    ScanPicture shown = counter.as(Person.WANG_FU, () -> counter.materials().scan(number, id));
    assertThat(shown.content()).isEqualTo(picture);
    assertThat(shown.fileName()).isEqualTo("营业执照.png");
    assertThat(counter.trail(Person.WANG_FU, number))
        .endsWith("application.scan-attached", "application.scan-disclosed");
  }

  @Test
  void the_same_scan_twice_on_one_material_is_refused() {
    attach("M3", "a.png", Counter.scan(1));
    refuses(() -> attach("M3", "b.png", Counter.scan(1)), null, "application.scan-twice");
    attach("M7", "a.png", Counter.scan(1));
    attach("M3", "b.png", Counter.scan(2));
  }

  @Test
  void an_executable_is_refused_by_the_uploads_rule_and_nothing_is_kept_A_C12() {
    refuses(
        () -> attach("M3", "licence.png", new byte[] {'M', 'Z', 0, 0}),
        "A-C12",
        "application.scan-not-a-picture");
    assertThat(counter.house().database().number("select count(*) from scan")).isZero();
  }

  @Test
  void a_name_is_shown_without_folders_and_tricks() {
    attach("M3", "C:\\temp\\..\\licence\u202Egnp.exe\n.png", Counter.scan(1));
    attach("M3", "../../etc/passwd", Counter.scan(2));
    attach("M3", null, Counter.scan(3));
    assertThat(material("M3").scans())
        .extracting(ScanView::fileName)
        .containsExactly("licencegnp.exe.png", "passwd", "scan");
  }

  @Test
  void a_scan_that_was_taken_out_is_gone_but_on_record() {
    long id = attach("M3", "a.png", Counter.scan(1));
    counter.as(Person.LI_WEN, () -> counter.materials().removeScan(number, id));

    assertThat(material("M3").scans()).isEmpty();
    assertThat(counter.house().database().number("select count(*) from scan_content")).isZero();
    assertThat(counter.trail(Person.LI_WEN, number))
        .endsWith("application.scan-attached", "application.scan-removed");
    assertThatThrownBy(() -> counter.as(Person.LI_WEN, () -> counter.materials().scan(number, id)))
        .isInstanceOf(NotFound.class);
    attach("M3", "a.png", Counter.scan(1));
  }

  @Test
  void which_document_of_several_was_shown_is_kept_and_on_record_CS_S1() {
    refuses(() -> show("DRIVING_LICENCE"), "CS-S1", "application.original-which");
    refuses(() -> show(null), "CS-S1", "application.original-which-missing");
    assertThat(material("M3").originalSeen()).isFalse();
    show("BUSINESS_LICENCE");
    assertThat(material("M3").shownDocument()).isEqualTo("BUSINESS_LICENCE");
    assertThat(
            counter.look(Person.LI_WEN, number).timeline().stream()
                .filter(entry -> entry.action().equals("application.original-seen"))
                .map(TimelineEntry::details))
        .singleElement()
        .satisfies(details -> assertThat(details).containsEntry("document", "BUSINESS_LICENCE"));

    counter.as(Person.LI_WEN, () -> counter.materials().tickOriginal(number, "M3", false));
    assertThat(material("M3").shownDocument()).isNull();
  }

  @Test
  void a_material_that_is_one_document_takes_no_other_CS_S1() {
    refuses(() -> tick("M1", true, "BUSINESS_LICENCE"), "CS-S1", "application.original-which");
    tick("M1", true, null);
    assertThat(material("M1").originalSeen()).isTrue();
    assertThat(material("M1").shownDocument()).isNull();
  }

  @Test
  void taking_back_a_tick_that_never_was_leaves_no_trace() {
    int revision = counter.look(Person.LI_WEN, number).revision();
    tick("M3", false, null);
    assertThat(counter.trail(Person.LI_WEN, number))
        .doesNotContain("application.original-unticked");
    assertThat(counter.look(Person.LI_WEN, number).revision()).isEqualTo(revision);

    show("BUSINESS_LICENCE");
    tick("M3", false, null);
    tick("M3", false, null);
    assertThat(counter.trail(Person.LI_WEN, number))
        .containsOnlyOnce("application.original-unticked");
  }

  private void tick(String material, boolean seen, String document) {
    counter.as(
        Person.LI_WEN, () -> counter.materials().tickOriginal(number, material, seen, document));
  }

  private void show(String document) {
    tick("M3", true, document);
  }

  @Test
  void a_spot_on_a_scan_is_shown_moved_and_taken_away_as_long_as_scans_may_be_added() {
    long id = attach("M3", "a.png", Counter.scan(1));
    assertThat(material("M3").scans().get(0).spot()).isNull();
    Spot spot = new Spot(480, 352, 305, 78);
    for (int twice = 0; twice < 2; twice++) {
      show(id, Optional.of(spot));
    }
    assertThat(material("M3").scans().get(0).spot()).isEqualTo(spot);
    assertThat(counter.trail(Person.LI_WEN, number)).endsWith("application.scan-spot-shown");
    show(id, Optional.of(new Spot(0, 0, 1000, 1000)));
    assertThat(material("M3").scans().get(0).spot().text()).isEqualTo("0,0,1000,1000");
    show(id, Optional.empty());
    assertThat(material("M3").scans().get(0).spot()).isNull();
    assertThat(counter.trail(Person.LI_WEN, number))
        .filteredOn("application.scan-spot-shown"::equals)
        .hasSize(3);
    assertThatThrownBy(() -> show(id + 1, Optional.of(spot))).isInstanceOf(NotFound.class);
  }

  private void show(long scan, Optional<Spot> spot) {
    counter.as(
        Person.LI_WEN,
        () -> {
          counter.materials().show(number, scan, spot);
          return null;
        });
  }

  @Test
  void a_scan_is_found_only_under_its_own_case() {
    long id = attach("M3", "a.png", Counter.scan(1));
    CaseNumber other = counter.drafted(CHANGSHA);
    assertThatThrownBy(() -> counter.as(Person.LI_WEN, () -> counter.materials().scan(other, id)))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("application.scan-not-found");
  }

  @Test
  void the_policys_number_of_pages_is_the_limit() {
    int most = 0;
    RuleViolation refusal = null;
    while (refusal == null && most < 100) {
      byte[] picture = Counter.scan(most);
      try {
        attach("M3", "page.png", picture);
        most++;
      } catch (RuleViolation full) {
        refusal = full;
      }
    }
    assertThat(refusal).isNotNull();
    assertThat(refusal.problems().get(0).args()).containsExactly(Integer.toString(most));
    assertThat(refusal.problems().get(0).rule()).isEqualTo("A-C12");
  }

  @Test
  void a_material_that_the_policy_does_not_ask_for_is_not_found() {
    assertThatThrownBy(() -> attach("M99", "a.png", Counter.scan(1))).isInstanceOf(NotFound.class);
  }

  @Test
  void only_a_policies_reason_waives_a_material_A_C14() {
    refuses(() -> waive("M4", "LAZINESS"), "CS-S1", "application.not-waivable");
    refuses(() -> waive("M3", "UNIFIED_LICENCE"), "CS-S1", "application.not-waivable");

    waive("M4", "UNIFIED_LICENCE");
    assertThat(material("M4").isWaived()).isTrue();
    assertThat(material("M4").waivedBy()).isEqualTo("LI_WEN");
    assertThat(material("M4").isComplete()).isTrue();

    counter.as(Person.LI_WEN, () -> counter.materials().demandAgain(number, "M4"));
    assertThat(material("M4").isComplete()).isFalse();
  }

  @Test
  void the_gate_of_originals_opens_with_the_last_tick_and_closes_when_one_is_taken_back() {
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    counter.scanEverything(CHANGSHA, number);
    counter.seeEveryOriginal(CHANGSHA, number);
    assertThat(originals().open()).isTrue();

    counter.as(Person.LI_WEN, () -> counter.materials().tickOriginal(number, "M3", false));
    assertThat(originals().open()).isFalse();

    waiveAndTick();
    assertThat(originals().open()).isTrue();
    assertThat(material("M3").originalBy()).isEqualTo("LI_WEN");
  }

  private void waiveAndTick() {
    waive("M4", "UNIFIED_LICENCE");
    show("BUSINESS_LICENCE");
  }

  @Test
  void a_new_scan_is_compared_with_the_original_anew() {
    attach("M3", "a.png", Counter.scan(1));
    show("BUSINESS_LICENCE");
    attach("M3", "b.png", Counter.scan(2));
    assertThat(material("M3").originalSeen()).isFalse();
  }

  @Test
  void after_acceptance_the_scans_are_settled() {
    CaseNumber accepted = counter.accepted(CHANGSHA);
    refuses(
        () ->
            counter.as(
                Person.LI_WEN,
                () -> counter.materials().attach(accepted, "M3", "late.png", Counter.scan(9))),
        null,
        "application.scans-settled");
  }

  @Test
  void production_closes_the_book_of_originals() {
    CaseNumber accepted = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, accepted);
    counter.take(Person.WANG_FU, accepted, Step.APPROVE);
    counter.as(
        Person.CHEN_SHOU,
        () ->
            counter
                .house()
                .inTransaction(
                    () -> counter.house().bean(Gates.class).open(accepted, Gate.PAYMENT)));
    refuses(
        () ->
            counter.as(
                Person.LI_WEN, () -> counter.materials().tickOriginal(accepted, "M3", false)),
        null,
        "application.originals-settled");
  }

  private long attach(String material, String name, byte[] file) {
    return counter.as(
        Person.LI_WEN, () -> counter.materials().attach(number, material, name, file));
  }

  private void waive(String material, String reason) {
    counter.as(Person.LI_WEN, () -> counter.materials().waive(number, material, reason));
  }

  private MaterialView material(String code) {
    return counter.look(Person.LI_WEN, number).materials().stream()
        .filter(material -> material.getCode().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private GateView originals() {
    List<GateView> gates = counter.look(Person.LI_WEN, number).gates();
    return gates.stream().filter(gate -> gate.gate() == Gate.ORIGINALS).findFirst().orElseThrow();
  }

  private static void refuses(ThrowingCallable what, String rule, String code) {
    Problem problem = Refused.at(what);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.rule()).isEqualTo(rule);
  }
}
