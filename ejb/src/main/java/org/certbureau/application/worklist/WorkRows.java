package org.certbureau.application.worklist;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.GateProgress;
import org.certbureau.application.State;
import org.certbureau.application.finding.CaseFinder;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;

/** Applications as rows of a list, as far as they are in the caller's sight. */
@Dependent
class WorkRows {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject CaseFinder finder;

  /** The first rows of a work list, behind the cursor if there is one. */
  List<WorkRow> page(Caller caller, WorkFilter filter, WorkCursor after, int limit) {
    Conditions where = inRegionsOf(caller, filter.region());
    filter.narrow(caller, where);
    boolean few = finder.narrow(where, CaseSight.reading(caller), filter.region(), filter.text());
    if (after != null) {
      where.behind("a.standing.dueOn", after.dueOn(), "a.id", after.id());
    }
    return where
        .bind(
            em.createQuery(
                "select "
                    + WorkRow.COLUMNS
                    + " from Application a where "
                    + where
                    + filter.order(!few && onlyRegion(caller, filter.region()).isPresent()),
                Object[].class))
        .setMaxResults(limit)
        .getResultStream()
        .map(WorkRow::of)
        .toList();
  }

  /** The newest that a text finds. */
  List<WorkRow> newest(Caller caller, String text, int limit) {
    CaseSight sight = CaseSight.reading(caller);
    return finder.regions(sight).stream()
        .flatMap(region -> newest(sight, region, text, limit).stream())
        .sorted(Comparator.comparing(WorkRow::id).reversed())
        .limit(limit)
        .toList();
  }

  private List<WorkRow> newest(CaseSight sight, RegionCode region, String text, int limit) {
    Conditions where = new Conditions().and("a.region = :region", "region", region);
    if (!sight.isWhole(region)) {
      sight.narrow(where, "a");
    }
    boolean few = finder.narrow(where, sight, region, text);
    // by the region too, though there is but one: H2 walks an index in its whole order alone; of a
    // few it would walk it as well
    String order = few ? " order by a.id desc" : " order by a.region desc, a.id desc";
    return where
        .bind(
            em.createQuery(
                "select " + WorkRow.COLUMNS + " from Application a where " + where + order,
                Object[].class))
        .setMaxResults(limit)
        .getResultStream()
        .map(WorkRow::of)
        .toList();
  }

  /** What each of these rows is about: the service of its first item. */
  Map<Long, Service> services(Collection<WorkRow> shown) {
    if (shown.isEmpty()) {
      return Map.of();
    }
    return em.createQuery(
            "select i.application.id, i.service from Item i where i.ordinal = 1"
                + " and i.application.id in :rows",
            Object[].class)
        .setParameter("rows", shown.stream().map(WorkRow::id).toList())
        .getResultStream()
        .collect(Collectors.toMap(row -> (Long) row[0], row -> (Service) row[1]));
  }

  /**
   * @param only null for all of the caller's regions
   */
  private static Conditions inRegionsOf(Caller caller, RegionCode only) {
    CaseSight sight = CaseSight.reading(caller);
    if (only != null && !sight.isPartly(only)) {
      return new Conditions().nothing();
    }
    Optional<RegionCode> one = onlyRegion(caller, only);
    Conditions where = new Conditions();
    one.ifPresent(region -> where.and("a.region = :region", "region", region));
    return one.filter(sight::isWhole).isPresent() ? where : sight.narrow(where, "a");
  }

  /** The one region that is asked for, or the one that the caller acts for. */
  private static Optional<RegionCode> onlyRegion(Caller caller, RegionCode only) {
    if (only != null) {
      return Optional.of(only);
    }
    Set<RegionCode> bounds = caller.bounds();
    return bounds != null && bounds.size() == 1 ? bounds.stream().findFirst() : Optional.empty();
  }

  /** How many there are of each state and gate position, from one grouped query. */
  List<Group> groups(Caller caller) {
    Conditions where =
        inRegionsOf(caller, null).and("a.standing.state not in :over", "over", State.FINAL);
    TypedQuery<Object[]> query =
        where.bind(
            em.createQuery(
                "select a.standing.state, a.gates.required, a.gates.open, count(a)"
                    + " from Application a where "
                    + where
                    + " group by a.standing.state, a.gates.required, a.gates.open",
                Object[].class));
    return query.getResultList().stream()
        .map(
            row ->
                new Group(
                    (State) row[0],
                    GateProgress.read((String) row[1], (String) row[2]),
                    (Long) row[3]))
        .toList();
  }

  /** Applications that stand alike. */
  record Group(State state, GateProgress gates, long count) {
    boolean isAwaiting(Awaiting what) {
      return what.states().contains(state)
          && what.gate().map(gate -> gates.closed().contains(gate)).orElse(true);
    }
  }
}
