package org.certbureau.staff.tries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where passwords of accounts were typed lately; of each account the last few. */
@ApplicationScoped
public class LoginPlaces {
  /** Nobody has so many desks, and whoever comes from everywhere fills no table. */
  public static final int MOST = 100;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  public Optional<LoginPlace> find(String account, String network) {
    return Optional.ofNullable(
        entities.find(LoginPlace.class, new LoginPlace.Id(account, network)));
  }

  /** That place, which is made where it is new; others give way to it. */
  public LoginPlace at(String account, String network, Instant now) {
    return find(account, network)
        .orElseGet(
            () -> {
              makeRoom(account, now);
              LoginPlace place = new LoginPlace(new LoginPlace.Id(account, network));
              entities.persist(place);
              return place;
            });
  }

  private void makeRoom(String account, Instant now) {
    List<LoginPlace> all = of(account);
    List<LoginPlace> needed = all.stream().filter(place -> !place.isForgotten(now)).toList();
    all.stream().filter(place -> place.isForgotten(now)).forEach(entities::remove);
    needed.stream()
        .sorted(LoginPlace.LEAST_NEEDED)
        .limit(Math.max(0, needed.size() - MOST + 1))
        .forEach(entities::remove);
  }

  public List<LoginPlace> of(String account) {
    return entities
        .createQuery("select p from LoginPlace p where p.id.account = :account", LoginPlace.class)
        .setParameter("account", account)
        .getResultList();
  }

  /** At how many places each of those accounts is locked; those that are nowhere are left out. */
  public Map<String, Long> locked(Collection<String> accounts, Instant now) {
    return accounts.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select p.id.account, count(p) from LoginPlace p where p.id.account in :accounts"
                    + " and p.lockedUntil > :now group by p.id.account",
                Object[].class)
            .setParameter("accounts", accounts)
            .setParameter("now", now)
            .getResultStream()
            .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }
}
