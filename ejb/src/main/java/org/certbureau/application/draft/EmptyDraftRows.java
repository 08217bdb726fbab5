package org.certbureau.application.draft;

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
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseLog;
import org.certbureau.application.State;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;

/**
 * Drafts in which nothing was typed, scanned or printed: their trail tells no more than that they
 * were begun. Their numbers stay accounted for (ADR 3), as withdrawn.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class EmptyDraftRows {
  private static final String REASON = WorkFilter.GIVEN_UP_EMPTY;

  /** Longer than anybody stays logged in without doing anything. */
  private static final Duration LEFT_ALONE = Duration.ofMinutes(45);

  /** Older ones were looked at before. */
  private static final Duration LOOKED_BACK = Duration.ofDays(3);

  private static final int MOST = 200;

  /** By what a draft is begun. */
  private static final Set<String> BEGINNING =
      Set.of("application.drafted", "application.consented");

  @Inject Applications applications;
  @Inject CaseLog log;
  @Inject Clock clock;
  @EJB AuditTrail audit;

  public List<CaseNumber> left() {
    Instant now = clock.instant();
    return applications.draftsBegun(now.minus(LOOKED_BACK), now.minus(LEFT_ALONE), MOST).stream()
        .filter(this::isEmpty)
        .toList();
  }

  private boolean isEmpty(CaseNumber number) {
    return audit.of(Application.AUDIT_TYPE, number.value()).stream()
        .map(AuditRecord::action)
        .allMatch(BEGINNING::contains);
  }

  /** Unless something has come meanwhile: nothing with content is touched. */
  public void giveUp(CaseNumber number) {
    Application application = applications.changedByTheBureau(number);
    if (application.state() == State.DRAFT && isEmpty(number)) {
      log.happenedByItself(
          application,
          Optional.of(application.withdrawByTheSame(REASON, clock.instant())),
          Map.of("reason", REASON));
      applications.flush();
    }
  }
}
