package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.certbureau.application.Counter.Person;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.testing.AskedOfH2;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read, opened and computed for a look at an application: no more than is shown. */
class CostOfALookTest {
  private static final String UNIT = "长沙澄岚包装材料有限公司";
  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  /** Whoever opens one from now on fails. */
  private void spoilEverySealedForm() {
    assertThat(counter.house().database().execute("update application set sealed_form = X'00'"))
        .isPositive();
  }

  @Test
  void the_work_list_opens_no_form() {
    CaseNumber number = counter.submitted(Counter.CHANGSHA);
    spoilEverySealedForm();

    assertThat(
            counter.as(
                Person.LI_WEN,
                () -> counter.work().worklist(WorkFilter.EVERYTHING, null, 50).items()))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.caseNumber()).isEqualTo(number);
              assertThat(item.unitName()).isEqualTo(UNIT);
            });
  }

  @Test
  void the_name_of_a_unit_and_its_region_are_known_without_the_form() {
    CaseNumber number = counter.submitted(Counter.CHANGSHA);
    spoilEverySealedForm();

    ApplicationProgress progress = counter.house().bean(ApplicationProgress.class);
    CaseFacts facts = counter.house().inTransaction(() -> progress.facts(number));
    assertThat(facts.unitName()).isEqualTo(UNIT);
    assertThat(facts.region()).isEqualTo(Counter.CHANGSHA);
    assertThatThrownBy(() -> counter.house().inTransaction(() -> progress.order(number)))
        .as("a spoiled form is noticed by who opens it")
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void the_scans_of_all_materials_come_in_one_query() {
    CaseNumber number = counter.accepted(Counter.CHANGSHA);
    AskedOfH2 asked = AskedOfH2.fromNowOn(counter.house().database());

    long scans =
        counter.look(Person.WANG_FU, number).materials().stream()
            .mapToLong(material -> material.scans().size())
            .sum();

    assertThat(scans).isGreaterThan(2);
    assertThat(asked.times("%from scan %", "%, scan %")).isEqualTo(1);
  }

  @Test
  void
      by_which_parts_of_its_name_a_holder_is_found_is_written_at_the_desk_before_any_token_is_made() {
    counter.submitted(Counter.CHANGSHA);
    assertThat(namesKept()).isZero();
    counter.accepted(Counter.CHANGSHA);
    long parts = namesKept();
    assertThat(parts).isPositive();
    counter.accepted(Counter.CHANGSHA);
    assertThat(namesKept()).as("once").isEqualTo(parts);
  }

  private long namesKept() {
    return counter.house().database().number("select count(*) from holder_name_part");
  }

  @Test
  void a_price_is_computed_once() {
    CaseNumber number = counter.submitted(Counter.CHANGSHA);
    CaseRules rules =
        counter
            .house()
            .inTransaction(
                () ->
                    counter
                        .house()
                        .bean(CaseFlow.class)
                        .rulesOf(counter.house().bean(Applications.class).read(number)));
    assertThat(rules.priced()).isSameAs(rules.priced());
  }
}
