package org.certbureau.report;

import java.math.BigDecimal;
import org.certbureau.kernel.Money;

/** One figure, and where it stands: its clock, its rows, and the application they belong to. */
enum Measure {
  ACCEPTED("a.accepted_at", "0", "application a", "") {
    @Override
    Figures figures(long count, BigDecimal sum) {
      return new Figures(count, 0, 0, 0, 0, Money.ZERO, Money.ZERO);
    }
  },
  CLOSED("a.closed_at", "0", "application a", " and a.state = 'CLOSED'") {
    @Override
    Figures figures(long count, BigDecimal sum) {
      return new Figures(0, count, 0, 0, 0, Money.ZERO, Money.ZERO);
    }
  },
  MADE(
      "j.step_at",
      "0",
      "station_job j join application a on a.case_no = j.case_number",
      " and j.state = 'DONE'") {
    @Override
    Figures figures(long count, BigDecimal sum) {
      return new Figures(0, 0, count, 0, 0, Money.ZERO, Money.ZERO);
    }
  },
  FAILED(
      "j.step_at",
      "0",
      "station_job j join application a on a.case_no = j.case_number",
      " and j.state = 'FAILED'") {
    @Override
    Figures figures(long count, BigDecimal sum) {
      return new Figures(0, 0, 0, count, 0, Money.ZERO, Money.ZERO);
    }
  },
  PAID(
      "p.taken_at",
      "p.amount",
      "payment p join charge c on c.id = p.charge_id join application a on a.case_no = c.case_no",
      "") {
    @Override
    Figures figures(long count, BigDecimal sum) {
      return new Figures(0, 0, 0, 0, count, Money.ZERO, new Money(sum));
    }
  },
  REPAID(
      "r.recorded_at",
      "r.amount",
      "refund r join charge c on c.id = r.charge_id join application a on a.case_no = c.case_no",
      "") {
    @Override
    Figures figures(long count, BigDecimal sum) {
      Money repaid = new Money(sum);
      return new Figures(0, 0, 0, 0, 0, repaid, Money.ZERO.minus(repaid));
    }
  };

  /** The column with the moment that counts. */
  final String clock;

  final String amount;
  final String rows;
  final String condition;

  Measure(String clock, String amount, String rows, String condition) {
    this.clock = clock;
    this.amount = amount;
    this.rows = rows;
    this.condition = condition;
  }

  abstract Figures figures(long count, BigDecimal sum);
}
