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
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** The transactions in which officers answer, once their passwords are known to be right. */
@Stateless
@RolesAllowed(Roles.RECOVERY_OFFICER)
public class RecoveryAnswers {
  @EJB Callers callers;
  @EJB private KeyRecovery centre;
  @Inject private KnownRequests known;
  @Inject private Judge judge;
  @Inject private OneByOne oneByOne;
  @Inject private PapersSeen papers;
  @Inject private Event<Decided> decided;

  /**
   * @throws NotFound where the caller's regions have no request of that case
   * @throws RuleViolation where somebody has changed it: {@code kmc.forged}, or {@code
   *     recovery.certificate-changed}
   */
  public void requireKnown(CaseNumber number) {
    requireSound(known.seen(number, caller()));
  }

  private void requireSound(String job) {
    Finding finding = oneByOne.finding(job);
    if (finding == Finding.CERTIFICATE) {
      throw new RuleViolation(Problem.of("recovery.certificate-changed", "officer"));
    }
    if (finding != null) {
      throw forged();
    }
  }

  private static RuleViolation forged() {
    return new RuleViolation(Problem.of("kmc.forged", "officer"));
  }

  /**
   * @throws RuleViolation {@code recovery.papers-unseen}; else as {@link #requireKnown}
   */
  public void requireSeen(CaseNumber number) {
    requireKnown(number);
    List<RecoveryPaper> unseen =
        papers.of(number, caller().name()).stream().filter(paper -> !paper.isLooked()).toList();
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
    RecoveryOrder order = asked(known.held(number, caller), true);
    follow(order, centre.consent(order, caller.name(), password));
  }

  /** See {@link RecoveryDesk#refuse}. */
  public void refuse(CaseNumber number, char[] password, String reason) {
    Caller caller = caller();
    RecoveryOrder order = asked(known.held(number, caller), true);
    follow(order, centre.refuse(order, caller.name(), password, reason));
  }

  /** See {@link RecoveryDesk#withdraw}. */
  public void withdraw(CaseNumber number) {
    Caller caller = caller();
    RecoveryOrder order = asked(known.held(number, caller), false);
    follow(order, centre.withdraw(order, caller.name()));
  }

  /**
   * What is asked, by the key centre's own word.
   *
   * @param sound whether the bureau's rows have to say the same; a consent is taken back in any
   *     case
   */
  private RecoveryOrder asked(RecoveryRequest held, boolean sound) {
    Told told = sound ? judge.judge(held.auditId()) : judge.alone(held.auditId());
    if (sound && told.finding() != null) {
      throw forged();
    }
    return told.known().orElseThrow(RecoveryAnswers::forged);
  }

  private void follow(RecoveryOrder order, Quorum quorum) {
    if (quorum.state() == Quorum.State.ENOUGH || quorum.state() == Quorum.State.NO_TWO_LEFT) {
      decided.fire(new Decided(order.job()));
    }
  }

  private Caller caller() {
    return callers.as(Roles.RECOVERY_OFFICER);
  }
}
