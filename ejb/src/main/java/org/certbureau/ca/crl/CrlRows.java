package org.certbureau.ca.crl;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
  @Inject private Authorities authorities;
  @Inject private CrlPress press;
  @Inject private Clock clock;

  /** A list that is to be made. */
  record Due(String issuer, long number) {}

  /**
   * The lists that lack a revocation, or are older than {@code BUREAU_CRL_CADENCE_SECONDS} (an
   * hour).
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Due> due() {
    Instant oldest =
        clock.instant().minus(Configuration.seconds("BUREAU_CRL_CADENCE_SECONDS", ONE_HOUR));
    Set<String> lacking = revocations.issuersWithUnpublished();
    return issuers.all().stream()
        .filter(
            issuer ->
                issuer.crlThisUpdate() == null
                    || issuer.crlThisUpdate().isBefore(oldest)
                    || lacking.contains(issuer.code()))
        .map(issuer -> new Due(issuer.code(), issuer.crlNumber() + 1))
        .toList();
  }

  /**
   * Publishes the issuer's list of that number and no other: where the node that was taken over
   * from was not dead after all, it is there already.
   *
   * @param goesOn is run again and again while the work goes on
   */
  public void publish(String code, long number, Runnable goesOn) {
    Issuer issuer = issuers.get(code);
    if (issuer.crlNumber() + 1 == number) {
      press.print(issuer, authorities.get(code), goesOn);
    }
  }
}
