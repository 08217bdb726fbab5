package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.production.KeyWanted;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.kmc.Standing;
import org.certbureau.region.policy.FormKeys;

/**
 * Holds what the bureau's rows say against what the key centre has written down when it opened an
 * order: somebody who writes the database writes the one, and not the other.
 */
@Dependent
class Judge {
  @EJB private ApplicationProgress applications;
  @EJB private LineRegister lines;
  @EJB private KeyRecovery centre;
  @Inject private Requests requests;
  @Inject private CertifiedKeys certified;
  @Inject private Purposes purposes;
  @Inject private PapersSeen papers;

  /** As both have it. Fails where rows beside the request's own cannot be read. */
  Told judge(String job) {
    Told told = alone(job);
    if (told.finding() != null || told.standing().isOfBefore()) {
      return told;
    }
    return told.isOver() ? told.but(kept(told.order())) : told.but(still(told.order()));
  }

  /** The same by the centre's rows and the request's alone, whatever stands in any other. */
  Told alone(String job) {
    RecoveryRequest request = requests.find(job).orElse(null);
    Standing standing = centre.standing(job).orElse(null);
    if (standing == null) {
      return new Told(job, request, null, null, null, Finding.UNKNOWN);
    }
    if (standing.isForged()) {
      return new Told(job, request, standing, null, null, Finding.CENTRE);
    }
    if (standing.isOfBefore()) {
      return ofBefore(job, request, standing);
    }
    Finding finding = request == null ? Finding.MISSING : finding(request, standing);
    return new Told(job, request, standing, standing.order(), standing.quorum(), finding);
  }

  /** Whoever takes former refusals out of sight has nothing consented to. */
  private static Finding finding(RecoveryRequest request, Standing standing) {
    if (standing.beforeChanged()) {
      return Finding.CENTRE;
    }
    return request.says(standing.order(), standing.openedAt()) && isSameEnd(request, standing)
        ? null
        : Finding.CHANGED;
  }

  /** A key that is on its way is given out there and open here; its end is told to both at once. */
  private static boolean isSameEnd(RecoveryRequest request, Standing standing) {
    return request.isOver()
        ? request.end().filter(end -> end.name().equals(standing.how())).isPresent()
        : standing.how() == null && standing.quorum().state() != Quorum.State.ENDED;
  }

  /** What was opened before the centre kept orders: the request's own row is all there is. */
  private Told ofBefore(String job, RecoveryRequest request, Standing standing) {
    Optional<RecoveryOrder> order =
        Optional.ofNullable(request).flatMap(row -> row.ofBefore(0, null, purposeOf(row)));
    Quorum quorum = order.map(centre::quorum).orElse(null);
    boolean same =
        quorum != null
            && quorum.state() != Quorum.State.FORGED
            && (!request.isOver() || isGiven(request) == isGivenThere(quorum));
    Finding finding = request == null ? Finding.MISSING : same ? null : Finding.CHANGED;
    return new Told(job, request, standing, order.orElse(null), quorum, finding);
  }

  private String purposeOf(RecoveryRequest request) {
    return purposes.of(request).orElse(null);
  }

  private static boolean isGiven(RecoveryRequest request) {
    return request
        .end()
        .filter(end -> end == RecoveryEnd.RESTORED || end == RecoveryEnd.RELEASED)
        .isPresent();
  }

  private static boolean isGivenThere(Quorum quorum) {
    return quorum.state() == Quorum.State.RECOVERED;
  }

  /**
   * What everything else says that it rests on, while it is open: case, papers, certificate, pair,
   * and both certificates as their issuers have signed them.
   */
  private Finding still(RecoveryOrder order) {
    CaseNumber number = order.caseNumber();
    KeyWanted wanted = applications.keyWanted(number);
    LineView line = lines.view(wanted.certificate());
    boolean same =
        line.number().value().equals(order.certificate())
            && line.region().equals(order.region())
            && isOf(line, order)
            && Integer.toString(order.key().ordinal()).equals(wanted.pair())
            && order.acceptor().equals(wanted.acceptor())
            && order.reviewer().equals(wanted.reviewer())
            && Objects.equals(order.unit(), applications.facts(number).unitName())
            && Objects.equals(
                order.purpose(), applications.form(number).get(FormKeys.RECOVERY_PURPOSE))
            && papers.digest(number).equals(order.papers());
    if (!same) {
      return Finding.CHANGED;
    }
    return certified.isCarried(line.id(), order.recipient().certificate())
        ? kept(order)
        : Finding.CERTIFICATE;
  }

  private static boolean isOf(LineView line, RecoveryOrder order) {
    return line.pairs().stream()
        .filter(pair -> pair.job().equals(order.key().pair()))
        .mapToInt(PairView::ordinal)
        .anyMatch(ordinal -> ordinal == order.key().ordinal());
  }

  private Finding kept(RecoveryOrder order) {
    return certified.isKept(order.key()) ? null : Finding.CERTIFICATE;
  }
}
