package org.certbureau.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.calendar.China;
import org.certbureau.work.Conditions;

/** Where people are kept. */
@ApplicationScoped
public class StaffAccounts {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  public Optional<StaffAccount> byName(String name) {
    return Optional.ofNullable(entities.find(StaffAccount.class, name));
  }

  /** The same, kept by others from change until the transaction ends. */
  public Optional<StaffAccount> hold(String name) {
    return Optional.ofNullable(
        entities.find(StaffAccount.class, name, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Who sees to the whole house, disabled or not; held until the transaction ends. */
  public List<StaffAccount> holdAdministrators() {
    return entities
        .createQuery(
            "select a.name from StaffAccount a join a.duties d where d.role = :role and d.region ="
                + " :everywhere order by a.name",
            String.class)
        .setParameter("role", Roles.ADMIN)
        .setParameter("everywhere", StaffAccount.Duty.EVERYWHERE)
        .getResultStream()
        .map(name -> hold(name).orElseThrow())
        .toList();
  }

  /**
   * Whom to look for; null means no condition.
   *
   * @param text how the account's name begins, or what stands within the person's
   * @param guessed whether wrong passwords lock it somewhere or slow it down
   * @param notSince whose last login was before that day
   */
  public record Sought(
      String text,
      String role,
      String region,
      Boolean disabled,
      Boolean mustChange,
      boolean guessed,
      LocalDate notSince) {}

  /** A page in the order of names. */
  public List<StaffAccount> page(Sought sought, Instant now, String after, int limit) {
    Conditions where =
        new Conditions()
            .and("a.name > :after", "after", after)
            .and("a.disabled = :disabled", "disabled", sought.disabled())
            .and("a.mustChange = :change", "change", sought.mustChange());
    if (sought.text() != null) {
      where
          .and("(a.name like :begin escape '!' or a.displayName like :within escape '!')")
          .with("begin", Conditions.beginning(sought.text()))
          .with("within", "%" + Conditions.beginning(sought.text()));
    }
    if (sought.role() != null || sought.region() != null) {
      Conditions duty =
          new Conditions()
              .and("d.role = :role", "role", sought.role())
              .and("d.region = :region", "region", sought.region());
      where.and("a.name in (select b.name from StaffAccount b join b.duties d where " + duty + ")");
      Optional.ofNullable(sought.role()).ifPresent(role -> where.with("role", role));
      Optional.ofNullable(sought.region()).ifPresent(region -> where.with("region", region));
    }
    if (sought.guessed()) {
      where
          .and(
              "(a.slowUntil > :now or a.name in (select p.id.account from LoginPlace p where"
                  + " p.lockedUntil > :now))")
          .with("now", now);
    }
    if (sought.notSince() != null) {
      where
          .and("(a.lastLoginAt is null or a.lastLoginAt < :since)")
          .with("since", sought.notSince().atStartOfDay(China.ZONE).toInstant());
    }
    return where
        .bind(
            entities.createQuery(
                "select a from StaffAccount a where " + where + " order by a.name",
                StaffAccount.class))
        .setMaxResults(limit)
        .getResultList();
  }

  /** Whether somebody else is called the same. */
  boolean hasNamesake(StaffAccount account) {
    return !entities
        .createQuery(
            "select a.name from StaffAccount a where a.displayName = :called and a.name <> :name",
            String.class)
        .setParameter("called", account.displayName())
        .setParameter("name", account.name())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  boolean none() {
    return entities
        .createQuery("select a.name from StaffAccount a", String.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public void add(StaffAccount account) {
    entities.persist(account);
  }

  void flush() {
    entities.flush();
  }
}
