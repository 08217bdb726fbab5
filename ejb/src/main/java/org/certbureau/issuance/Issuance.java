package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.application.ApplicationFact;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.station.KeyedJob;
import org.certbureau.station.Refusal;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.report.Dispatched;
import org.certbureau.station.report.FailuresReported;
import org.certbureau.station.report.KeysReported;
import org.certbureau.station.report.PinsReported;
import org.certbureau.station.report.ProofsReported;
import org.certbureau.station.report.ReportsUnhandled;
import org.certbureau.station.report.SettlementsReported;
import org.certbureau.work.FailPoint;
import org.certbureau.work.Triage;

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
 *   <li>where only another PIN was wanted, the token proves itself and that is all;
 *   <li>whatever fails gives the job up: its certificates are revoked, its token is spoiled, and
 *       people decide how the case goes on.
 * </ol>
 *
 * Stations' reports come outside a transaction and may come twice; each numbered step commits on
 * its own, and what was done before is left alone. What a rule refuses is the verdict on one job;
 * the others of its message go on (ADR 18).
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Issuance {
  private static final Logger LOG = Logger.getLogger(Issuance.class.getName());

  @EJB private IssuanceSteps steps;
  @EJB private ProductionSteps production;
  @Inject private CertificationAuthority ca;

  public void productionOpened(@Observes ApplicationFact.ProductionOpened opened) {
    production.openJob(opened.caseNumber());
  }

  public void productionRepeated(@Observes ApplicationFact.ProductionRepeated repeated) {
    production.openJob(repeated.caseNumber());
  }

  public void stopped(@Observes ApplicationFact.Stopped stopped) {
    production.stopJob(stopped.caseNumber(), stopped.by());
  }

  public void keysReported(@Observes KeysReported reported) {
    String station = reported.station();
    Triage triage = new Triage();
    FailPoint.pass("keys.before-accept");
    List<PairToSign> pairs = new ArrayList<>();
    triage.each(
        reported.reports(),
        some -> pairs.addAll(steps.acceptKeys(station, some)),
        (one, refused) -> steps.giveUp(station, Refusal.of(one, refused)));
    FailPoint.pass("keys.after-accept");
    triage.each(pairs, this::sign, (one, refused) -> giveUp(station, one.job(), refused));
    triage.end();
  }

  private void sign(List<PairToSign> pairs) {
    List<ReservedPair> reserved = ReservedPair.of(pairs, ca.reserve(PairToSign.requests(pairs)));
    FailPoint.pass("sign.after-reserve");
    steps.signAndSend(reserved);
    FailPoint.pass("sign.after-send");
  }

  private void giveUp(String station, KeyedJob job, RuleViolation refused) {
    steps.giveUp(
        station, Refusal.byRule(job.number(), JobStep.INSTALL.name(), job.chip(), refused));
  }

  public void proofsReported(@Observes ProofsReported reported) {
    String station = reported.station();
    Triage triage = new Triage();
    FailPoint.pass("proof.before-activate");
    triage.each(
        reported.reports(),
        some -> steps.activate(station, some),
        (one, refused) -> steps.giveUp(station, Refusal.of(one, refused)));
    FailPoint.pass("proof.after-activate");
    triage.end();
  }

  public void pinsReported(@Observes PinsReported reported) {
    String station = reported.station();
    Triage triage = new Triage();
    FailPoint.pass("pin.before-accept");
    triage.each(
        reported.reports(),
        some -> steps.pinsReset(station, some),
        (one, refused) -> steps.giveUp(station, Refusal.of(one, refused)));
    FailPoint.pass("pin.after-accept");
    triage.end();
  }

  public void settlementsReported(@Observes SettlementsReported reported) {
    steps.settled(reported.station(), reported.reports());
  }

  public void failuresReported(@Observes FailuresReported reported) {
    Triage triage = new Triage();
    for (Failed failed : reported.reports()) {
      triage.attempt(() -> failed(reported.station(), failed));
    }
    triage.end();
  }

  /**
   * Nobody waits for these reports any more, so their jobs have come to an end, which people can
   * see and go on from. One that cannot even be ended is a maker's to give up.
   */
  public void reportsUnhandled(@Observes ReportsUnhandled unhandled) {
    for (JobReport report : unhandled.reports()) {
      if (report.step() == JobStep.CONFIRM) {
        continue;
      }
      try {
        steps.endUnhandled(unhandled.station(), report);
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, e, () -> "Job " + report.job() + " could not be ended");
      }
    }
  }

  /** Each for itself: one that cannot be ended is tried again with the next look for stations. */
  public void stranded(@Observes Dispatched round) {
    for (String job : round.stranded()) {
      try {
        steps.strand(job);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, e, () -> "Job " + job + " could not be ended");
      }
    }
  }

  private void failed(String station, Failed failed) {
    if (failed.step() == JobStep.CONFIRM) {
      // the pair is active and in use: what happens to its slip changes nothing about that
      steps.slipMissing(station, failed);
      return;
    }
    FailPoint.pass("failure.before-give-up");
    steps.failed(station, failed);
    FailPoint.pass("failure.after-give-up");
  }
}
