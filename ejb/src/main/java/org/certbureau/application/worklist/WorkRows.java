package org.certbureau.application.worklist;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.GateProgress;
import org.certbureau.application.State;
import org.certbureau.application.finding.CaseFinder;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.sight.CaseSight;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;

/** Applications as rows of a list, as far as they are in the caller's sight. */
@Dependent
class WorkRows {
  private static final String IDS = "select a.id from Application a where ";

  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject CaseFinder finder;

  /** Where everything lies that a caller finds by a filter; its text is looked up once. */
  List<Lane> lanes(Caller caller, WorkFilter filter) {
    Conditions found = new Conditions();
    boolean few = finder.narrow(found, CaseSight.reading(caller), filter.region(), filter.text());
    return Lane.of(caller, filter, found, few);
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

  /**
   * The first rows of some lanes, behind the cursor if there is one: the first of each lane by the
   * index, and of these the first of all.
   */
  List<WorkRow> page(List<Lane> lanes, Sorting sorting, WorkCursor after, int limit) {
    List<Long> first =
        lanes.stream().flatMap(lane -> first(lane, sorting, after, limit).stream()).toList();
    if (first.isEmpty()) {
      return List.of();
    }
    return em.createQuery(
            "select "
                + WorkRow.COLUMNS
                + " from Application a where a.id in :first"
                + sorting.amongAll(),
            Object[].class)
        .setParameter("first", first)
        .setMaxResults(limit)
        .getResultStream()
        .map(WorkRow::of)
        .toList();
  }

  private List<Long> first(Lane lane, Sorting sorting, WorkCursor after, int limit) {
    List<Long> ids = new ArrayList<>();
    for (Sorting.Stretch stretch : sorting.behind(after)) {
      if (ids.size() < limit) {
        Conditions where = lane.where();
        stretch.accept(where);
        ids.addAll(ids(where, sorting.within(lane.single()), limit - ids.size()));
      }
    }
    return ids;
  }

  private List<Long> ids(Conditions where, String order, int limit) {
    return where
        .bind(em.createQuery(IDS + where + order, Long.class))
        .setMaxResults(limit)
        .getResultList();
  }

  /** How many there are in some lanes, but never more than a bound: nobody counts a million. */
  int count(List<Lane> lanes, int most) {
    int count = 0;
    for (Lane lane : lanes) {
      if (count < most) {
        count += ids(lane.where(), "", most - count).size();
      }
    }
    return count;
  }

  /** How many lie before a place, up to a bound. */
  int countBefore(List<Lane> lanes, WorkCursor at, int most) {
    Sorting back = Sorting.URGENT.reversed();
    int count = 0;
    for (Lane lane : lanes) {
      if (count < most) {
        count += first(lane, back, at, most - count).size();
      }
    }
    return count;
  }

  /** Whether a case lies in some lanes. */
  boolean isAmong(List<Lane> lanes, CaseNumber number) {
    return lanes.stream()
        .anyMatch(
            lane -> !ids(lane.where().and("a.caseNumber = :at", "at", number), "", 1).isEmpty());
  }

  /** A row as a place in a list; nothing for what the caller does not see. */
  Optional<WorkCursor> place(Caller caller, String attribute, String which, Object value) {
    Conditions where =
        CaseSight.reading(caller)
            .narrow(new Conditions(), "a")
            .and(which + " = :row", "row", value);
    return where
        .bind(
            em.createQuery(
                "select a.id, " + attribute + " from Application a where " + where, Object[].class))
        .getResultStream()
        .map(row -> new WorkCursor(row[1], (Long) row[0]))
        .findFirst();
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

  /** How many there are of each region, state and gate position. */
  List<Group> groups(Caller caller) {
    Conditions open = seen(caller).and("a.standing.state not in :over", "over", State.FINAL);
    List<Group> groups = new ArrayList<>(groups(open, false));
    List<Group> decided =
        groups(
            seen(caller)
                .and("a.standing.state = :failed", "failed", State.FAILED)
                .and("a.standing.reason = :decided", "decided", ProductionFailure.DECIDED),
            true);
    decided.forEach(group -> groups.add(group.takenOutOf()));
    groups.addAll(decided);
    return groups;
  }

  /** The same of what the caller has accepted and nobody has decided about. */
  List<Group> groupsOfOwn(Caller caller) {
    return groups(
        seen(caller)
            .and("a.standing.state = :state", "state", State.ACCEPTED)
            .and("a.acts.accepted.who = :self", "self", caller.name()),
        false);
  }

  private static Conditions seen(Caller caller) {
    return CaseSight.reading(caller).narrow(new Conditions(), "a");
  }

  private List<Group> groups(Conditions where, boolean decided) {
    TypedQuery<Object[]> query =
        where.bind(
            em.createQuery(
                "select a.region, a.standing.state, a.gates.required, a.gates.open, count(a)"
                    + " from Application a where "
                    + where
                    + " group by a.region, a.standing.state, a.gates.required, a.gates.open",
                Object[].class));
    return query.getResultList().stream()
        .map(
            row ->
                new Group(
                    (RegionCode) row[0],
                    (State) row[1],
                    GateProgress.read((String) row[2], (String) row[3]),
                    decided,
                    (Long) row[4]))
        .toList();
  }

  /**
   * Applications that stand alike.
   *
   * @param decided whether people have decided against another try
   */
  record Group(RegionCode region, State state, GateProgress gates, boolean decided, long count) {
    boolean isAwaiting(Awaiting what) {
      return what.isOf(state, gates, decided);
    }

    /**
     * Whether it is among these moves.
     *
     * @param moves by region; the key null stands for every region
     * @param own whether who moves has accepted these
     */
    boolean isMove(Map<RegionCode, Set<Awaiting>> moves, boolean own) {
      return Stream.of(moves.get(region), moves.get(null))
          .filter(Objects::nonNull)
          .flatMap(Set::stream)
          .anyMatch(kind -> isAwaiting(kind) && !(own && kind.isForAnother()));
    }

    /** What those that are decided are fewer among the others. */
    Group takenOutOf() {
      return new Group(region, state, gates, false, -count);
    }
  }
}
