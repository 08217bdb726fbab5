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
import org.certbureau.work.Configuration;

/** The transactions behind {@link CrlPublisher}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CrlRows {
  private static final int ONE_HOUR = 3_600;

  @Inject private Issuers issuers;
  @Inject private Revocations revocations;
  @Inject private Deltas deltas;
  @Inject private Authorities authorities;
  @Inject private CrlPress press;
  @Inject private Clock clock;

  /**
   * A list that is to be made.
   *
   * @param delta whether of the changes alone
   */
  record Due(String issuer, long number, boolean delta) {}

  /**
   * The lists that are to be made now. A complete one where it is older than {@code
   * BUREAU_CRL_CADENCE_SECONDS} (an hour), and where it lacks something and is short, as the
   * changes would be with it; a delta where a long one lacks what the last delta does not show
   * either. Where the delta itself would be long, the complete list is due.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Due> due() {
    Map<String, Revocations.Lacking> lacking = revocations.lacking();
    List<Due> due = new ArrayList<>();
    for (Issuer issuer : issuers.all()) {
      Revocations.Lacking lacks = lacking.getOrDefault(issuer.code(), Revocations.Lacking.NOTHING);
      Optional<Deltas.Standing> delta = deltas.standing(issuer.code());
      if (delta.isEmpty() || isOld(issuer) || isCompletedAtOnce(delta.get(), lacks)) {
        due.add(new Due(issuer.code(), press.nextNumber(issuer), false));
      } else if (delta.get().changes() != lacks.changes()
          || DeltaLife.isOver(delta.get().thisUpdate(), clock.instant())) {
        due.add(new Due(issuer.code(), press.nextNumber(issuer), true));
      }
    }
    return due;
  }

  private boolean isOld(Issuer issuer) {
    Instant oldest =
        clock.instant().minus(Configuration.seconds("BUREAU_CRL_CADENCE_SECONDS", ONE_HOUR));
    return issuer.crlThisUpdate() == null || issuer.crlThisUpdate().isBefore(oldest);
  }

  private static boolean isCompletedAtOnce(Deltas.Standing delta, Revocations.Lacking lacks) {
    return lacks.rows() > 0
        && (DeltaLife.isShort(delta.baseLines() + lacks.rows())
            || !DeltaLife.isShort(lacks.rows()));
  }

  /**
   * Publishes the issuer's complete list of that number and no other: where the node that was taken
   * over from was not dead after all, it is there already.
   *
   * @param goesOn is run again and again while the work goes on
   */
  public void publish(String code, long number, Runnable goesOn) {
    Issuer issuer = issuers.get(code);
    if (press.nextNumber(issuer) == number) {
      press.print(issuer, authorities.get(code), goesOn);
    }
  }

  /** Publishes the issuer's delta of that number and no other. */
  public void publishDelta(String code, long number) {
    Issuer issuer = issuers.get(code);
    if (press.nextNumber(issuer) == number) {
      press.printDelta(issuer, authorities.get(code));
    }
  }
}
