package org.certbureau.application.worklist;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.certbureau.work.Conditions;

/**
 * How a work list is sorted: by one attribute and then by age. What lacks the attribute comes last.
 *
 * @param descending the last first
 */
public record Sorting(WorkOrder by, boolean descending) {
  /** What has to be done first comes first. */
  public static final Sorting URGENT = new Sorting(WorkOrder.DUE, false);

  Sorting reversed() {
    return new Sorting(by, !descending);
  }

  /**
   * A stretch of rows behind a place, which an index reaches without walking there. Together with
   * the others it is all that lies behind; each is sorted in itself.
   */
  interface Stretch extends Consumer<Conditions> {}

  /**
   * @param after null for the beginning
   */
  List<Stretch> behind(WorkCursor after) {
    String key = by.attribute();
    Stretch lacking = where -> where.and(key + " is null");
    if (after == null) {
      Stretch all = by.mayLack() ? where -> where.and(key + " is not null") : where -> {};
      return by.mayLack() ? List.of(all, lacking) : List.of(all);
    }
    Stretch younger = where -> where.and("a.id " + beyond() + " :id", "id", after.id());
    if (after.value() == null) {
      return List.of(
          where -> {
            lacking.accept(where);
            younger.accept(where);
          });
    }
    Stretch equal =
        where -> {
          where.and(key + " = :key", "key", after.value());
          younger.accept(where);
        };
    Stretch further = where -> where.and(key + " " + beyond() + " :key", "key", after.value());
    return Stream.of(equal, further, by.mayLack() ? lacking : null)
        .filter(stretch -> stretch != null)
        .toList();
  }

  private String beyond() {
    return descending ? "<" : ">";
  }

  /**
   * Of one region and one state these are named before: H2 walks an index only in its whole order,
   * and would read and sort all that wait there.
   */
  String within(boolean ofOneRegionAndState) {
    String way = descending ? " desc" : "";
    String walked = ofOneRegionAndState ? "a.region" + way + ", a.standing.state" + way + ", " : "";
    return " order by " + walked + by.attribute() + way + ", a.id" + way;
  }

  /** For few rows of several regions and states. */
  String amongAll() {
    String way = descending ? " desc" : "";
    String last = by.mayLack() ? " nulls last" : "";
    return " order by " + by.attribute() + way + last + ", a.id" + way;
  }
}
