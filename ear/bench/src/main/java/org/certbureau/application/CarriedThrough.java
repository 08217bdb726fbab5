package org.certbureau.application;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import org.certbureau.application.line.LineBefore;
import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;

/** What the desks do with an application until its production opens, done without anybody. */
@Dependent
class CarriedThrough {
  @EJB SubscriberRegister subscribers;
  @Inject CaseFlow flow;

  /** To all that another application agreed to. */
  void agree(Application copy, Application template) {
    for (ConsentRecord given : subscribers.consents(template.caseNumber().value())) {
      subscribers.agree(
          copy.caseNumber().value(),
          given.code(),
          given.textVersion(),
          given.way(),
          template.acts().created().by());
    }
  }

  void carry(Application copy, Policy policy, long unit) {
    Caller clerk =
        new Caller(
            copy.acts().created().by(),
            copy.acts().created().by(),
            Set.of(Roles.ACCEPTOR),
            Set.of(copy.region()),
            false);
    copy.take(Step.SUBMIT, clerk, null, flow.now());
    CaseRules rules = flow.rulesOf(copy);
    copy.pin(policy.version(), rules.gates());
    rules
        .line()
        .flatMap(known -> LineBefore.of(known.line()))
        .ifPresent(was -> copy.items().forEach(item -> item.goesOnFrom(was)));
    copy.take(Step.ACCEPT, clerk, null, flow.now());
    copy.belongsTo(unit);
    for (Gate gate : rules.gates()) {
      copy.open(gate);
    }
    flow.openProductionIfDue(copy);
  }
}
