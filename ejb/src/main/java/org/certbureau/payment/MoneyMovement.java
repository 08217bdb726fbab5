package org.certbureau.payment;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.Spelling;
import org.certbureau.region.business.PaymentMethod;

/** Money that went over the counter for a charge, in or out. */
@MappedSuperclass
abstract class MoneyMovement {
  @Column(name = "charge_id")
  private long chargeId;

  @Column(name = "region")
  private RegionCode region;

  @Enumerated(EnumType.STRING)
  @Column(name = "method")
  private PaymentMethod method;

  @Column(name = "amount")
  private Money amount;

  @Column(name = "reference")
  private String reference;

  /** What the database lets be used once: the reference, however it was typed. */
  @Column(name = "reference_key")
  private String referenceKey;

  protected MoneyMovement() {}

  MoneyMovement(Charge charge, PaymentMethod method, Money amount, String reference) {
    this.chargeId = charge.id();
    this.region = charge.region();
    this.method = method;
    this.amount = amount;
    refer(reference);
  }

  final void refer(String number) {
    reference = number;
    referenceKey = Spelling.key(number);
  }

  final boolean isFor(Charge charge) {
    return chargeId == charge.id();
  }

  final PaymentMethod method() {
    return method;
  }

  final Money amount() {
    return amount;
  }

  /** Of the slip or voucher: used once within a region and method. */
  final String reference() {
    return reference;
  }
}
