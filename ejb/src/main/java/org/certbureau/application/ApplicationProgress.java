package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.line.LineOrder;
import org.certbureau.application.production.HandedIn;
import org.certbureau.application.production.ItemRef;
import org.certbureau.application.production.KeyWanted;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.Holder;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.NewLine;
import org.certbureau.certificate.procedure.TokenFate;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
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
  @EJB LineRegister lines;
  @EJB SightRegister sight;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject CaseLog log;

  /**
   * Stations have taken up the jobs. An item that is to open a certificate line has it from now on.
   *
   * @return what is to be made, in the order of the items
   */
  public List<ProductionOrder> producing(List<ItemRef> items) {
    Map<CaseNumber, Application> cases = held(items);
    openLines(items, cases);
    proceed(items, cases, Step.START_PRODUCTION);
    applications.flush();
    Map<String, List<ConsentRecord>> consents =
        subscribers.consents(cases.keySet().stream().map(CaseNumber::value).toList());
    List<ProductionOrder> orders = new ArrayList<>(items.size());
    for (ItemRef ref : items) {
      Application application = cases.get(ref.caseNumber());
      CaseRules rules = flow.rulesOf(application, consents.get(ref.caseNumber().value()));
      orders.add(order(application, item(ref, cases), rules));
    }
    return orders;
  }

  private void openLines(List<ItemRef> items, Map<CaseNumber, Application> cases) {
    List<ItemRef> without =
        items.stream().filter(ref -> item(ref, cases).line().isEmpty()).distinct().toList();
    List<Long> opened =
        lines.open(without.stream().map(ref -> newLine(cases.get(ref.caseNumber()))).toList());
    for (int i = 0; i < without.size(); i++) {
      ItemRef ref = without.get(i);
      item(ref, cases).opens(opened.get(i));
      sight.opened(opened.get(i), cases.get(ref.caseNumber()).acts().applicants());
    }
  }

  /** Whose it is was known with the acceptance. */
  private static NewLine newLine(Application application) {
    return new NewLine(
        application.region(),
        application.caseNumber(),
        Holder.of(application.request().holder(), application.unitId().orElse(null)));
  }

  private static Item item(ItemRef ref, Map<CaseNumber, Application> cases) {
    return cases.get(ref.caseNumber()).item(ref.id());
  }

  /**
   * The token could not be made: people decide how the case goes on. One that they ended or gave
   * back meanwhile stays as they left it.
   */
  public void productionFailed(ItemRef ref, ProductionFailure failure) {
    Application application = applications.changedByTheBureau(ref.caseNumber());
    Item item = application.item(ref.id());
    if (item.canTake(Step.FAIL_PRODUCTION)) {
      proceed(application, List.of(item), Step.FAIL_PRODUCTION, failure.stored(), failure.code());
      applications.flush();
    }
  }

  /**
   * The tokens are made and can be collected.
   *
   * @return the tokens in whose place they come, which are not given back
   */
  public List<HandedIn> produced(List<ItemRef> items) {
    Map<CaseNumber, Application> cases = held(items);
    proceed(items, cases, Step.FINISH_PRODUCTION);
    cases.values().forEach(flow::correctRegister);
    applications.flush();
    return cases.values().stream()
        .filter(made -> made.request().procedure().oldToken() == TokenFate.TAKEN_BACK)
        .flatMap(
            made ->
                flow
                    .rulesOf(made)
                    .papers()
                    .tokenHandedIn()
                    .map(chip -> new HandedIn(made.caseNumber(), chip))
                    .stream())
        .toList();
  }

  private Map<CaseNumber, Application> held(List<ItemRef> items) {
    return applications.changedByTheBureau(
        items.stream().map(ItemRef::caseNumber).distinct().toList());
  }

  private void proceed(List<ItemRef> items, Map<CaseNumber, Application> cases, Step step) {
    Map<CaseNumber, List<Item>> byCase = new LinkedHashMap<>();
    for (ItemRef ref : items) {
      byCase.computeIfAbsent(ref.caseNumber(), n -> new ArrayList<>()).add(item(ref, cases));
    }
    byCase.forEach((number, some) -> proceed(cases.get(number), some, step, null, null));
  }

  /**
   * @param onRecord what of the reason may stand in the trail, which names nobody
   */
  private void proceed(
      Application application, List<Item> some, Step step, String reason, String onRecord) {
    log.happenedByItself(
        application,
        application.proceed(step, some, reason, flow.now()),
        onRecord == null ? Map.of() : Map.of("reason", onRecord));
  }

  /** What is charged for it now, so that lists can be sorted by it. */
  public void charged(CaseNumber number, Money total) {
    applications.changedByTheBureau(number).charged(total);
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
        situation(application),
        application.items().stream()
            .filter(item -> item.state() == ItemState.READY)
            .map(Item::toMake)
            .toList(),
        application.acts().desk().orElse(null));
  }

  /** Why nothing can be made for it any more, so that nobody pays for that. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Problem> tooLate(CaseNumber number) {
    return flow.tooLate(applications.read(number));
  }

  /** Keys of the items of a case, in their order, whatever the region. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Long> items(CaseNumber number) {
    return applications.read(number).items().stream().map(Item::id).toList();
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

  /**
   * What is registered by now of the holder of the certificate that an application is about; its
   * own form where nothing else is. Unmasked, whatever the region; the caller decides who may know.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, String> registered(CaseNumber number) {
    Application application = applications.read(number);
    return application
        .line()
        .map(line -> flow.register(line).form())
        .filter(known -> !known.isEmpty())
        .orElseGet(() -> atRest.openForm(application));
  }

  /** What is to be made, whatever the region; the caller decides who may know. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public ProductionOrder order(CaseNumber number) {
    Application application = applications.read(number);
    return order(application, application.items().get(0), flow.rulesOf(application));
  }

  /** What an application that took effect does to its certificate, whatever the region. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public LineOrder lineOrder(CaseNumber number) {
    Application application = applications.read(number);
    CaseRules rules = flow.rulesOf(application);
    return new LineOrder(
        number,
        application.line().orElseThrow(),
        rules.charged(),
        rules.policy(),
        rules.values().get(FormKeys.REVOCATION_REASON),
        rules.papers().tokenHandedIn().orElse(null));
  }

  /** Which key is to come back, whatever the region. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public KeyWanted keyWanted(CaseNumber number) {
    Application application = applications.read(number);
    return new KeyWanted(
        application.line().orElseThrow(),
        flow.rulesOf(application).values().get(FormKeys.RECOVERED_PAIR),
        application.acts().accepted().by(),
        application.acts().reviewed().by());
  }

  private static ProductionOrder order(Application application, Item item, CaseRules rules) {
    return new ProductionOrder(
        application.caseNumber(),
        application.region(),
        rules.charged(),
        item.id(),
        item.line().orElse(null),
        item.before().map(LineBefore::end).orElse(null),
        application.unitId().orElse(null),
        application.state(),
        rules.policy().version(),
        item.years(),
        item.systems(),
        rules.values(),
        rules.consenting().codes());
  }
}
