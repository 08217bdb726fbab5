package org.certbureau.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.work.UtcInstant;

/** Where the admissions of machines are kept. */
@ApplicationScoped
class MachineTokens {
  private static final int MOST_REVOKED = 200;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  Optional<MachineToken> inForce(String name) {
    return entities
        .createNamedQuery(MachineToken.IN_FORCE, MachineToken.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** The one whose token, or whose token of before, has that digest. */
  Optional<MachineToken> showing(String hash) {
    return entities
        .createNamedQuery(MachineToken.SHOWING, MachineToken.class)
        .setParameter("hash", hash)
        .getResultStream()
        .findFirst();
  }

  /** Those in force by name, then those that were revoked last. */
  List<MachineToken> all() {
    return Stream.concat(
            entities
                .createNamedQuery(MachineToken.ALL_IN_FORCE, MachineToken.class)
                .getResultStream(),
            entities
                .createNamedQuery(MachineToken.REVOKED, MachineToken.class)
                .setMaxResults(MOST_REVOKED)
                .getResultStream())
        .toList();
  }

  /** How often that name was admitted. */
  long admissions(String name) {
    return entities
        .createNamedQuery(MachineToken.ADMISSIONS, Long.class)
        .setParameter("name", name)
        .getSingleResult();
  }

  void add(MachineToken token) {
    entities.persist(token);
  }

  /** Nothing where it was written down for a time that short ago. */
  void used(String admission, Instant now, Duration ago) {
    // as SQL, which leaves the version alone: who renews the token at that moment is not in the way
    entities
        .createNativeQuery(
            "update machine_token set last_used_at = ?1 where admission = ?2"
                + " and (last_used_at is null or last_used_at <= ?3)")
        .setParameter(1, UtcInstant.column(now))
        .setParameter(2, admission)
        .setParameter(3, UtcInstant.column(now.minus(ago)))
        .executeUpdate();
  }

  /** Those in force that end until then, and of which nobody was told. */
  List<MachineToken> ending(Instant until) {
    return entities
        .createNamedQuery(MachineToken.ENDING, MachineToken.class)
        .setParameter("until", until)
        .getResultList();
  }
}
