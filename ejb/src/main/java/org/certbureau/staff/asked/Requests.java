package org.certbureau.staff.asked;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The requests in the database. */
@ApplicationScoped
public class Requests {
  @PersistenceContext(unitName = "bureau")
  private EntityManager em;

  /** Gives it its number. */
  public void add(StaffRequest request) {
    em.persist(request);
  }

  public Optional<StaffRequest> find(long id) {
    return Optional.ofNullable(em.find(StaffRequest.class, id));
  }

  /** Held until the transaction ends: of two who answer at once the second sees the first. */
  public Optional<StaffRequest> hold(long id) {
    return Optional.ofNullable(em.find(StaffRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Those asked for since then, the latest first. */
  public List<StaffRequest> since(Instant since, int limit) {
    return em.createNamedQuery(StaffRequest.SINCE, StaffRequest.class)
        .setParameter("since", since)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Those about the same thing. */
  public List<StaffRequest> about(RequestKind kind, String subject, Instant since) {
    return em.createNamedQuery(StaffRequest.ABOUT, StaffRequest.class)
        .setParameter("kind", kind)
        .setParameter("subject", subject)
        .setParameter("since", since)
        .getResultList();
  }
}
