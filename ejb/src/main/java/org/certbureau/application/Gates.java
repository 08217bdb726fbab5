package org.certbureau.application;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Gate;

/** Lets a higher feature open the gate that it keeps, in the transaction that earned it. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Gates {
  @Inject Applications applications;
  @Inject CaseFlow flow;
  @Inject CaseLog log;

  /**
   * Opens a gate; where it was the last and the application is accepted, production opens with it.
   * A gate that is open already stays so.
   */
  public void open(CaseNumber number, Gate gate) {
    open(applications.changedByTheBureau(number), gate);
  }

  /**
   * Opens the gate of the payment, and keeps how it was paid: who has remitted brings the bank's
   * voucher along, whatever was announced (GD-11, A-G10).
   */
  public void paid(CaseNumber number, boolean remitted) {
    Application application = applications.changedByTheBureau(number);
    application.paid(remitted);
    flow.comparePapers(application, flow.rulesOf(application));
    open(application, Gate.PAYMENT);
  }

  /** Closes a gate that was open: what opened it does not hold any more. */
  public void close(CaseNumber number, Gate gate) {
    applications.changedByTheBureau(number).close(gate);
    applications.flush();
  }

  private void open(Application application, Gate gate) {
    if (application.open(gate)) {
      if (application.gates().requires(gate)) {
        // what was never asked for is not told as done
        log.noted(application, "application.gate-opened", Map.of("gate", gate.name()));
      }
      if (gate == Gate.PAYMENT) {
        flow.moneyConfirmed(application);
      }
      flow.openProductionIfDue(application);
      applications.flush();
    }
  }

  /**
   * Waits until nobody else changes the application, and keeps it so until the transaction is over.
   * Who locks rows of its own beside it does this first.
   */
  public void hold(CaseNumber number) {
    applications.changedByTheBureau(number);
  }
}
