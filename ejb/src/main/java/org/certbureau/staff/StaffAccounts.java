package org.certbureau.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Where people are kept. */
@ApplicationScoped
class StaffAccounts {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  Optional<StaffAccount> byName(String name) {
    return Optional.ofNullable(entities.find(StaffAccount.class, name));
  }

  boolean none() {
    return entities
        .createQuery("select a.name from StaffAccount a", String.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  void add(StaffAccount account) {
    entities.persist(account);
  }

  void flush() {
    entities.flush();
  }
}
