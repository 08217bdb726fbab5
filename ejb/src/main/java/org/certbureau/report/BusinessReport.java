package org.certbureau.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** 业务日报: business of the auditor's regions by day, region, desk and service. */
@Stateless
@RolesAllowed(Roles.AUDITOR)
public class BusinessReport {
  @Inject private Business business;
  @EJB private PolicyDesk policies;
  @EJB private Callers callers;
  @EJB private Readings readings;
  @Inject private Clock clock;

  /** A region that may be chosen, and its desks. */
  public record Choice(String region, String name, List<Subtotal> desks) {}

  /** Today in China: where periods end by default. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), China.ZONE);
  }

  /**
   * Counts.
   *
   * @throws NotFound where the filter names a region that is not the caller's
   */
  public BusinessTable table(ReportFilter filter, Locale language) {
    Caller caller = callers.as(Roles.AUDITOR);
    if (filter.region() != null) {
      caller.requireRegion(
          filter.region(),
          () -> new NotFound("report.region-unknown", "region", filter.region().value()));
    }
    Set<RegionCode> regions = caller.everywhere() ? null : caller.regions();
    Names names = new Names(language);
    List<BusinessRow> rows = new ArrayList<>();
    LocalDate day = filter.from();
    for (Map.Entry<Business.Key, Figures> line : business.figures(filter, regions).entrySet()) {
      for (; day.isBefore(line.getKey().day()); day = day.plusDays(1)) {
        nothingOn(day, rows);
      }
      rows.add(names.row(line.getKey(), line.getValue()));
    }
    for (; !day.isAfter(filter.to()); day = day.plusDays(1)) {
      nothingOn(day, rows);
    }
    return BusinessTable.of(filter, clock.instant(), basis(language), rows);
  }

  private static void nothingOn(LocalDate day, List<BusinessRow> rows) {
    if (rows.isEmpty() || !rows.get(rows.size() - 1).day().equals(day)) {
      rows.add(BusinessRow.nothing(day));
    }
  }

  /** The same for a spreadsheet: see {@link CsvTable}. What was taken out goes on record. */
  public byte[] csv(ReportFilter filter, Locale language) {
    BusinessTable table = table(filter, language);
    Map<String, String> asked = new TreeMap<>();
    asked.put("from", filter.from().toString());
    asked.put("to", filter.to().toString());
    if (filter.region() != null) {
      asked.put("region", filter.region().value());
    }
    if (filter.service() != null) {
      asked.put("service", filter.service().name());
    }
    if (filter.desk() != null) {
      asked.put("desk", filter.desk());
    }
    asked.put("rows", Integer.toString(table.rows().size()));
    readings.record("report.exported", asked);
    return BusinessCsv.of(table, language);
  }

  private static List<String> basis(Locale language) {
    return Stream.of("accepted", "closed", "made", "fees", "days")
        .map(key -> Messages.text(language, "report.basis-" + key, List.of()))
        .toList();
  }

  /** Codes in the words of the policies in force; each is read once. */
  private final class Names {
    private final Locale language;
    private final Map<String, Policy> byRegion = new HashMap<>();

    private Names(Locale language) {
      this.language = language;
    }

    private BusinessRow row(Business.Key key, Figures figures) {
      Policy policy =
          byRegion.computeIfAbsent(key.region(), region -> policies.inForce(RegionCode.of(region)));
      return new BusinessRow(
          key.day(),
          key.region(),
          policy.bureau().regionName().in(language),
          key.desk(),
          deskName(policy, key.desk()),
          key.service(),
          policy.word(key.service(), language),
          figures);
    }

    /** A desk that was closed since is known by its code. */
    private String deskName(Policy policy, String code) {
      return code == null
          ? Messages.text(language, "report.no-desk", List.of())
          : policy.bureau().desk(code).map(Bureau.Desk::name).map(n -> n.in(language)).orElse(code);
    }
  }

  /** What the caller can choose from: regions by code, each with its desks. */
  public List<Choice> choices(Locale language) {
    Caller caller = callers.as(Roles.AUDITOR);
    return policies.regions().stream()
        .filter(caller::in)
        .map(region -> choice(policies.inForce(region), language))
        .toList();
  }

  private static Choice choice(Policy policy, Locale language) {
    return new Choice(
        policy.region().value(),
        policy.bureau().regionName().in(language),
        policy.bureau().desks().stream()
            .map(desk -> new Subtotal(desk.code(), desk.name().in(language), Figures.NONE))
            .toList());
  }
}
