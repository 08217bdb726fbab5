package org.certbureau.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The number of a slip was recorded wrongly, and what it was stays on record. Never changed. */
@Entity
@Table(name = "payment_correction")
class Correction {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_correction_seq")
  @SequenceGenerator(
      name = "payment_correction_seq",
      sequenceName = "payment_correction_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "payment_id")
  private long paymentId;

  @Column(name = "was")
  private String was;

  @Column(name = "became")
  private String became;

  @Column(name = "reason")
  private String reason;

  @Column(name = "corrected_by")
  private String correctedBy;

  @Column(name = "corrected_at")
  private Instant correctedAt;

  protected Correction() {}

  Correction(Payment payment, NewCorrection told, String correctedBy, Instant now) {
    this.paymentId = payment.id();
    this.was = payment.reference();
    this.became = told.becomes();
    this.reason = told.reason();
    this.correctedBy = correctedBy;
    this.correctedAt = now;
  }

  /** The very same correction, told a second time. */
  boolean isSameAs(NewCorrection told) {
    return was.equals(told.was()) && became.equals(told.becomes());
  }

  CorrectionView toView() {
    return new CorrectionView(was, became, reason, correctedBy, correctedAt);
  }
}
