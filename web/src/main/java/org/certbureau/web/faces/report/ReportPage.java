package org.certbureau.web.faces.report;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;
import org.certbureau.report.BusinessReport;
import org.certbureau.report.BusinessRow;
import org.certbureau.report.BusinessTable;
import org.certbureau.report.Figures;
import org.certbureau.report.ReportFilter;
import org.certbureau.report.Subtotal;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Language;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/**
 * The business report (业务日报): what was done in a period. The address holds the filter, so that the
 * page can be bookmarked and its table taken along by the same words.
 */
@Named("report")
@RequestScoped
public class ReportPage {
  @EJB private BusinessReport business;
  @Inject private FacesContext faces;
  @Inject private Frame frame;
  @Inject private Language language;
  @Inject private Problems problems;
  @Inject private ServiceWords services;
  @Inject private Words say;

  private LocalDate from;
  private LocalDate to;
  private String region;
  private String desk;
  private Service service;
  private BusinessTable table;
  private List<BusinessReport.Choice> choices;

  /** A period that one click asks for. */
  public record Period(String word, LocalDate from, LocalDate to, boolean on) {}

  /**
   * A day with its rows.
   *
   * @param sum null where the only row says it already
   */
  public record Day(List<BusinessRow> rows, Subtotal sum) {}

  /** Without days it is this month, as far as it has come. */
  public void load() {
    LocalDate today = business.today();
    if (from == null && to == null) {
      from = today.withDayOfMonth(1);
      to = today;
    }
    if (region == null && getChoices().size() == 1) {
      region = getChoices().get(0).region();
    }
    problems.none(
        () ->
            table =
                business.table(
                    new ReportFilter(
                        from, to, region == null ? null : RegionCode.of(region), service, desk),
                    language.getLocale()));
  }

  public List<Period> getPeriods() {
    LocalDate today = business.today();
    return List.of(
        period("today", today, today),
        period("week", today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), today),
        period("month", today.withDayOfMonth(1), today));
  }

  private Period period(String name, LocalDate first, LocalDate last) {
    return new Period(
        say.of("report.period." + name), first, last, first.equals(from) && last.equals(to));
  }

  /** Null where the filter was refused. */
  public BusinessTable getTable() {
    return table;
  }

  public boolean isNothing() {
    return table != null && table.totals().equals(Figures.NONE);
  }

  /** The rows of each day, and below more than one of them their sum. */
  public List<Day> getDays() {
    Map<LocalDate, List<BusinessRow>> byDay =
        table.rows().stream().collect(Collectors.groupingBy(BusinessRow::day));
    List<Day> days = new ArrayList<>();
    for (Subtotal sum : table.days()) {
      List<BusinessRow> rows = byDay.get(LocalDate.parse(sum.code()));
      days.add(new Day(rows, rows.size() > 1 ? sum : null));
    }
    return days;
  }

  /** How high a bar of the chart stands beside the highest, in percent. */
  public long height(long count) {
    long highest =
        table.days().stream()
            .map(Subtotal::figures)
            .flatMap(day -> Stream.of(day.accepted(), day.closed()))
            .reduce(1L, Math::max);
    return Math.round(100.0 * count / highest);
  }

  public List<BusinessReport.Choice> getChoices() {
    if (choices == null) {
      choices = business.choices(language.getLocale());
    }
    return choices;
  }

  /** The desks of the region that was chosen. */
  public List<Subtotal> getDesks() {
    return getChoices().stream()
        .filter(choice -> choice.region().equals(region))
        .flatMap(choice -> choice.desks().stream())
        .toList();
  }

  /** A desk belongs to its region. */
  public void changeRegion() {
    desk = null;
  }

  public Map<Service, String> getServices() {
    return services.words(frame.getCaller().regions());
  }

  /** The parameters by which the spreadsheet shows what the page shows. */
  public String getQuery() {
    return Stream.of(
            parameter("from", from),
            parameter("to", to),
            parameter("region", region),
            parameter("desk", desk),
            parameter("service", service))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("&"));
  }

  private static Optional<String> parameter(String name, Object value) {
    return Optional.ofNullable(value)
        .map(v -> name + "=" + URLEncoder.encode(v.toString(), StandardCharsets.UTF_8));
  }

  public String search() {
    return Links.here(faces);
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getTo() {
    return to;
  }

  public void setTo(LocalDate to) {
    this.to = to;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region == null || region.isBlank() ? null : region;
  }

  public String getDesk() {
    return desk;
  }

  public void setDesk(String desk) {
    this.desk = desk == null || desk.isBlank() ? null : desk;
  }

  public Service getService() {
    return service;
  }

  public void setService(Service service) {
    this.service = service;
  }
}
