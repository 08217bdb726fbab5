package org.certbureau.application.worklist;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.GateProgress;
import org.certbureau.application.State;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Gate;
import org.certbureau.staff.Caller;

/** Applications as rows of a list, bound to the regions that the caller acts for. */
@Dependent
class WorkRows {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  /** One page of a work list and one row more, if there is one. */
  List<WorkRow> page(Caller caller, WorkFilter filter, WorkCursor after, int limit) {
    List<String> where = new ArrayList<>();
    Map<String, Object> values = new TreeMap<>();
    bindRegions(caller, filter, where, values);
    filter.narrow(caller, where, values);
    if (after != null) {
      where.add("(a.standing.dueOn > :dueOn or (a.standing.dueOn = :dueOn and a.id > :id))");
      values.put("dueOn", after.dueOn());
      values.put("id", after.id());
    }
    TypedQuery<Object[]> query =
        em.createQuery(
            "select "
                + WorkRow.COLUMNS
                + " from Application a where "
                + String.join(" and ", where)
                + " order by a.standing.dueOn, a.id",
            Object[].class);
    values.forEach(query::setParameter);
    return query.setMaxResults(limit + 1).getResultList().stream().map(WorkRow::of).toList();
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
    where.add("a.standing.state not in :over");
    values.put("over", State.FINAL);
    TypedQuery<Object[]> query =
        em.createQuery(
            "select a.standing.state, a.gates.required, a.gates.open, count(a)"
                + " from Application a where "
                + String.join(" and ", where)
                + " group by a.standing.state, a.gates.required, a.gates.open",
            Object[].class);
    values.forEach(query::setParameter);
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
    boolean waitsFor(Gate gate) {
      return gates.closed().contains(gate);
    }
  }
}
