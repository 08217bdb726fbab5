package org.certbureau.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.region.business.PaymentMethod;

/** Money that was paid back. The database lets a charge have one, a voucher be used once. */
@Entity
@Table(name = "refund")
class Refund {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refund_seq")
  @SequenceGenerator(name = "refund_seq", sequenceName = "refund_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "charge_id")
  private long chargeId;

  @Column(name = "region")
  private String region;

  @Enumerated(EnumType.STRING)
  @Column(name = "method")
  private PaymentMethod method;

  @Column(name = "amount")
  private BigDecimal amount;

  @Column(name = "payee")
  private String payee;

  @Column(name = "reference")
  private String reference;

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
    this.chargeId = charge.id();
    this.region = charge.region().value();
    this.method = repaid.method();
    this.amount = charge.refund().orElseThrow().yuan();
    this.payee = payee;
    this.reference = repaid.reference();
    this.repaidOn = repaid.repaidOn();
    this.repaidBy = repaidBy;
    this.recordedAt = now;
  }

  /** The very same repayment, told a second time. */
  boolean isSameAs(Charge charge, NewRefund told) {
    return chargeId == charge.id() && repaidOn.equals(told.repaidOn());
  }

  RefundView toView(Charge charge) {
    return new RefundView(
        charge.refund().orElseThrow(),
        charge.refundRule(),
        charge.refundCitation(),
        payee,
        method,
        reference,
        repaidOn,
        repaidBy,
        recordedAt);
  }
}
