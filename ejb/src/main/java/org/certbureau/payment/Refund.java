package org.certbureau.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Money that was paid back, for some lines of a charge. The database lets a line name one, and a
 * voucher be used once.
 */
@Entity
@Table(name = "refund")
class Refund extends MoneyMovement {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refund_seq")
  @SequenceGenerator(name = "refund_seq", sequenceName = "refund_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "payee")
  private String payee;

  @Column(name = "repaid_on")
  private LocalDate repaidOn;

  @Column(name = "repaid_by")
  private String repaidBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  protected Refund() {}

  /**
   * @param lines what it pays back
   * @param payee whoever had paid
   */
  Refund(
      Charge charge,
      List<ChargeLine> lines,
      String payee,
      NewRefund repaid,
      String repaidBy,
      Instant now) {
    super(charge, repaid.method(), Charge.sum(lines), repaid.reference());
    this.payee = payee;
    this.repaidOn = repaid.repaidOn();
    this.repaidBy = repaidBy;
    this.recordedAt = now;
  }

  Long id() {
    return id;
  }

  /**
   * The very same repayment, told a second time: of the same lines, or of all that were open, and
   * none is any more.
   */
  boolean isSameAs(Charge charge, NewRefund told) {
    return isFor(charge)
        && repaidOn.equals(told.repaidOn())
        && (told.lines().isEmpty()
            ? charge.open().isZero()
            : told.lines().equals(Set.copyOf(lines(charge))));
  }

  private List<Integer> lines(Charge charge) {
    return charge.lines().stream()
        .filter(line -> line.isRepaidBy(id))
        .map(ChargeLine::ordinal)
        .toList();
  }

  Repayment toView(Charge charge) {
    return new Repayment(
        amount(), lines(charge), method(), reference(), payee, repaidOn, repaidBy, recordedAt);
  }
}
