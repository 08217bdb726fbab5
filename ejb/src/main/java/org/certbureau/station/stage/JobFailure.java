package org.certbureau.station.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.certbureau.application.production.ProductionFailure;

/** Why a job came to nothing. */
@Embeddable
public class JobFailure {
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
  public JobFailure(String step, ProductionFailure why, String detail) {
    this.step = step;
    this.code = why.code();
    this.refusal = why.args().isEmpty() ? null : why.stored();
    this.detail = detail;
  }

  public String step() {
    return step;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public ProductionFailure why() {
    return refusal == null ? ProductionFailure.of(code) : ProductionFailure.read(refusal);
  }
}
