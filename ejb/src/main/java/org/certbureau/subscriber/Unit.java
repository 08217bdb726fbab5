package org.certbureau.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.OrganizationCode;
import org.certbureau.kernel.RegistrationNumber;

/** An insured unit as its last accepted application told it. */
@Entity
@Table(name = "unit")
class Unit extends AuditedRegionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "unit_seq")
  @SequenceGenerator(name = "unit_seq", sequenceName = "unit_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "identity_key")
  private String identity;

  @Column(name = "name")
  private String name;

  @Column(name = "credit_code")
  private CreditCode creditCode;

  @Column(name = "organization_code")
  private OrganizationCode organizationCode;

  @Column(name = "registration_number")
  private RegistrationNumber registrationNumber;

  @Column(name = "insurance_number")
  private String insuranceNumber;

  @Column(name = "legal_address")
  private String legalAddress;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Unit() {}

  Unit(UnitRecord told, Instant now) {
    super(told.region());
    take(told, now);
  }

  /**
   * @return whether anything is new
   */
  boolean learn(UnitRecord told, Instant now) {
    if (told.equals(toRecord())) {
      return false;
    }
    take(told, now);
    return true;
  }

  private void take(UnitRecord told, Instant now) {
    identity = told.identity();
    name = told.name();
    creditCode = told.creditCode();
    organizationCode = told.organizationCode();
    registrationNumber = told.registrationNumber();
    insuranceNumber = told.insuranceNumber();
    legalAddress = told.legalAddress();
    changedAt = now;
  }

  long id() {
    return id;
  }

  UnitRecord toRecord() {
    return new UnitRecord(
        region(),
        name,
        creditCode,
        organizationCode,
        registrationNumber,
        insuranceNumber,
        legalAddress);
  }

  @Override
  public String auditType() {
    return "unit";
  }

  @Override
  public String auditId() {
    return Long.toString(id);
  }
}
