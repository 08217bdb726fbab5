package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.Revocation;
import org.certbureau.ca.RevocationReason;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.recovery.RecoveryEnd;
import org.certbureau.recovery.RecoveryRequests;
import org.certbureau.station.BureauVerdict;
import org.certbureau.station.EndedJob;
import org.certbureau.station.JobBook;
import org.certbureau.station.Refusal;
import org.certbureau.token.TokenCustody;

/** How a job that comes to nothing is cleared up after: what was signed, its token, its case. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class JobEnding {
  @EJB private ApplicationProgress applications;
  @EJB private JobBook jobs;
  @EJB private TokenCustody tokens;
  @EJB private PairRegister pairs;
  @EJB private LineRegister lines;
  @EJB private RecoveryRequests requests;
  @Inject private CertificationAuthority ca;
  @Inject private Clock clock;

  /** Before the jobs: who ends a certificate comes to its job from there (A-X5). */
  public void lockLines(List<String> numbers) {
    lines.lock(jobs.lines(numbers));
  }

  /**
   * Gives a job up that its station has in hand.
   *
   * @param tell whether the station has to be told; it knows what it reported itself
   */
  public void fail(String station, Refusal refusal, boolean tell) {
    lockLines(List.of(refusal.job()));
    jobs.fail(station, refusal, tell)
        .ifPresent(over -> clearUp(over, JobBook.actor(station), refusal.why()));
  }

  /**
   * Gives a job up that a higher application on its certificate has stopped (A-X5).
   *
   * @param by number of that application
   */
  public void stop(String job, CaseNumber by) {
    abandon("system", Refusal.stopped(job, by));
  }

  /** Gives an open job up at a maker's wish, whoever has it; false where it was over. */
  public boolean abandon(String job, String actor, String reason) {
    return abandon(actor, Refusal.byMaker(job, reason));
  }

  /** Gives an open job up as the bureau itself decides, whoever has it. */
  public void refuse(String job, BureauVerdict verdict) {
    abandon("system", Refusal.of(job, verdict));
  }

  private boolean abandon(String actor, Refusal why) {
    lockLines(List.of(why.job()));
    Optional<EndedJob> ended = jobs.abandon(actor, why);
    ended.ifPresent(over -> clearUp(over, actor, why.why()));
    return ended.isPresent();
  }

  /** Ends a job that can go to no station, unless it has gone to one meanwhile. */
  public void strand(String job) {
    lockLines(List.of(job));
    BureauVerdict verdict = BureauVerdict.CERTIFICATE_NOT_IN_FORCE;
    jobs.endWaiting(job, verdict)
        .ifPresent(over -> clearUp(over, "system", ProductionFailure.of(verdict.name())));
  }

  private void clearUp(EndedJob over, String actor, ProductionFailure why) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<Revocation> revocations = new ArrayList<>();
    for (PairView pair :
        pairs.discard(over.number(), actor, RevocationReason.CESSATION_OF_OPERATION, why.code())) {
      for (String serial : pair.serials()) {
        revocations.add(new Revocation(pair.issuer(), serial, pair.crlReason(), now));
      }
    }
    ca.revoke(revocations, actor);
    if (over.kind() == JobKind.ISSUE && over.chip() != null) {
      tokens.failed(
          new TokenCustody.Wish(over.number(), over.chip(), over.region()), actor, why.code());
    }
    if (over.kind() == JobKind.RESTORE_KEY) {
      requests.ended(
          over.number(),
          why.code().equals(BureauVerdict.RECOVERY_REFUSED.name())
              ? RecoveryEnd.REFUSED
              : RecoveryEnd.VOID);
    }
    applications.productionFailed(over.item(), why);
  }
}
