package org.certbureau.certificate.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Where nonces are kept, until they are forgotten. */
@ApplicationScoped
class LineNonces {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(LineNonce nonce) {
    entities.persist(nonce);
  }

  /** How many a login was given after that moment, used or not. */
  long given(String login, Instant after) {
    return entities
        .createQuery(
            "select count(n) from LineNonce n where n.login = :login and n.givenAt > :after",
            Long.class)
        .setParameter("login", login)
        .setParameter("after", after)
        .getSingleResult();
  }

  /**
   * Uses it up. Of two that come at the same moment the database lets one.
   *
   * @param after when it must have been given
   * @return whether it was there to be used
   */
  boolean use(String digest, String login, Instant after, Instant now) {
    return entities
            .createQuery(
                "update LineNonce n set n.usedAt = :now where n.digest = :digest"
                    + " and n.login = :login and n.usedAt is null and n.givenAt > :after")
            .setParameter("now", now)
            .setParameter("digest", digest)
            .setParameter("login", login)
            .setParameter("after", after)
            .executeUpdate()
        == 1;
  }

  Optional<LineNonce> find(String digest) {
    return Optional.ofNullable(entities.find(LineNonce.class, digest));
  }

  void forget(Instant until) {
    entities
        .createQuery("delete from LineNonce n where n.givenAt <= :until")
        .setParameter("until", until)
        .executeUpdate();
  }
}
