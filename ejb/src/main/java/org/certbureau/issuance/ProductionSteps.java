package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Locale;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFacts;
import org.certbureau.application.production.ItemToMake;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.certificate.procedure.Medium;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.station.JobBook;
import org.certbureau.station.NewJob;
import org.certbureau.station.SlipBook;
import org.certbureau.token.TokenCustody;

/** What cases and makers do with jobs, in the transaction in which they do it. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class ProductionSteps {
  @EJB private ApplicationProgress applications;
  @EJB private PolicyDesk policies;
  @EJB private JobBook jobs;
  @EJB private SlipBook slips;
  @EJB private LineServices lineServices;
  @EJB private LineRegister lines;
  @EJB private TokenCustody tokens;
  @EJB private JobEnding ending;

  /**
   * Opens a job for each item that is to be made, in the transaction that opened the last gate.
   * What is lost is revoked with it (A-X8).
   */
  public void openJob(CaseNumber caseNumber) {
    CaseFacts facts = applications.facts(caseNumber);
    Policy policy = policies.version(facts.region(), facts.policyVersion());
    Service service = facts.situation().service();
    Procedure procedure = Procedure.of(service);
    if (procedure.oldPair().isGoneFirst()) {
      lineServices.lose(caseNumber);
    }
    boolean isReset = procedure.job() == JobKind.RESET_PIN;
    for (ItemToMake item : facts.itemsToMake()) {
      String chip = procedure.medium() == Medium.PRESENTED ? lines.view(item.line()).chip() : null;
      jobs.open(
          new NewJob(
              procedure.job(),
              caseNumber,
              item.id(),
              item.line(),
              chip,
              chip == null ? null : policy.word(service, Locale.SIMPLIFIED_CHINESE),
              facts.region(),
              facts.desk(),
              facts.unitName(),
              policy.pinRetryLimit(),
              isReset ? tokens.pinKey(chip) : null,
              isReset ? tokens.pinKeyMaybe(chip) : null));
    }
  }

  /**
   * Gives up what a higher application on the same certificate has stopped (A-X5).
   *
   * @param by number of that case
   */
  public void stopJob(CaseNumber caseNumber, String by) {
    for (long item : applications.items(caseNumber)) {
      jobs.open(item).ifPresent(job -> ending.stop(job, CaseNumber.of(by)));
    }
  }

  /** Lets other stations have a job that waits for its desk's, at a maker's wish. */
  public boolean moveElsewhere(String job, String actor, String reason) {
    return jobs.moveElsewhere(job, actor, reason);
  }

  /** Gives an open job up at a maker's wish; false where it was over. */
  public boolean abandon(String job, String actor, String reason) {
    return ending.abandon(job, actor, reason);
  }

  /** Somebody holds the PIN slip that was missing. */
  public boolean slipFound(String job, String actor) {
    return slips.slipFound(job, actor);
  }
}
