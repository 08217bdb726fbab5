package org.certbureau.region.shelf;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.certbureau.region.reading.PolicyReader;

/**
 * The short transactions behind {@link PolicyLoader}: they add a version, and never replace one.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PolicyRows {
  @Inject private PolicyShelf shelf;
  @Inject private Clock clock;

  /**
   * A version that is there already stays as it was approved.
   *
   * @param document the policy's YAML
   */
  public Outcome storeIfNew(String document, String approvedBy) {
    PolicyVersion brought =
        new PolicyVersion(PolicyReader.read(document), document, approvedBy, clock.instant());
    return shelf
        .find(brought.id())
        .map(stored -> stored.sameAs(brought) ? Outcome.THERE : Outcome.DIFFERS)
        .orElseGet(
            () -> {
              shelf.add(brought);
              return Outcome.STORED;
            });
  }

  /** What became of a policy that was brought along. */
  public enum Outcome {
    STORED,
    THERE,
    DIFFERS
  }
}
