package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.PersonName;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.Spelling;
import org.certbureau.region.Policies;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.quoting.PaymentRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, documents and slips as branches and banks sent them, with their right behaviour. */
class NamesFromTheFieldTest {
  private static Counter counter;

  @BeforeAll
  static void open() {
    counter = new Counter();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @ParameterizedTest(name = "{0}: {1} at {2}; noted {3}, printed {4}")
  @CsvSource(
      textBlock =
          """
          draft-agent-extB,             -,                           -,                   -,               王𠮷示
          draft-agent-extI,             -,                           -,                   paper.character, 王U+2EBF0
          draft-agent-pua,              -,                           -,                   -,               䶮小示
          draft-agent-passport-foreign, -,                           -,                   -,               M12345678
          draft-agent-permanent-9,      region.document-not-taken,   agentDocumentNumber, -,               930156199003070124
          """)
  void who_comes_to_the_desk_is_taken_as_they_are_or_told_why_not(
      String file, String code, String field, String note, String printed) throws IOException {
    Map<String, String> form = Counter.form(CHANGSHA);
    sent(file)
        .path("form")
        .fields()
        .forEachRemaining(entry -> form.put(entry.getKey(), entry.getValue().asText()));
    CaseNumber number =
        counter.as(Person.LI_WEN, () -> counter.drafts().draft(counter.begun(CHANGSHA, form)));
    ApplicationView view = counter.look(Person.LI_WEN, number);
    assertThat(view.fields())
        .filteredOn(one -> one.problem() != null)
        .extracting(one -> one.problem().code() + " at " + one.getKey())
        .isEqualTo(code.equals("-") ? List.of() : List.of(code + " at " + field));
    assertThat(view.fields())
        .filteredOn(one -> one.note() != null)
        .extracting(FieldView::note)
        .extracting(Problem::code)
        .isEqualTo(note.equals("-") ? List.of() : List.of(note));
    assertThat(view.allows(Step.SUBMIT)).isEqualTo(code.equals("-"));
    for (PaperRule.Kind kind : PaperRule.Kind.values()) {
      byte[] pdf =
          counter.as(
              Person.LI_WEN, () -> counter.house().bean(PaperDesk.class).print(number, kind));
      if (kind != PaperRule.Kind.SERVICE_AGREEMENT) {
        assertThat(text(pdf)).as(kind.name()).contains(printed);
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/cases/person-names.tsv", delimiter = '\t', numLinesToSkip = 1)
  void a_name_of_a_person_is_kept_in_one_spelling_or_refused(String name, String right) {
    if (right.equals("refuse")) {
      assertThat(PersonName.check(name)).isPresent();
      return;
    }
    String kept = name.contains("示例") ? "古丽示例·艾买提" : name.replace('’', '\'');
    assertThat(PersonName.check(name)).isEmpty();
    assertThat(PersonName.of(name).value()).isEqualTo(kept);
  }

  @ParameterizedTest(name = "{0} by {1}: {2}")
  @CsvFileSource(resources = "/cases/payer-names.tsv", delimiter = '\t', numLinesToSkip = 1)
  void a_payer_is_the_unit_however_the_bank_spells_it_GD_10(
      String unit, String payer, String right) {
    assertThat(
            PaymentRules.check(
                Policies.GUANGDONG, Counter.situation(), PaymentMethod.REMITTANCE, unit, payer))
        .extracting(Problem::code)
        .isEqualTo(right.equals("same") ? List.of() : List.of("region.payer-other-signs"));
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvFileSource(resources = "/cases/references.tsv", delimiter = '\t', numLinesToSkip = 1)
  void a_slip_is_one_however_its_number_is_typed(String first, String second, String right) {
    assertThat(Spelling.key(first).equals(Spelling.key(second))).isEqualTo(right.equals("same"));
  }

  private static JsonNode sent(String file) throws IOException {
    try (InputStream json =
        NamesFromTheFieldTest.class.getResourceAsStream("/cases/" + file + ".json")) {
      return new ObjectMapper().readTree(json);
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0]", "");
    }
  }
}
