package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Situation;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;

/**
 * The bureau's own steps, for the features above that make tokens. They answer messages that may
 * come twice: a step that was taken already changes nothing.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ApplicationProgress {
  @EJB SubscriberRegister subscribers;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CaseLog log;

  /**
   * Stations have taken up the jobs.
   *
   * @return what is to be made, in the order of the numbers
   */
  public List<ProductionOrder> producing(List<CaseNumber> numbers) {
    Map<CaseNumber, Application> cases = proceed(numbers, Step.START_PRODUCTION);
    Map<String, List<ConsentRecord>> consents =
        subscribers.consents(numbers.stream().map(CaseNumber::value).toList());
    return numbers.stream()
        .map(number -> cases.get(number))
        .map(each -> order(each, flow.rulesOf(each, consents.get(each.caseNumber().value()))))
        .toList();
  }

  /**
   * The token could not be made: people decide how the case goes on. One that they ended or gave
   * back meanwhile stays as they left it.
   */
  public void productionFailed(CaseNumber number, ProductionFailure failure) {
    Application application = applications.changedByTheBureau(number);
    if (Step.FAIL_PRODUCTION.leadsFrom(application.state())) {
      proceed(application, Step.FAIL_PRODUCTION, failure.stored(), failure.code());
      applications.flush();
    }
  }

  /** The tokens are made and can be collected. */
  public void produced(List<CaseNumber> numbers) {
    proceed(numbers, Step.FINISH_PRODUCTION);
  }

  private Map<CaseNumber, Application> proceed(List<CaseNumber> numbers, Step step) {
    Map<CaseNumber, Application> cases = applications.changedByTheBureau(numbers);
    cases.values().forEach(application -> proceed(application, step, null, null));
    applications.flush();
    return cases;
  }

  /**
   * @param onRecord what of the reason may stand in the trail, which names nobody
   */
  private void proceed(Application application, Step step, String reason, String onRecord) {
    log.happenedByItself(
        application,
        application.proceed(step, reason, flow.now()),
        onRecord == null ? Map.of() : Map.of("reason", onRecord));
  }

  /** What is known without opening the form, whatever the region. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public CaseFacts facts(CaseNumber number) {
    Application application = applications.read(number);
    return new CaseFacts(
        number,
        application.region(),
        application.state(),
        flow.policyOf(application).version(),
        application.form().unitName(),
        situation(application));
  }

  /** The form is told apart by what is right in it, which the columns beside it know. */
  private static Situation situation(Application application) {
    return application
        .situation()
        .with(Fact.UNIFIED_LICENCE, application.form().creditCode() != null);
  }

  /** The form, unmasked, whatever the region; the caller decides who may know. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, String> form(CaseNumber number) {
    return atRest.openForm(applications.read(number));
  }

  /** What is to be made, whatever the region; the caller decides who may know. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public ProductionOrder order(CaseNumber number) {
    Application application = applications.read(number);
    return order(application, flow.rulesOf(application));
  }

  private static ProductionOrder order(Application application, CaseRules rules) {
    return new ProductionOrder(
        application.caseNumber(),
        application.region(),
        rules.charged(),
        application.unitId().orElse(null),
        application.state(),
        rules.policy().version(),
        application.request().years(),
        application.request().systems(),
        rules.values(),
        rules.consented());
  }
}
