package org.certbureau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.certbureau.kernel.Money;
import org.certbureau.testing.Database;

/** Whatever happened: every sum of the report is the sum of what happened. */
class ReportIsItsRowsProperties {
  private static final LocalDate FIRST = LocalDate.of(2028, 2, 27);

  private static Ledger ledger;

  @BeforeContainer
  static void open() {
    ledger = new Ledger(Database.H2.open());
  }

  @AfterContainer
  static void close() {
    ledger.close();
  }

  /** An application accepted and paid for at once, and perhaps repaid. */
  record Happened(
      String region, String desk, String service, int day, int minute, int cents, boolean repaid) {
    String moment() {
      return FIRST.plusDays(day).atStartOfDay().plusMinutes(minute).toString();
    }

    Money amount() {
      return Money.of("" + cents / 100 + "." + "%02d".formatted(cents % 100));
    }
  }

  @Property(tries = 30)
  void all_sums_agree(@ForAll @Size(max = 25) List<@net.jqwik.api.From("happened") Happened> all) {
    ledger.clear();
    for (Happened one : all) {
      String number =
          ledger.application(one.region(), one.desk(), one.service(), one.moment(), null);
      ledger.paid(number, one.amount().toString(), one.moment());
      if (one.repaid()) {
        ledger.repaid(number, one.amount().toString(), one.moment());
      }
    }

    BusinessTable table = ledger.table("AN_QUAN", ReportFilter.period(FIRST, FIRST.plusDays(3)));

    List<Happened> counted = all.stream().filter(one -> one.day() >= 0 && one.day() <= 3).toList();
    Money sum = counted.stream().map(Happened::amount).reduce(Money.ZERO, Money::plus);
    Money back =
        counted.stream()
            .filter(Happened::repaid)
            .map(Happened::amount)
            .reduce(Money.ZERO, Money::plus);
    Figures expected = new Figures(counted.size(), 0, 0, 0, counted.size(), back, sum.minus(back));
    assertThat(table.totals()).isEqualTo(expected);
    assertThat(table.rows().stream().map(BusinessRow::figures).reduce(Figures.NONE, Figures::plus))
        .isEqualTo(expected);
    for (List<Subtotal> sums :
        List.of(table.days(), table.regions(), table.desks(), table.services())) {
      assertThat(sums.stream().map(Subtotal::figures).reduce(Figures.NONE, Figures::plus))
          .isEqualTo(expected);
    }
    assertThat(table.days()).hasSize(4);
    for (Subtotal day : table.days()) {
      assertThat(day.figures().accepted())
          .isEqualTo(
              counted.stream()
                  .filter(one -> FIRST.plusDays(one.day()).toString().equals(day.code()))
                  .count());
    }
  }

  @Provide
  Arbitrary<Happened> happened() {
    return Combinators.combine(
            Arbitraries.of("430100", "440000"),
            Arbitraries.of("CS-11", "GD-HZ").injectNull(0.3),
            Arbitraries.of("NEW", "RENEW", "REVOKE"),
            Arbitraries.integers().between(-1, 4),
            Arbitraries.integers().between(0, 24 * 60 - 1),
            Arbitraries.integers().between(1, 10_000_000),
            Arbitraries.of(true, false))
        .as(Happened::new);
  }
}
