package org.certbureau.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Where people and machines are kept. */
@ApplicationScoped
class StaffAccounts {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  Optional<StaffAccount> byName(String name) {
    return Optional.ofNullable(entities.find(StaffAccount.class, name));
  }

  Optional<MachineToken> machine(String name) {
    return Optional.ofNullable(entities.find(MachineToken.class, name));
  }

  Optional<MachineToken> machineByHash(String tokenHash) {
    return entities
        .createQuery("select t from MachineToken t where t.tokenHash = :hash", MachineToken.class)
        .setParameter("hash", tokenHash)
        .getResultStream()
        .findFirst();
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

  void add(MachineToken token) {
    entities.persist(token);
  }

  void flush() {
    entities.flush();
  }
}
