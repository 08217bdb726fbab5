package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;

/**
 * By what a case is known: to the bureau, to people, and to whoever asks without a login; and what
 * is charged for it.
 */
@MappedSuperclass
public abstract class NumberedCase extends AuditedRegionRow {
  public static final String AUDIT_TYPE = "application";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_seq")
  @SequenceGenerator(
      name = "application_seq",
      sequenceName = "application_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "case_no")
  private CaseNumber caseNumber;

  @Column(name = "tracking_code")
  private String trackingCode;

  /** Kept here for lists, which are sorted by it; the charge itself has its own book. */
  @Column(name = "fee")
  private Money fee;

  protected NumberedCase() {}

  NumberedCase(CaseNumber number, RegionCode region) {
    super(region);
    this.caseNumber = number;
    this.trackingCode = TrackingCode.random();
  }

  public Long id() {
    return id;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** Beside the case number, what whoever asks without a login has to know. */
  public String trackingCode() {
    return trackingCode;
  }

  void charged(Money total) {
    fee = total;
  }

  @Override
  public String auditType() {
    return AUDIT_TYPE;
  }

  @Override
  public String auditId() {
    return caseNumber.value();
  }
}
