package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.certbureau.application.ApplicationFact;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFacts;
import org.certbureau.application.line.LineOrder;
import org.certbureau.application.production.HandedIn;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.Revocation;
import org.certbureau.ca.RevocationReason;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.issuance.LineServed.Deed;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.RevocationRule;
import org.certbureau.token.TokenCustody;
import org.certbureau.work.FailPoint;

/**
 * What applications do to certificates without a token being written to: the hold, its end, the
 * revocation. All in the transaction in which the application takes effect; the lists follow within
 * seconds.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LineServices {
  private static final String ACTOR = "system";

  /** Why a pair was revoked that nobody asked to revoke: its token is lost. */
  private static final String LOST = "TOKEN_LOST";

  @EJB private ApplicationProgress applications;
  @EJB private LineRegister lines;
  @EJB private TokenCustody tokens;
  @Inject private CertificationAuthority ca;
  @Inject private Event<LineServed> served;
  @Inject private Clock clock;

  public void tookEffect(@Observes ApplicationFact.TookEffect fact) {
    LineOrder order = applications.lineOrder(fact.caseNumber());
    switch (order.procedure().oldPair()) {
      case REVOKED_AT_APPROVAL -> revoke(order);
      case HOLD_LIFTED -> lift(order);
      default -> {
        if (order.procedure().holdsAtAcceptance()) {
          hold(order, Deed.HELD);
        }
      }
    }
    FailPoint.pass("effect.before-commit");
  }

  /** A loss holds its certificate as soon as it is accepted; one on hold already stays on that. */
  public void held(@Observes ApplicationFact.Held fact) {
    LineOrder order = applications.lineOrder(fact.caseNumber());
    if (lines.view(order.line()).standing() == LineStanding.ACTIVE) {
      hold(order, Deed.HELD_AS_LOST);
    }
  }

  /** The token is there again: its certificate goes on as it was (A-X7). */
  public void found(@Observes ApplicationFact.Found fact) {
    lift(applications.lineOrder(fact.caseNumber()));
  }

  /**
   * The production of what replaces a lost token opens: what was in force is revoked, and there is
   * no way back from here (A-X8). Where it is opened again nothing is left to revoke.
   */
  public void lose(CaseNumber caseNumber) {
    LineOrder order = applications.lineOrder(caseNumber);
    LineView line = lines.view(order.line());
    ca.revoke(
        revocations(
            lines.revokeInForce(
                order.line(), caseNumber, RevocationReason.KEY_COMPROMISE, LOST, ACTOR),
            RevocationReason.KEY_COMPROMISE),
        ACTOR);
    if (line.chip() != null) {
      tokens.lost(line.chip(), ACTOR, caseNumber);
      served(order, Deed.REPLACED, line.inForce());
    }
  }

  /** Other pairs have taken their place: who relies on them is told. */
  public void superseded(List<PairView> pairs, String actor) {
    if (!pairs.isEmpty()) {
      ca.revoke(revocations(pairs, RevocationReason.SUPERSEDED), actor);
    }
  }

  /** What was handed in is destroyed once another is proved in its place, and no sooner (A-X3). */
  public void takenBack(List<HandedIn> tokensHandedIn, String actor) {
    tokensHandedIn.forEach(one -> tokens.takenBack(one.chip(), actor, one.caseNumber()));
  }

  /**
   * What was revoked for a loss and could not be replaced ends with its case; the money goes back
   * by the rule (A-X8).
   */
  public void refused(@Observes ApplicationFact.Refused fact) {
    CaseFacts facts = applications.facts(fact.caseNumber());
    if (Procedure.of(facts.situation().service()).oldPair().isGoneFirst()) {
      LineOrder order = applications.lineOrder(fact.caseNumber());
      if (lines.view(order.line()).chip() == null) {
        lines.end(order.line(), fact.caseNumber(), RevocationReason.KEY_COMPROMISE, LOST, ACTOR);
      }
    }
  }

  private void served(LineOrder order, Deed deed, PairView pair) {
    served.fire(new LineServed(order, deed, pair, now()));
  }

  private void hold(LineOrder order, Deed deed) {
    PairView pair = lines.hold(order.line(), order.caseNumber(), ACTOR);
    ca.revoke(revocations(List.of(pair), RevocationReason.CERTIFICATE_HOLD), ACTOR);
    served(order, deed, pair);
  }

  private void lift(LineOrder order) {
    PairView pair = lines.lift(order.line(), order.caseNumber(), ACTOR);
    pair.serials().forEach(serial -> ca.resume(pair.issuer(), serial, ACTOR));
    served(order, Deed.LIFTED, pair);
  }

  private void revoke(LineOrder order) {
    LineView line = lines.view(order.line());
    RevocationReason listed = listed(order);
    ca.revoke(
        revocations(
            lines.end(order.line(), order.caseNumber(), listed, order.reason(), ACTOR), listed),
        ACTOR);
    if (order.handedIn() != null) {
      tokens.takenBack(order.handedIn(), ACTOR, order.caseNumber());
    } else if (listed == RevocationReason.KEY_COMPROMISE && line.chip() != null) {
      tokens.lost(line.chip(), ACTOR, order.caseNumber());
    }
    served(order, Deed.REVOKED, line.inForce());
  }

  private static RevocationReason listed(LineOrder order) {
    RevocationRule row = order.policy().revocation(order.reason(), order.situation()).orElseThrow();
    return RevocationReason.valueOf(row.listed().name());
  }

  private List<Revocation> revocations(Collection<PairView> pairs, RevocationReason reason) {
    Instant since = now();
    return pairs.stream()
        .flatMap(
            pair ->
                pair.serials().stream()
                    .map(serial -> new Revocation(pair.issuer(), serial, reason, since)))
        .toList();
  }

  /** Lists give whole seconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
