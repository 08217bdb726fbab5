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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;

/** What a holder is told on one occasion, and its dispatches. Who changes any of it locks it. */
@Entity
@Table(name = "notice")
class Notice extends AuditedRegionRow {
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

  /** What it is about and when, e.g. {@code J-…/2027-11-22}. */
  @Override
  public String auditId() {
    return about + "/" + occasion;
  }
}
