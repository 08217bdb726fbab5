package org.certbureau.ca.crl;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.ca.issuer.Authorities;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.ca.signing.Authority;
import org.certbureau.settings.CertificateSettings;
import org.certbureau.work.clock.ClockJump;

/** The transactions behind {@link CrlPublisher}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CrlRows {
  @Inject private Issuers issuers;
  @Inject private Revocations revocations;
  @Inject private Deltas deltas;
  @Inject private Authorities authorities;
  @Inject private CrlPress press;
  @Inject private Clock clock;

  /** What kind of list. */
  public enum Kind {
    /** Complete, and what deltas begin from. */
    BASE,
    /** Complete, in between. */
    COMPLETE,
    /** Of the changes alone. */
    DELTA
  }

  /** A list that is to be made. */
  public record Due(String issuer, long number, Kind kind) {}

  /**
   * The lists that are to be made now. A base where the last one is older than {@code
   * BUREAU_CRL_CADENCE_SECONDS} (an hour) or of a clock that was put back since, or where its
   * deltas would be long; a complete one in between where it lacks something and is short, as the
   * changes would be with it; a delta where a long one lacks what the last delta does not show
   * either.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Due> due() {
    Map<String, Revocations.Changed> changed = revocations.changed();
    List<Due> due = new ArrayList<>();
    for (Issuer issuer : issuers.all()) {
      kind(issuer, changed.getOrDefault(issuer.code(), Revocations.Changed.NOTHING))
          .ifPresent(kind -> due.add(new Due(issuer.code(), press.nextNumber(issuer), kind)));
    }
    return due;
  }

  private Optional<Kind> kind(Issuer issuer, Revocations.Changed changed) {
    Deltas.Standing delta = deltas.standing(issuer.code()).orElse(null);
    if (delta == null || isOld(delta) || !DeltaLife.isShort(changed.rows())) {
      return Optional.of(Kind.BASE);
    }
    long lacking = changed.changes() - delta.completeChanges();
    if (lacking > 0 && DeltaLife.isShort(delta.completeLines() + lacking)) {
      return Optional.of(Kind.COMPLETE);
    }
    return delta.changes() != changed.changes()
            || DeltaLife.isOver(delta.thisUpdate(), clock.instant())
        ? Optional.of(Kind.DELTA)
        : Optional.empty();
  }

  private boolean isOld(Deltas.Standing delta) {
    Instant now = clock.instant();
    Instant oldest = now.minus(CertificateSettings.CRL_CADENCE_SECONDS.value());
    return delta.baseThisUpdate().isBefore(oldest)
        || ClockJump.isAhead(delta.baseThisUpdate(), now);
  }

  /**
   * Publishes the issuer's list of that number and no other: where the node that was taken over
   * from was not dead after all, it is there already.
   *
   * @param goesOn is run again and again while the work goes on
   */
  public void publish(Due due, Runnable goesOn) {
    Issuer issuer = issuers.get(due.issuer());
    if (press.nextNumber(issuer) != due.number()) {
      return;
    }
    Authority authority = authorities.get(due.issuer());
    switch (due.kind()) {
      case BASE -> press.print(issuer, authority, goesOn);
      case COMPLETE -> press.printInBetween(issuer, authority, goesOn);
      case DELTA -> press.printDelta(issuer, authority);
    }
  }
}
