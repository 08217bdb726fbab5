package org.certbureau.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;

/** Shows what holders were told, and lets clerks send it again or stop it. */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.ADMIN, Roles.AUDITOR})
public class NoticeDesk {
  private static final int MOST_ROWS = 200;
  private static final int LONGEST_REASON = 200;

  @Inject private Notices notices;
  @Inject private Letters letters;
  @EJB private Callers callers;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * A page of notices of the caller's regions, the newest first.
   *
   * @param before {@link NoticePage#next} of the page before, or null for the first
   * @param limit rows of a page, 1 to 200
   */
  public NoticePage page(NoticeFilter filter, Long before, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    Page<Notice> page =
        Page.of(
            notices.page(
                callers.as(Roles.ACCEPTOR, Roles.ADMIN, Roles.AUDITOR), filter, before, size + 1),
            size);
    return new NoticePage(page.rows().stream().map(NoticeView::of).toList(), page.next(Notice::id));
  }

  /** What was told about an application's certificates; none for a foreign region's. */
  public List<NoticeView> ofCase(CaseNumber number) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.ADMIN, Roles.AUDITOR);
    return notices.ofCase(number).stream()
        .filter(notice -> caller.in(notice.region()))
        .map(NoticeView::of)
        .toList();
  }

  /**
   * All that was ever told about pairs, the newest first; none for a foreign region's.
   *
   * @param jobs of the pairs
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR})
  public List<NoticeView> ofPairs(Collection<String> jobs) {
    Caller caller =
        callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR);
    return notices.ofPairs(jobs).stream()
        .filter(notice -> caller.in(notice.region()))
        .map(NoticeView::of)
        .toList();
  }

  /** Subject and text as a recipient would read them now. */
  public String preview(long noticeId) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.ADMIN, Roles.AUDITOR);
    Notice notice = notices.find(noticeId).orElseThrow(() -> unknown(noticeId));
    caller.requireRegion(notice.region(), () -> unknown(noticeId));
    return letters.preview(notice, clock.instant());
  }

  /**
   * Sends it once more, or now instead of later.
   *
   * @throws RuleViolation where there is no address, nothing to tell any more, or it is on its way
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.ADMIN})
  public void resend(long dispatchId) {
    Dispatch dispatch = changed(dispatchId);
    Instant now = clock.instant();
    if (dispatch.state() == DispatchState.NO_ADDRESS) {
      throw new RuleViolation(Problem.of("notice.no-address", null));
    }
    if (dispatch.notice().goodUntil().isBefore(now)) {
      throw new RuleViolation(
          dispatch.notice().kind() == NoticeKind.EXPIRY
              ? Problem.of("notice.over", null, dispatch.notice().occasion())
              : Problem.of("notice.long-ago", null, dispatch.notice().occasion()));
    }
    if (dispatch.isClaimedAt(now)) {
      throw new RuleViolation(Problem.of("notice.on-its-way", null));
    }
    DispatchState before = dispatch.state();
    dispatch.again(now);
    audit.record(
        dispatch.notice(),
        "notice.resent",
        Map.of("recipient", dispatch.maskedAddress(), "was", before.name()));
  }

  /**
   * Sends it no more.
   *
   * @throws RuleViolation where it does not wait to be sent
   */
  @RolesAllowed({Roles.ACCEPTOR, Roles.ADMIN})
  public void stop(long dispatchId, String reason) {
    FreeText why = FreeText.at("reason", reason);
    if (why.saysNothing()) {
      throw new RuleViolation(Problem.of("notice.reason-missing", "reason"));
    }
    if (why.length() > LONGEST_REASON) {
      throw new RuleViolation(
          Problem.of("notice.reason-too-long", "reason", Integer.toString(LONGEST_REASON)));
    }
    Dispatch dispatch = changed(dispatchId);
    if (dispatch.state() != DispatchState.WAITING) {
      throw new RuleViolation(Problem.of("notice.not-waiting", null));
    }
    dispatch.stop(why.value());
    audit.record(
        dispatch.notice(),
        "notice.stopped",
        Map.of("recipient", dispatch.maskedAddress(), "reason", why.value()));
  }

  private Dispatch changed(long dispatchId) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.ADMIN);
    Dispatch dispatch = notices.changed(dispatchId).orElseThrow(() -> unknown(dispatchId));
    caller.requireRegion(dispatch.notice().region(), () -> unknown(dispatchId));
    return dispatch;
  }

  private static NotFound unknown(long id) {
    return new NotFound("notice.not-found", null, Long.toString(id));
  }
}
