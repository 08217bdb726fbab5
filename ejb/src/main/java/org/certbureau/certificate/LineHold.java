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
import org.certbureau.ca.crl.Publication;
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

  /**
   * The first list that showed it; null while it holds, where none did, and for what was lifted
   * before that was kept.
   */
  @Column(name = "list_number")
  private Long listNumber;

  @Column(name = "listed_at")
  private Instant listedAt;

  protected LineHold() {}

  LineHold(CertificateLine line, CaseNumber setBy, Instant now) {
    this.line = line;
    this.setBy = setBy;
    this.setAt = now;
  }

  /**
   * @param shown how far it is with the list: its issuer forgets that with the hold; null where
   *     nothing is to be told
   */
  void lift(CaseNumber by, Instant now, Publication shown) {
    liftedBy = by;
    liftedAt = now;
    if (shown != null) {
      listNumber = shown.list();
      listedAt = shown.listedAt();
    }
  }

  CertificateLine line() {
    return line;
  }

  HoldView toView() {
    return new HoldView(setBy, setAt, liftedBy, liftedAt, listNumber, listedAt);
  }
}
