package org.certbureau.region.shelf;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.proposal.Proposals;
import org.certbureau.region.reading.PolicyReader;

/** The short transactions behind {@link PolicyLoader}: they add versions, or propose them. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PolicyRows {
  @Inject private PolicyShelf shelf;
  @Inject private Proposals proposals;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * All the versions of one region's policy that a program brings along, in one transaction: of two
   * nodes that start at once over a new database one stores them all, and neither takes the other's
   * first version for a bureau at work.
   *
   * @param documents YAML
   * @param atOnce true where what is new need not be agreed to: a demonstration
   * @return what became of each, by its number
   */
  public Map<Integer, Outcome> bring(List<String> documents, boolean atOnce) {
    Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
    List<Brought> brought =
        documents.stream()
            .map(document -> new Brought(PolicyReader.read(document), document))
            .sorted(Comparator.comparing(one -> one.policy().version()))
            .toList();
    Optional<Integer> newest = shelf.newest(brought.get(0).policy().region());
    Brought last = brought.get(brought.size() - 1);
    for (Brought one : brought) {
      outcomes.put(one.policy().version(), bring(one, newest, one == last, atOnce));
    }
    return outcomes;
  }

  private record Brought(Policy policy, String document) {
    PolicyVersion from(LocalDate day, Clock clock) {
      return PolicyVersion.brought(policy, document, day, clock.instant());
    }
  }

  private Outcome bring(Brought one, Optional<Integer> newest, boolean isLast, boolean atOnce) {
    LocalDate named = one.policy().effectiveFrom();
    PolicyVersion version = one.from(named, clock);
    Optional<PolicyVersion> stored = shelf.find(version.id());
    if (stored.isPresent()) {
      return again(stored.get(), version, atOnce);
    }
    if (newest.isEmpty()) {
      shelf.add(version);
      return Outcome.STORED;
    }
    if (one.policy().version() < newest.get()) {
      return Outcome.OVERTAKEN;
    }
    if (atOnce) {
      shelf.add(one.from(later(named), clock));
      return Outcome.STORED;
    }
    if (!isLast) {
      return Outcome.OVERTAKEN;
    }
    Proposals.Brought proposed =
        proposals.bring(version.id(), one.policy(), one.document(), clock.instant());
    if (proposed.isNews()) {
      audit.record(
          proposed.proposal(),
          proposed.action(),
          PolicyVersion.BROUGHT_BY,
          Map.of("sm3", proposed.proposal().digest()));
    }
    return Outcome.PROPOSED;
  }

  private static Outcome again(PolicyVersion stored, PolicyVersion brought, boolean atOnce) {
    if (stored.sameAs(brought)) {
      return Outcome.THERE;
    }
    if (atOnce && stored.isAsBrought()) {
      stored.bringAnew(brought);
      return Outcome.REPLACED;
    }
    return Outcome.DIFFERS;
  }

  /** What was done before this day was done by the version before. */
  private LocalDate later(LocalDate named) {
    LocalDate today = LocalDate.now(clock.withZone(China.ZONE));
    return named.isAfter(today) ? named : today;
  }

  /** What became of a policy that was brought along. */
  public enum Outcome {
    STORED,
    THERE,
    /** Another document has its number: what somebody made here is never replaced. */
    DIFFERS,
    /** Another document had its number, which an earlier program had brought to a demonstration. */
    REPLACED,
    /** It waits for two administrators. */
    PROPOSED,
    /** A later version is here already, or is brought along. */
    OVERTAKEN
  }
}
