package org.certbureau.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.work.UtcTimestamp;

/** Counts business where it lies, grouped by the database: one statement a figure. */
@ApplicationScoped
class Business {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /**
   * By what figures are grouped.
   *
   * @param desk null for what was accepted at no desk
   */
  record Key(LocalDate day, String region, String desk, Service service)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::day)
            .thenComparing(Key::region)
            .thenComparing(Key::desk, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Key::service);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @param regions whose business may be seen; null for all
   */
  Map<Key, Figures> figures(ReportFilter filter, Set<RegionCode> regions) {
    Map<Key, Figures> all = new TreeMap<>();
    if (regions == null || !regions.isEmpty()) {
      for (Measure measure : Measure.values()) {
        add(all, measure, filter, regions);
      }
    }
    return all;
  }

  private void add(
      Map<Key, Figures> all, Measure measure, ReportFilter filter, Set<RegionCode> regions) {
    List<Object> values = new ArrayList<>();
    values.add(start(filter.from()));
    values.add(start(filter.to().plusDays(1)));
    StringBuilder where = new StringBuilder(measure.condition);
    only(where, values, "a.region", filter.region() == null ? null : filter.region().value());
    only(where, values, "i.service", filter.service() == null ? null : filter.service().name());
    only(where, values, "a.desk", filter.desk());
    if (regions != null) {
      List<String> places = new ArrayList<>();
      for (RegionCode region : regions) {
        values.add(region.value());
        places.add("?" + values.size());
      }
      where.append(" and a.region in (").append(String.join(", ", places)).append(')');
    }
    Query query = entities.createNativeQuery(statement(measure, where.toString()));
    for (int i = 0; i < values.size(); i++) {
      query.setParameter(i + 1, values.get(i));
    }
    for (Object found : query.getResultList()) {
      Object[] row = (Object[]) found;
      Key key =
          new Key(
              day(((Number) row[0]).intValue()),
              (String) row[1],
              (String) row[2],
              Service.valueOf((String) row[3]));
      all.merge(
          key,
          measure.figures(((Number) row[4]).longValue(), new BigDecimal(row[5].toString())),
          Figures::plus);
    }
  }

  private static Timestamp start(LocalDate day) {
    return UtcTimestamp.column(day.atStartOfDay(China.ZONE).toInstant());
  }

  private static void only(StringBuilder where, List<Object> values, String column, Object value) {
    if (value != null) {
      values.add(value);
      where.append(" and ").append(column).append(" = ?").append(values.size());
    }
  }

  /**
   * The day as a number such as 20261122, since the databases share no function for it. Columns
   * hold UTC; China is eight hours ahead and knows no summer time since 1991.
   */
  private static String statement(Measure measure, String where) {
    String local = "(" + measure.clock + " + interval '8' hour)";
    return "select t.day_no, t.region, t.desk, t.service, count(*), sum(t.amount) from (select"
        + " extract(year from "
        + local
        + ") * 10000 + extract(month from "
        + local
        + ") * 100 + extract(day from "
        + local
        + ") as day_no, a.region, a.desk, i.service, "
        + measure.amount
        + " as amount from "
        + measure.rows
        + " join application_item i on i.application_id = a.id and i.ordinal = 1"
        + " where "
        + measure.clock
        + " >= ?1 and "
        + measure.clock
        + " < ?2"
        + where
        + ") t group by t.day_no, t.region, t.desk, t.service";
  }

  private static LocalDate day(int number) {
    return LocalDate.of(number / 10000, number / 100 % 100, number % 100);
  }
}
