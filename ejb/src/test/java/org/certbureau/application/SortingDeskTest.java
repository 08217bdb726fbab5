package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.region.policy.PaperRule.Kind.APPLICATION_FORM;
import static org.certbureau.region.policy.PaperRule.Kind.SERVICE_AGREEMENT;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanView;
import org.certbureau.application.material.SortingDesk;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.paper.PdfPreview;
import org.certbureau.region.policy.PaperRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pile of scanned pages finds its papers: by the code that the bureau printed, or by a name. */
class SortingDeskTest {
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
  void the_bureaus_own_papers_are_known_by_their_code_whatever_their_file_is_called() {
    assertThat(sort("授权委托书.png", page(number, APPLICATION_FORM))).isEqualTo("M1");
    assertThat(sort("IMG_0002.png", page(number, SERVICE_AGREEMENT))).isEqualTo("M2");
    assertThat(counter.look(Person.LI_WEN, number).materials())
        .as("sorting keeps nothing")
        .allMatch(material -> material.scans().isEmpty());
  }

  @Test
  void a_paper_of_another_case_is_told_and_not_taken() {
    CaseNumber other = counter.drafted(CHANGSHA);
    assertThatThrownBy(() -> sort("a.png", page(other, APPLICATION_FORM)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo("application.scan-of-other-case");
                          assertThat(problem.args()).containsExactly(other.value());
                        }));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          营业执照.png                 | M3
          长沙澄岚 营业执照副本.jpg.png | M3
          事业法人单位证书.png          | M3
          社会保险登记证-扫描.png       | M5
          授权委托书_盖章.png           | M6
          经办人居民身份证正反面.png    | M7
          身份证复印件.png              | M7
          营业执照复印件（盖章）.png    | M3
          复印件.png                   | -
          M4.png                       | M4
          scan M4 (2).png              | M4
          IMG_0003.png                 | -
          3.png                        | -
          单位.png                     | -
          M41.png                      | -
          """)
  void what_others_issue_is_known_by_the_words_of_its_name_and_else_by_nothing(
      String fileName, String material) {
    assertThat(sort(fileName, Counter.scan(1))).isEqualTo(material);
  }

  @Test
  void a_waived_paper_and_one_that_is_not_scanned_take_no_page() {
    counter.as(Person.LI_WEN, () -> counter.materials().waive(number, "M5", waiverOf("M5")));
    assertThat(sort("社会保险登记证.png", Counter.scan(1))).isEqualTo("-");
  }

  @Test
  void a_pile_is_distrusted_as_every_single_page_and_sorted_by_acceptors_alone() {
    assertThatThrownBy(() -> sort("营业执照.png", new byte[] {'M', 'Z', 0, 0}))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("application.scan-not-a-picture");
    assertThatThrownBy(() -> desk(Person.WANG_FU, "a.png", Counter.scan(1)))
        .isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> desk(Person.HUANG_LI, "a.png", Counter.scan(1)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void what_was_sorted_wrong_is_put_to_another_paper_and_both_are_on_record() {
    long scan =
        counter.as(
            Person.LI_WEN,
            () -> counter.materials().attach(number, "M3", "执照.png", Counter.scan(1)));
    counter.as(Person.LI_WEN, () -> counter.materials().move(number, scan, "M7"));
    assertThat(scans("M3")).isEmpty();
    assertThat(scans("M7")).extracting(ScanView::fileName).containsExactly("执照.png");
    assertThat(counter.trail(Person.LI_WEN, number))
        .endsWith(
            "application.scan-attached", "application.scan-removed", "application.scan-attached");
    long there = scans("M7").get(0).id();
    assertThatThrownBy(
            () -> counter.as(Person.LI_WEN, () -> counter.materials().move(number, there, "M99")))
        .isInstanceOf(NotFound.class);
    assertThat(scans("M7")).as("what could not be moved stays").hasSize(1);
  }

  private String waiverOf(String code) {
    return counter.look(Person.LI_WEN, number).materials().stream()
        .filter(material -> material.getCode().equals(code))
        .findFirst()
        .orElseThrow()
        .material()
        .waivers()
        .get(0)
        .code();
  }

  private List<ScanView> scans(String code) {
    return counter.look(Person.LI_WEN, number).materials().stream()
        .filter(material -> material.getCode().equals(code))
        .map(MaterialView::scans)
        .findFirst()
        .orElseThrow();
  }

  private byte[] page(CaseNumber of, PaperRule.Kind kind) {
    byte[] pdf =
        counter.as(Person.LI_WEN, () -> counter.house().bean(PaperDesk.class).print(of, kind));
    return PdfPreview.pages(pdf, 1, 150).get(0);
  }

  private String sort(String fileName, byte[] file) {
    return desk(Person.LI_WEN, fileName, file);
  }

  private String desk(Person person, String fileName, byte[] file) {
    return counter.as(
        person,
        () ->
            counter.house().bean(SortingDesk.class).materialOf(number, fileName, file).orElse("-"));
  }
}
