package org.certbureau.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * One certificate as its holder knows it (一张证书), from the first token to its end. Pairs follow one
 * another on it; at most one of them is in force, on one token, and the database sees to both.
 */
@Entity
@Table(name = "certificate_line")
class CertificateLine {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "certificate_line_seq")
  @SequenceGenerator(
      name = "certificate_line_seq",
      sequenceName = "certificate_line_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "line_no")
  private String number;

  @Column(name = "region")
  private RegionCode region;

  /** The case that applied for it. */
  @Column(name = "opened_by")
  private CaseNumber openedBy;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Embedded private KeptHolder holder;

  /** The token that carries the pair in force; null while there is none. */
  @Column(name = "chip")
  private String chip;

  /** How many pairs were ever made for it. */
  @Column(name = "pairs")
  private int pairs;

  /** Null while something may still be done with it. */
  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "ended_by")
  private CaseNumber endedBy;

  /** Why, by its code in the policy. */
  @Column(name = "end_reason")
  private String endReason;

  @Version
  @Column(name = "version")
  private int version;

  protected CertificateLine() {}

  CertificateLine(NewLine wanted, Instant openedAt) {
    this.region = wanted.region();
    this.openedBy = wanted.openedBy();
    this.holder = new KeptHolder(wanted.holder());
    this.openedAt = openedAt;
  }

  /** People know it by the number that the database keeps it under. */
  void numbered() {
    number = LineNumber.of(openedBy, id).value();
  }

  /** Counts another pair in; the first is 1 (第 1 对). */
  int anotherPair() {
    return ++pairs;
  }

  /**
   * @param token its chip serial; null where no pair is in force any more
   */
  void carriedBy(String token) {
    chip = token;
  }

  void end(CaseNumber by, String reason, Instant now) {
    endedAt = now;
    endedBy = by;
    endReason = reason;
  }

  boolean isEnded() {
    return endedAt != null;
  }

  Instant endedAt() {
    return endedAt;
  }

  /** Null unless ended. */
  CaseNumber endedBy() {
    return endedBy;
  }

  /** Null unless ended. */
  String endReason() {
    return endReason;
  }

  RegionCode region() {
    return region;
  }

  Instant openedAt() {
    return openedAt;
  }

  CaseNumber openedBy() {
    return openedBy;
  }

  Holder holder() {
    return holder.toHolder();
  }

  /** Null while no pair is in force. */
  String chip() {
    return chip;
  }

  Long id() {
    return id;
  }

  LineNumber number() {
    return new LineNumber(number);
  }
}
