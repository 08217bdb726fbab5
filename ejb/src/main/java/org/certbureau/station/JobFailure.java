package org.certbureau.station;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.certbureau.application.production.ProductionFailure;

/** Why a job came to nothing. */
@Embeddable
class JobFailure {
  @Column(name = "failed_step")
  private String step;

  @Column(name = "failure_code")
  private String code;

  /** Code and arguments of a rule's refusal; null where the code says it all. */
  @Column(name = "refusal")
  private String refusal;

  @Column(name = "failure_detail")
  private String detail;

  protected JobFailure() {}

  /**
   * @param detail as the station or the bureau said it
   */
  JobFailure(String step, ProductionFailure why, String detail) {
    this.step = step;
    this.code = why.code();
    this.refusal = why.args().isEmpty() ? null : why.stored();
    this.detail = detail;
  }

  String step() {
    return step;
  }

  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  ProductionFailure why() {
    return refusal == null ? ProductionFailure.of(code) : ProductionFailure.read(refusal);
  }
}
