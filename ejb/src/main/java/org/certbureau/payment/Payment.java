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
import org.certbureau.kernel.Money;
import org.certbureau.region.business.PaymentMethod;

/** Money that was taken for a charge. The database lets a charge have one, a slip be used once. */
@Entity
@Table(name = "payment")
class Payment {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_seq")
  @SequenceGenerator(name = "payment_seq", sequenceName = "payment_seq", allocationSize = 50)
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

  @Column(name = "payer_name")
  private String payerName;

  @Column(name = "reference")
  private String reference;

  /** As the voucher says; null for a card. */
  @Column(name = "remitted_on")
  private LocalDate remittedOn;

  @Column(name = "taken_by")
  private String takenBy;

  @Column(name = "taken_at")
  private Instant takenAt;

  protected Payment() {}

  Payment(Charge charge, NewPayment paid, String takenBy, Instant now) {
    this.chargeId = charge.id();
    this.region = charge.region().value();
    this.method = paid.method();
    this.amount = paid.amount().yuan();
    this.payerName = paid.payerName();
    this.reference = paid.reference();
    this.remittedOn = paid.remittedOn();
    this.takenBy = takenBy;
    this.takenAt = now;
  }

  /** The very same money, told a second time. */
  boolean isSameAs(Charge charge, NewPayment told) {
    return chargeId == charge.id() && amount().equals(told.amount());
  }

  PaymentView toView() {
    return new PaymentView(method, amount(), payerName, reference, remittedOn, takenBy, takenAt);
  }

  String payerName() {
    return payerName;
  }

  Instant takenAt() {
    return takenAt;
  }

  private Money amount() {
    return new Money(amount);
  }
}
