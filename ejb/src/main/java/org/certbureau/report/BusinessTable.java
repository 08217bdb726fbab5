package org.certbureau.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Business by day, region, desk and service. All sums are made of the rows.
 *
 * @param asOf when it was counted
 * @param basis which clock each figure goes by (口径), in the reader's language
 * @param days one for each day of the period, also those without business
 */
public record BusinessTable(
    LocalDate from,
    LocalDate to,
    Instant asOf,
    List<String> basis,
    List<BusinessRow> rows,
    List<Subtotal> days,
    List<Subtotal> regions,
    List<Subtotal> desks,
    List<Subtotal> services,
    Figures totals) {
  static BusinessTable of(
      ReportFilter filter, Instant asOf, List<String> basis, List<BusinessRow> rows) {
    List<BusinessRow> busy = rows.stream().filter(row -> row.region() != null).toList();
    return new BusinessTable(
        filter.from(),
        filter.to(),
        asOf,
        List.copyOf(basis),
        List.copyOf(rows),
        sums(rows, row -> row.day().toString(), row -> row.day().toString()),
        sums(busy, BusinessRow::region, BusinessRow::regionName),
        sums(busy, BusinessRow::desk, BusinessRow::deskName),
        sums(busy, row -> row.service().name(), BusinessRow::serviceName),
        rows.stream().map(BusinessRow::figures).reduce(Figures.NONE, Figures::plus));
  }

  /** By code and name: the same service has another word in another region. */
  private static List<Subtotal> sums(
      List<BusinessRow> rows,
      Function<BusinessRow, String> code,
      Function<BusinessRow, String> name) {
    record Of(String code, String name) {}
    Map<Of, Figures> sums = new LinkedHashMap<>();
    for (BusinessRow row : rows) {
      sums.merge(new Of(code.apply(row), name.apply(row)), row.figures(), Figures::plus);
    }
    return sums.entrySet().stream()
        .map(sum -> new Subtotal(sum.getKey().code(), sum.getKey().name(), sum.getValue()))
        .toList();
  }
}
