package org.certbureau.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.kernel.CaseNumber;

/** A time during which a certificate was, or is, on hold: it belongs to the case that set it. */
@Entity
@Table(name = "certificate_hold")
class LineHold {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "certificate_hold_seq")
  @SequenceGenerator(
      name = "certificate_hold_seq",
      sequenceName = "certificate_hold_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "line_id")
  private CertificateLine line;

  @Column(name = "set_by")
  private CaseNumber setBy;

  @Column(name = "set_at")
  private Instant setAt;

  /** The case that lifted it, or that ended its line; null while it holds. */
  @Column(name = "lifted_by")
  private CaseNumber liftedBy;

  @Column(name = "lifted_at")
  private Instant liftedAt;

  protected LineHold() {}

  LineHold(CertificateLine line, CaseNumber setBy, Instant now) {
    this.line = line;
    this.setBy = setBy;
    this.setAt = now;
  }

  void lift(CaseNumber by, Instant now) {
    liftedBy = by;
    liftedAt = now;
  }

  CertificateLine line() {
    return line;
  }

  HoldView toView() {
    return new HoldView(setBy, setAt, liftedBy, liftedAt);
  }
}
