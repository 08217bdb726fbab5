package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.application.ApplicationFact;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.station.FailuresReported;
import org.certbureau.station.KeysReported;
import org.certbureau.station.ProofsReported;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.JobStep;
import org.certbureau.work.FailPoint;

/**
 * The whole way from open gates to an active pair, in the order in which it happens:
 *
 * <ol>
 *   <li>production opens: a job for a station, in the transaction that opened the last gate;
 *   <li>keys are born on tokens: possession proved, tokens taken from stock, encryption pairs made
 *       and escrowed; then serials reserved and committed; then both certificates signed, entered
 *       and sent;
 *   <li>tokens prove that they carry their pairs: pairs active, tokens issued, applications to
 *       collect;
 *   <li>whatever fails gives the job up: its certificates are revoked, its token is spoiled, a
 *       maker can ask for another try.
 * </ol>
 *
 * Stations' reports come outside a transaction and may come twice; each numbered step commits on
 * its own, and what was done before is left alone.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Issuance {
  @EJB private IssuanceSteps steps;
  @Inject private CertificationAuthority ca;

  public void productionOpened(@Observes ApplicationFact.ProductionOpened opened) {
    steps.openJob(opened.caseNumber());
  }

  public void productionRepeated(@Observes ApplicationFact.ProductionRepeated repeated) {
    steps.openJob(repeated.caseNumber());
  }

  public void keysReported(@Observes KeysReported reported) {
    FailPoint.pass("keys.before-accept");
    List<PairToSign> pairs = steps.acceptKeys(reported.station(), reported.reports());
    FailPoint.pass("keys.after-accept");
    if (pairs.isEmpty()) {
      return;
    }
    try {
      sign(pairs);
    } catch (RuleViolation oneOfThemCannotBeSigned) {
      pairs.forEach(pair -> signAlone(reported.station(), pair));
    }
  }

  private void sign(List<PairToSign> pairs) {
    List<ReservedPair> reserved = ReservedPair.of(pairs, ca.reserve(PairToSign.requests(pairs)));
    FailPoint.pass("sign.after-reserve");
    steps.signAndSend(reserved);
    FailPoint.pass("sign.after-send");
  }

  private void signAlone(String station, PairToSign pair) {
    try {
      sign(List.of(pair));
    } catch (RuleViolation e) {
      steps.giveUp(
          station,
          new Refusal(
              pair.job().number(),
              JobStep.INSTALL,
              pair.job().chip(),
              "NOT_CERTIFIABLE",
              e.problems().get(0).code()),
          true);
    }
  }

  public void proofsReported(@Observes ProofsReported reported) {
    FailPoint.pass("proof.before-activate");
    steps.activate(reported.station(), reported.reports());
    FailPoint.pass("proof.after-activate");
  }

  public void failuresReported(@Observes FailuresReported reported) {
    for (Failed failed : reported.reports()) {
      if (failed.step() == JobStep.CONFIRM) {
        // the pair is active and in use: what happens to its slip changes nothing about that
        steps.slipMissing(reported.station(), failed);
        continue;
      }
      FailPoint.pass("failure.before-give-up");
      // without a chip the station has changed nothing: it holds the job open, and its token
      boolean stillHeld = failed.chip() == null;
      steps.giveUp(reported.station(), Refusal.of(failed), stillHeld);
      FailPoint.pass("failure.after-give-up");
    }
  }
}
