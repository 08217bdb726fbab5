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

/** Money that was paid back. The database lets a charge have one, a voucher be used once. */
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
   * @param payee whoever had paid
   */
  Refund(Charge charge, String payee, NewRefund repaid, String repaidBy, Instant now) {
    super(charge, repaid.method(), charge.refund().orElseThrow(), repaid.reference());
    this.payee = payee;
    this.repaidOn = repaid.repaidOn();
    this.repaidBy = repaidBy;
    this.recordedAt = now;
  }

  /** The very same repayment, told a second time. */
  boolean isSameAs(Charge charge, NewRefund told) {
    return isFor(charge) && repaidOn.equals(told.repaidOn());
  }

  RefundView toView(Charge charge) {
    return new RefundView(
        charge.refund().orElseThrow(),
        charge.refundRule(),
        charge.refundCitation(),
        payee,
        method(),
        reference(),
        repaidOn,
        repaidBy,
        recordedAt);
  }
}
