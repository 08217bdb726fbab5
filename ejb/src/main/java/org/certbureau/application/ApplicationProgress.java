package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import org.certbureau.kernel.CaseNumber;

/**
 * The bureau's own steps, for the features above that make tokens. They answer messages that may
 * come twice: a step that was taken already changes nothing.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ApplicationProgress {
  @Inject Applications applications;
  @Inject CaseFlow flow;
  @Inject CaseLog log;

  /** A station has taken up the job. */
  public void producing(CaseNumber number) {
    proceed(number, Step.START_PRODUCTION, null);
  }

  /** The token could not be made; a maker can ask for another try. */
  public void productionFailed(CaseNumber number, String reason) {
    proceed(number, Step.FAIL_PRODUCTION, reason);
  }

  /** The token is made and can be collected. */
  public void produced(CaseNumber number) {
    proceed(number, Step.FINISH_PRODUCTION, null);
  }

  private void proceed(CaseNumber number, Step step, String reason) {
    Application application = applications.changedByTheBureau(number);
    log.happenedByItself(
        application,
        application.proceed(step, reason, flow.now()),
        reason == null ? Map.of() : Map.of("reason", reason));
    applications.flush();
  }

  /** What is to be made, whatever the region; the caller decides who may know. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public ProductionOrder order(CaseNumber number) {
    Application application = applications.read(number);
    CaseRules rules = flow.rulesOf(application);
    return new ProductionOrder(
        number,
        application.region(),
        rules.charged(),
        application.unitId().orElse(null),
        application.state(),
        rules.policy().version(),
        application.years(),
        application.applications(),
        rules.values(),
        rules.consented());
  }
}
