package org.certbureau.region.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.Policy;

/** The proposals in the database. */
@ApplicationScoped
public class Proposals {
  @PersistenceContext(unitName = "bureau")
  private EntityManager em;

  /** By region and version, also those that have come into force since. */
  public List<PolicyProposal> all() {
    return em.createNamedQuery(PolicyProposal.ALL, PolicyProposal.class).getResultList();
  }

  /** The region of each that is still to be decided, without its document. */
  public List<RegionCode> openRegions() {
    return em.createNamedQuery(PolicyProposal.OPEN_REGIONS, RegionCode.class).getResultList();
  }

  /** The highest number that was ever proposed for a region. */
  public Optional<Integer> newest(RegionCode region) {
    return Optional.ofNullable(
        em.createNamedQuery(PolicyProposal.NEWEST, Integer.class)
            .setParameter("region", region)
            .getSingleResult());
  }

  /**
   * @param id region and version, as the shelf has it
   */
  public Optional<PolicyProposal> find(String id) {
    return Optional.ofNullable(em.find(PolicyProposal.class, id));
  }

  /** Held until the transaction ends: of two who agree at once the second sees the first. */
  public Optional<PolicyProposal> hold(String id) {
    return Optional.ofNullable(em.find(PolicyProposal.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Keeps what a program brought. */
  public Brought bring(String id, Policy policy, String document, Instant now) {
    Optional<PolicyProposal> known = find(id);
    if (known.isEmpty()) {
      PolicyProposal proposal = new PolicyProposal(id, policy, document, now);
      em.persist(proposal);
      return new Brought(proposal, "policy.proposed");
    }
    PolicyProposal proposal = known.get();
    if (proposal.digest().equals(PolicyProposal.digestOf(document))) {
      return new Brought(proposal, null);
    }
    proposal.replace(document, now);
    return new Brought(proposal, "policy.proposal-replaced");
  }

  /**
   * What became of it.
   *
   * @param action for the trail; null where it was there already
   */
  public record Brought(PolicyProposal proposal, String action) {
    public boolean isNews() {
      return action != null;
    }
  }
}
