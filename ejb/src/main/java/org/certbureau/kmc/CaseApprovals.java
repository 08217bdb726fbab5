package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.kernel.CaseNumber;

/**
 * How often the centre was told that a case is approved at the desk. Whoever takes it away or puts
 * an earlier one in its place has more refusals carried, not less.
 */
@Entity
@Table(name = "kmc_case")
class CaseApprovals {
  @Id
  @Column(name = "case_number")
  private String caseNumber;

  @Column(name = "approvals")
  private int approvals;

  @Column(name = "mac")
  private String mac;

  protected CaseApprovals() {}

  CaseApprovals(CaseNumber number) {
    this.caseNumber = number.value();
  }

  /** Once more; a count that the centre has not written begins anew. */
  void again(Sm3Mac macs) {
    approvals = count(macs) + 1;
    mac = macs.hex(text());
  }

  /** None where the centre has not written it. */
  int count(Sm3Mac macs) {
    return macs.holds(text(), mac) ? approvals : 0;
  }

  private byte[] text() {
    return new Written("kmc-case").and(caseNumber).and(approvals).bytes();
  }
}
