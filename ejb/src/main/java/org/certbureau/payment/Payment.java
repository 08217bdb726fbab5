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

/** Money that was taken for a charge. The database lets a charge have one, a slip be used once. */
@Entity
@Table(name = "payment")
class Payment extends MoneyMovement {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_seq")
  @SequenceGenerator(name = "payment_seq", sequenceName = "payment_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "payer_name")
  private String payerName;

  /** As the voucher says; null for a card. */
  @Column(name = "remitted_on")
  private LocalDate remittedOn;

  @Column(name = "taken_by")
  private String takenBy;

  @Column(name = "taken_at")
  private Instant takenAt;

  protected Payment() {}

  Payment(Charge charge, NewPayment paid, String takenBy, Instant now) {
    super(charge, paid.method(), paid.amount(), paid.reference());
    this.payerName = paid.payerName();
    this.remittedOn = paid.remittedOn();
    this.takenBy = takenBy;
    this.takenAt = now;
  }

  /** The very same money, told a second time. */
  boolean isSameAs(Charge charge, NewPayment told) {
    return isFor(charge) && amount().equals(told.amount());
  }

  /**
   * @param corrections of its number, the first first
   */
  PaymentView toView(List<CorrectionView> corrections) {
    return new PaymentView(
        method(), amount(), payerName, reference(), remittedOn, takenBy, takenAt, corrections);
  }

  Long id() {
    return id;
  }

  String payerName() {
    return payerName;
  }

  Instant takenAt() {
    return takenAt;
  }
}
