package org.certbureau.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportFilterTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-22, 2026-11-22",
    "2026-01-01, 2026-12-31",
    "2028-01-01, 2028-12-31", // a leap year
    "2026-11-22, 2027-11-22"
  })
  void a_period_has_a_day_to_a_year(LocalDate from, LocalDate to) {
    assertThat(ReportFilter.period(from, to)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    ", 2026-11-22, report.period-missing, from",
    "2026-11-22, , report.period-missing, to",
    "2026-11-22, 2026-11-21, report.period-reversed, to",
    "2026-11-22, 2027-11-23, report.period-too-long, to",
    "2028-01-01, 2029-01-01, report.period-too-long, to"
  })
  void another_period_is_refused_at_its_field(
      LocalDate from, LocalDate to, String code, String field) {
    assertThatThrownBy(() -> ReportFilter.period(from, to))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            violation -> {
              assertThat(violation.problems().get(0).code()).isEqualTo(code);
              assertThat(violation.problems().get(0).field()).isEqualTo(field);
            });
  }

  @Test
  void a_blank_desk_is_no_condition() {
    LocalDate day = LocalDate.of(2026, 11, 22);

    assertThat(new ReportFilter(day, day, null, null, "  ").desk()).isNull();
  }
}
