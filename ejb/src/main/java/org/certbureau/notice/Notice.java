package org.certbureau.notice;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.certificate.PairView;
import org.certbureau.issuance.LineServed;
import org.certbureau.kernel.CaseNumber;

/** What a holder is told on one occasion, and its dispatches. Who changes any of it locks it. */
@Entity
@Table(name = "notice")
class Notice extends AuditedRegionRow {
  /** What was done is told whatever is done next: the notice names its moment. */
  private static final Duration WORTH_TELLING = Duration.ofDays(90);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_seq")
  @SequenceGenerator(name = "notice_seq", sequenceName = "notice_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private NoticeKind kind;

  @Column(name = "about")
  private String about;

  @Column(name = "occasion")
  private String occasion;

  @Column(name = "case_number")
  private CaseNumber caseNumber;

  @Column(name = "holder_name")
  private String holderName;

  @Column(name = "serial")
  private String serial;

  @Column(name = "line_number")
  private String lineNumber;

  @Column(name = "reason")
  private String reason;

  @Column(name = "good_until")
  private Instant goodUntil;

  @Column(name = "written_at")
  private Instant writtenAt;

  @OneToMany(mappedBy = "notice", cascade = CascadeType.ALL)
  @OrderBy("id")
  private List<Dispatch> dispatches = new ArrayList<>();

  protected Notice() {}

  /** That a pair expires. */
  Notice(PairView pair, Instant now) {
    super(pair.region());
    this.kind = NoticeKind.EXPIRY;
    this.about = pair.job();
    this.occasion = ExpiryWindow.occasion(pair.notAfter());
    this.caseNumber = pair.caseNumber();
    this.holderName = pair.holderName();
    this.serial = pair.signingSerial();
    this.goodUntil = pair.notAfter();
    this.writtenAt = now;
  }

  /**
   * That something was done to a certificate.
   *
   * @param reason why the bureau did it by itself, in words; null where the holder applied for it
   */
  Notice(NoticeKind kind, LineServed done, String reason) {
    super(done.pair().region());
    this.kind = kind;
    this.about = done.pair().job();
    this.occasion = done.order().caseNumber().value();
    this.caseNumber = done.order().caseNumber();
    this.holderName = done.pair().holderName();
    this.serial = done.pair().signingSerial();
    this.lineNumber = done.pair().line().value();
    this.reason = reason;
    this.goodUntil = done.since().plus(WORTH_TELLING);
    this.writtenAt = done.since();
  }

  void add(Dispatch dispatch) {
    dispatches.add(dispatch);
  }

  Long id() {
    return id;
  }

  NoticeKind kind() {
    return kind;
  }

  String about() {
    return about;
  }

  String occasion() {
    return occasion;
  }

  CaseNumber caseNumber() {
    return caseNumber;
  }

  String holderName() {
    return holderName;
  }

  String serial() {
    return serial;
  }

  /** What people call the certificate; empty where the notice does not say it. */
  Optional<String> lineNumber() {
    return Optional.ofNullable(lineNumber);
  }

  /** Why the bureau did it by itself. */
  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  Instant goodUntil() {
    return goodUntil;
  }

  Instant writtenAt() {
    return writtenAt;
  }

  List<Dispatch> dispatches() {
    return List.copyOf(dispatches);
  }

  @Override
  public String auditType() {
    return "notice";
  }

  /**
   * What it is about and when, e.g. {@code J-…/2027-11-22}, or in which case; and which it is where
   * one case tells of the same pair more than once.
   */
  @Override
  public String auditId() {
    return about + "/" + occasion + (kind.isOneOfSeveral() ? "/" + kind : "");
  }
}
