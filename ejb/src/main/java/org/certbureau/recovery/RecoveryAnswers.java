package org.certbureau.recovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** The transactions in which officers answer, once their passwords are known to be right. */
@Stateless
@RolesAllowed(Roles.RECOVERY_OFFICER)
public class RecoveryAnswers {
  @EJB Callers callers;
  @EJB private KeyRecovery centre;
  @Inject private Requests requests;
  @Inject private RecoveryViews views;
  @Inject private CertifiedKeys certified;
  @Inject private Event<Decided> decided;

  /**
   * @throws NotFound where the caller's regions have no request of that case
   */
  public void requireKnown(CaseNumber number) {
    requests.seen(number, caller());
  }

  /**
   * @throws RuleViolation {@code recovery.papers-unseen}
   */
  public void requireSeen(CaseNumber number) {
    Caller caller = caller();
    requests.seen(number, caller);
    List<RecoveryPaper> unseen =
        views.papers(number, caller.name()).stream().filter(paper -> !paper.isLooked()).toList();
    if (!unseen.isEmpty()) {
      throw new RuleViolation(
          unseen.stream()
              .map(
                  paper ->
                      Problem.of(
                          "recovery.papers-unseen",
                          "papers",
                          paper.title().zh(),
                          paper.title().en()))
              .toList());
    }
  }

  /** See {@link RecoveryDesk#consent}. */
  public void consent(CaseNumber number, char[] password) {
    requireSeen(number);
    Caller caller = caller();
    RecoveryRequest request = requests.held(number, caller);
    if (certified.find(request.pair(), request.keyFingerprint()).isEmpty()) {
      throw new RuleViolation(Problem.of("recovery.certificate-changed", "officer"));
    }
    follow(request, centre.consent(request.order(), caller.name(), password));
  }

  /** See {@link RecoveryDesk#refuse}. */
  public void refuse(CaseNumber number, char[] password, String reason) {
    Caller caller = caller();
    RecoveryRequest request = requests.held(number, caller);
    follow(request, centre.refuse(request.order(), caller.name(), password, reason));
  }

  /** See {@link RecoveryDesk#withdraw}. */
  public void withdraw(CaseNumber number) {
    Caller caller = caller();
    RecoveryRequest request = requests.held(number, caller);
    follow(request, centre.withdraw(request.order(), caller.name()));
  }

  private void follow(RecoveryRequest request, Quorum quorum) {
    if (quorum.state() == Quorum.State.ENOUGH || quorum.state() == Quorum.State.NO_TWO_LEFT) {
      decided.fire(new Decided(request.auditId()));
    }
  }

  private Caller caller() {
    return callers.as(Roles.RECOVERY_OFFICER);
  }
}
