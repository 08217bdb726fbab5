package org.certbureau.recovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.material.CasePapers;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.Audited;
import org.certbureau.audit.SingleEvent;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.PasswordProof;
import org.certbureau.staff.Roles;

/**
 * The recovery officers' desk: which key is to come back to which token, for whom and why, and
 * their word on it. Each look at a request or a page is on record (A-G7). A request of a region
 * that is not the caller's is not found.
 */
@Stateless
@RolesAllowed(Roles.RECOVERY_OFFICER)
public class RecoveryDesk {
  /** So many are listed: an officer answers them one by one. */
  public static final int MOST = 100;

  @EJB Callers callers;
  @EJB private PasswordProof passwords;
  @EJB private RecoveryAnswers answers;
  @EJB private KeyRecovery centre;
  @EJB private CasePapers papers;
  @EJB private AuditTrail audit;
  @Inject private Requests requests;
  @Inject private KnownRequests known;
  @Inject private OneByOne oneByOne;
  @Inject private PapersSeen seen;
  @Inject private Clock clock;

  /** How many requests want the caller's word now, of the first {@link #MOST} that are open. */
  public int count() {
    Caller caller = caller();
    return (int)
        centre.open(caller.regions(), MOST).stream()
            .filter(job -> oneByOne.state(job, caller.name()).isAsked())
            .count();
  }

  /**
   * What is open, first what wants the caller's word; the oldest first. What the bureau's rows have
   * beside that is told as well, and takes no place from it.
   */
  public List<RecoveryRow> open() {
    Caller caller = caller();
    Set<String> jobs = new LinkedHashSet<>(centre.open(caller.regions(), MOST));
    jobs.addAll(requests.open(caller.regions(), MOST));
    return jobs.stream()
        .map(job -> oneByOne.row(job, caller.name()))
        .filter(row -> row.region() != null && caller.in(row.region()))
        .sorted(Comparator.comparing(row -> !row.state().isAsked()))
        .toList();
  }

  /** The cases to which the caller has said something, as they stand, the latest answered first. */
  public List<RecoveryRow> own() {
    Caller caller = caller();
    return known.latestBeside(centre.answered(caller.name(), MOST)).stream()
        .map(job -> oneByOne.row(job, caller.name()))
        .filter(row -> row.region() != null && caller.in(row.region()))
        .sorted(
            Comparator.comparing(
                RecoveryRow::ownAt, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  /** The latest request of a case. On record. */
  public RecoveryView view(CaseNumber number) {
    Caller caller = caller();
    String job = known.seen(number, caller);
    Audited looked =
        requests
            .hold(job)
            .map(Audited.class::cast)
            // its row is gone; that somebody has looked at what the centre has of it is told as
            // well
            .orElseGet(() -> new SingleEvent(RecoveryRequest.AUDIT_TYPE, oneByOne.region(job)));
    audit.record(looked, "recovery-request.looked-at", Map.of("case", number.value()));
    return oneByOne.view(job, caller.name());
  }

  /** A page of the case's papers. On record, and counted as seen by the caller. */
  public ScanPicture page(CaseNumber number, long scan) {
    Caller caller = caller();
    RecoveryRequest request = known.held(number, caller);
    ScanPicture picture =
        papers
            .page(number, scan)
            .orElseThrow(() -> new NotFound("recovery.page-not-found", "scan", "" + scan));
    seen.note(number, scan, caller.name(), clock.instant());
    audit.record(
        request,
        "recovery-request.paper-disclosed",
        Map.of("case", number.value(), "scan", Long.toString(scan)));
    return picture;
  }

  /**
   * The caller consents to what was asked.
   *
   * @param password the caller's own, typed just now
   * @param remoteAddress where it was typed
   * @throws RuleViolation {@code recovery.papers-unseen}; at {@code password} where that is not it,
   *     which counts as at the door; {@code kmc.*} as {@link KeyRecovery#consent}
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void consent(CaseNumber number, String password, String remoteAddress) {
    answers.requireSeen(number);
    char[] typed = passwords.require("password", password, remoteAddress);
    answers.consent(number, typed);
  }

  /**
   * The caller refuses, for good; who has not looked at every paper may as well.
   *
   * @param reason at least five characters that say something
   * @throws RuleViolation at {@code reason}; else as {@link #consent}
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void refuse(CaseNumber number, String password, String reason, String remoteAddress) {
    String said = Refusals.said(reason);
    answers.requireKnown(number);
    char[] typed = passwords.require("password", password, remoteAddress);
    answers.refuse(number, typed, said);
  }

  /**
   * The caller takes a consent back that holds, as long as the key is not on its way.
   *
   * @throws RuleViolation {@code kmc.*} as {@link KeyRecovery#withdraw}
   */
  public void withdraw(CaseNumber number) {
    answers.withdraw(number);
  }

  private Caller caller() {
    return callers.as(Roles.RECOVERY_OFFICER);
  }
}
