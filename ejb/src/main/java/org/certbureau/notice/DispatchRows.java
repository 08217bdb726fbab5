package org.certbureau.notice;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.PairState;
import org.certbureau.settings.RecordSettings;
import org.certbureau.work.clock.ClockJump;

/**
 * The short transactions around sending. Dispatches are claimed for a while instead of being
 * locked: no lock waits for a mail server, and what a dead node held comes free by itself.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DispatchRows {
  /** Longer than a mail server may take for one letter. */
  static final Duration CLAIM = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(DispatchRows.class.getName());

  @Inject private Notices notices;
  @Inject private Addresses addresses;
  @Inject private Letters letters;
  @EJB private PairRegister pairs;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** Claims dispatches that are due, the longest waiting first; their IDs. */
  public List<Long> claim(Medium medium, String claim, int limit) {
    Instant now = clock.instant();
    return notices.claim(medium, claim, now, now.plus(CLAIM), limit).stream()
        .map(Dispatch::id)
        .toList();
  }

  /**
   * The letter to be sent now, with the claim renewed; null where there is nothing to send: it was
   * stopped, somebody else has it, or there is nothing to tell any more.
   */
  public Letter letter(long id, String claim) {
    Instant now = clock.instant();
    if (!notices.hold(id, claim, now.plus(CLAIM))) {
      return null;
    }
    Dispatch dispatch = notices.changed(id).orElseThrow();
    Notice notice = dispatch.notice();
    if (isOver(notice) || notice.goodUntil().isBefore(now)) {
      dispatch.stop("the pair is not good any more");
      record(dispatch, "notice.stopped", Map.of("reason", dispatch.lastError()));
      return null;
    }
    return letters.write(dispatch, addresses.open(dispatch), now);
  }

  /** Nobody is reminded of the end of what has ended; what was done stays true. */
  private boolean isOver(Notice notice) {
    return notice.kind() == NoticeKind.EXPIRY
        && pairs.state(notice.about()).filter(PairState::isWithHolder).isEmpty();
  }

  public void sent(long id) {
    Dispatch dispatch = notices.changed(id).orElseThrow();
    dispatch.sent(clock.instant());
    record(
        dispatch,
        "notice.sent",
        Map.of(
            "recipient", dispatch.maskedAddress(),
            "medium", dispatch.medium().name(),
            "attempts", Integer.toString(dispatch.attempts())));
  }

  /** Counts a failed attempt, unless the dispatch was stopped or taken over meanwhile. */
  public void failed(long id, String claim, String error) {
    Dispatch dispatch = notices.changed(id).orElseThrow();
    if (!dispatch.isClaimedBy(claim)) {
      return;
    }
    int tries = RecordSettings.NOTICE_TRIES.value();
    if (dispatch.failed(error, tries, clock.instant())) {
      LOG.log(
          Level.WARNING,
          "A notice to {0} was given up: {1}",
          new Object[] {dispatch.maskedAddress(), dispatch.lastError()});
      record(
          dispatch,
          "notice.given-up",
          Map.of(
              "recipient", dispatch.maskedAddress(),
              "attempts", Integer.toString(dispatch.attempts()),
              "error", dispatch.lastError()));
    }
  }

  /** What a clock that was put back has left far ahead is due at once. */
  public void bringBack() {
    Instant now = clock.instant();
    notices.bringBack(now.plus(Backoff.LONGEST).plus(ClockJump.TOLERATED), now);
  }

  /** Gives back what was not tried, to be tried after the pause. */
  public void giveBack(String claim, Duration pause) {
    notices.giveBack(claim, clock.instant().plus(pause));
  }

  private void record(Dispatch dispatch, String action, Map<String, String> details) {
    audit.record(dispatch.notice(), action, "system", details);
  }
}
