package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.Map;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.application.view.WarningView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a region lets in only after a clerk has read its warning. */
class WarningTest {
  private Counter counter;

  @BeforeEach
  void open() {
    counter = new Counter();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @Test
  void no_clerk_accepts_a_warned_application_without_a_reason() {
    CaseNumber number = warned();
    assertThatThrownBy(() -> counter.take(Person.LI_WEN, number, Step.ACCEPT))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .extracting(Problem::code, Problem::rule, Problem::field)
                    .containsExactly("application.warning-open", "CS-S1", "warning"));
    assertThatThrownBy(() -> confirm(Person.LI_WEN, number, " "))
        .hasMessageContaining("application.warning-reason-missing");
    assertThat(counter.look(Person.LI_WEN, number).warning().isConfirmed()).isFalse();
  }

  @Test
  void the_reason_stays_with_the_application_and_on_record() {
    CaseNumber number = warned();
    confirm(Person.LI_WEN, number, " 单位已书面说明 ");
    counter.take(Person.LI_WEN, number, Step.ACCEPT);

    WarningView warning = counter.look(Person.WANG_FU, number).warning();
    assertThat(warning.rule()).isEqualTo("CS-S1");
    assertThat(warning.citation()).isNotBlank();
    assertThat(warning.reason()).isEqualTo("单位已书面说明");
    assertThat(warning.confirmedBy()).isEqualTo("LI_WEN");
    assertThat(warning.isConfirmed()).isTrue();
    assertThat(warning.confirmedAt()).isEqualTo(counter.house().clock().instant());
    assertThat(counter.look(Person.WANG_FU, number).timeline())
        .filteredOn(entry -> entry.action().equals("application.warning-confirmed"))
        .extracting(TimelineEntry::details)
        .containsExactly(Map.of("rule", "CS-S1", "reason", "单位已书面说明"));
    assertThatThrownBy(() -> confirm(Person.LI_WEN, number, "另一理由"))
        .hasMessageContaining("application.warning-settled");
  }

  @Test
  void the_reason_may_be_given_before_the_draft_is_handed_in() {
    warningFromTomorrow();
    CaseNumber number = counter.drafted(CHANGSHA);
    assertThat(counter.look(Person.LI_WEN, number).warning().isConfirmed()).isFalse();
    confirm(Person.LI_WEN, number, "单位已书面说明");
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    counter.scanEverything(CHANGSHA, number);
    counter.take(Person.LI_WEN, number, Step.ACCEPT);
    assertThat(counter.look(Person.WANG_FU, number).warning().reason()).isEqualTo("单位已书面说明");
  }

  @Test
  void only_an_acceptor_confirms_and_only_what_warns() {
    CaseNumber plain = counter.submitted(CHANGSHA);
    assertThat(counter.look(Person.LI_WEN, plain).warning()).isNull();
    assertThatThrownBy(() -> confirm(Person.LI_WEN, plain, "理由")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> confirm(Person.WANG_FU, warned(), "理由"))
        .isInstanceOf(EJBAccessException.class);
  }

  private void warningFromTomorrow() {
    counter.warningPolicyTomorrow(CHANGSHA);
    counter.house().clock().advance(Duration.ofDays(1));
  }

  private CaseNumber warned() {
    warningFromTomorrow();
    CaseNumber number = counter.submitted(CHANGSHA);
    counter.scanEverything(CHANGSHA, number);
    return number;
  }

  private void confirm(Person person, CaseNumber number, String reason) {
    counter.as(person, () -> counter.steps().confirmWarning(number, reason));
  }
}
