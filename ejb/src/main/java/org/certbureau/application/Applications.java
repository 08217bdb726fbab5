package org.certbureau.application;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.staff.Caller;
import org.certbureau.work.SqlFailure;

/** All applications. What a person asks for is bound to the regions that the person acts for. */
@Dependent
class Applications {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  void add(Application application) {
    em.persist(application);
  }

  /**
   * To be read only.
   *
   * @throws NotFound also for a foreign region's
   */
  Application visibleTo(Caller caller, CaseNumber number) {
    return inRegionOf(caller, number, LockModeType.NONE);
  }

  /**
   * To be changed. Who changes the same application waits until this transaction is over: a cashier
   * and a reviewer at the same moment both succeed, and the gates are counted right.
   */
  Application changedBy(Caller caller, CaseNumber number) {
    return inRegionOf(caller, number, LockModeType.PESSIMISTIC_WRITE);
  }

  private Application inRegionOf(Caller caller, CaseNumber number, LockModeType lock) {
    Application application = load(number, lock);
    caller.requireRegion(application.region(), () -> notFound(number));
    return application;
  }

  /** To be changed by the bureau itself, whatever the region. */
  Application changedByTheBureau(CaseNumber number) {
    return load(number, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * The same for many, always locked in the same order, so that batches do not block crosswise.
   *
   * @throws NotFound where there is one that is not
   */
  Map<CaseNumber, Application> changedByTheBureau(Collection<CaseNumber> numbers) {
    Map<CaseNumber, Application> found = new HashMap<>();
    if (!numbers.isEmpty()) {
      locked(numbers).forEach(application -> found.put(application.caseNumber(), application));
    }
    for (CaseNumber number : numbers) {
      if (!found.containsKey(number)) {
        throw notFound(number);
      }
    }
    return found;
  }

  private List<Application> locked(Collection<CaseNumber> numbers) {
    try {
      return em.createQuery(
              "select a from Application a where a.caseNumber in :numbers order by a.caseNumber",
              Application.class)
          .setParameter("numbers", numbers.stream().map(CaseNumber::value).toList())
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultList();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  Application read(CaseNumber number) {
    return load(number, LockModeType.NONE);
  }

  private Application load(CaseNumber number, LockModeType lock) {
    return find(number, lock).orElseThrow(() -> notFound(number));
  }

  Optional<Application> known(CaseNumber number) {
    return find(number, LockModeType.NONE);
  }

  private Optional<Application> find(CaseNumber number, LockModeType lock) {
    try {
      return em.createQuery(
              "select a from Application a where a.caseNumber = :number", Application.class)
          .setParameter("number", number.value())
          .setLockMode(lock)
          .getResultStream()
          .findFirst();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  /** A collision is told as one; anything else is what it is. */
  private static RuntimeException meant(PersistenceException failure) {
    boolean collision =
        failure instanceof OptimisticLockException
            || failure instanceof PessimisticLockException
            || failure instanceof LockTimeoutException
            || SqlFailure.isCollision(failure);
    return collision ? Application.changedMeanwhile() : failure;
  }

  private static NotFound notFound(CaseNumber number) {
    return new NotFound("application.not-found", "caseNumber", number.value());
  }

  /** Writes now, so that a collision is told while it can still be told clearly. */
  void flush() {
    try {
      em.flush();
    } catch (PersistenceException failure) {
      throw meant(failure);
    }
  }

  void add(ScanContent content) {
    em.persist(content);
  }

  Optional<ScanContent> content(Scan scan) {
    return Optional.ofNullable(em.find(ScanContent.class, scan.id()));
  }

  void removeContent(Scan scan) {
    content(scan).ifPresent(em::remove);
  }

  Optional<PrintCount> prints(Application application, PaperRule.Kind kind) {
    return em.createQuery(
            "select p from PrintCount p where p.applicationId = :application and p.kind = :kind",
            PrintCount.class)
        .setParameter("application", application.id())
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
  }

  PrintCount add(PrintCount count) {
    em.persist(count);
    return count;
  }

  /** One page of a work list and one row more, if there is one. */
  List<Application> page(Caller caller, WorkFilter filter, WorkCursor after, int limit) {
    List<String> where = new ArrayList<>();
    Map<String, Object> values = new TreeMap<>();
    bindRegions(caller, filter, where, values);
    filter.narrow(caller, where, values);
    if (after != null) {
      where.add("(a.dueOn > :dueOn or (a.dueOn = :dueOn and a.id > :id))");
      values.put("dueOn", after.dueOn());
      values.put("id", after.id());
    }
    TypedQuery<Application> query =
        em.createQuery(
            "select a from Application a where "
                + String.join(" and ", where)
                + " order by a.dueOn, a.id",
            Application.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit + 1).getResultList();
  }

  private static void bindRegions(
      Caller caller, WorkFilter filter, List<String> where, Map<String, Object> values) {
    RegionCode only = filter.region();
    if (only != null) {
      where.add(caller.in(only) ? "a.region = :region" : "1 = 0");
      if (caller.in(only)) {
        values.put("region", only.value());
      }
    } else if (!caller.everywhere()) {
      where.add(caller.regions().isEmpty() ? "1 = 0" : "a.region in :regions");
      if (!caller.regions().isEmpty()) {
        values.put("regions", caller.regions().stream().map(RegionCode::value).toList());
      }
    } else {
      where.add("1 = 1");
    }
  }

  /** How many there are of each state and gate position, from one grouped query. */
  List<Group> groups(Caller caller) {
    List<String> where = new ArrayList<>();
    Map<String, Object> values = new TreeMap<>();
    bindRegions(caller, WorkFilter.EVERYTHING, where, values);
    where.add("a.state not in :over");
    values.put("over", State.FINAL);
    TypedQuery<Object[]> query =
        em.createQuery(
            "select a.state, a.requiredGates, a.openGates, count(a) from Application a where "
                + String.join(" and ", where)
                + " group by a.state, a.requiredGates, a.openGates",
            Object[].class);
    values.forEach(query::setParameter);
    return query.getResultList().stream()
        .map(
            row ->
                new Group(
                    (State) row[0],
                    new GateProgress(
                        GateProgress.gates((String) row[1]), GateProgress.gates((String) row[2])),
                    (Long) row[3]))
        .toList();
  }

  /** Applications that stand alike. */
  record Group(State state, GateProgress gates, long count) {
    boolean waitsFor(Gate gate) {
      return gates.closed().contains(gate);
    }
  }
}
