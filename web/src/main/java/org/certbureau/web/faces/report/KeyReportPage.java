package org.certbureau.web.faces.report;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.Answer;
import org.certbureau.recovery.Finding;
import org.certbureau.recovery.OfficerVoice;
import org.certbureau.recovery.RecoveryEntry;
import org.certbureau.report.BusinessReport;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.report.ReportFilter;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Language;
import org.certbureau.web.faces.words.Words;

/**
 * Every key that was to come back (密钥恢复), for auditors: what was asked, what each officer said, and
 * how it ended.
 */
@Named("keyReport")
@RequestScoped
public class KeyReportPage {
  private static final int DAYS_BEFORE = 89;

  @EJB private BusinessReport business;
  @EJB private RecoveryReportDesk recoveries;
  @Inject private FacesContext faces;
  @Inject private Figures figures;
  @Inject private Language language;
  @Inject private Problems problems;
  @Inject private Words say;

  private LocalDate from;
  private LocalDate to;
  private String region;
  private List<RecoveryEntry> entries;
  private List<BusinessReport.Choice> choices;

  /** Without days it is the last ninety. */
  public void load() {
    if (from == null && to == null) {
      to = business.today();
      from = to.minusDays(DAYS_BEFORE);
    }
    problems.none(
        () -> {
          ReportFilter filter =
              new ReportFilter(from, to, region == null ? null : RegionCode.of(region), null, null);
          entries = recoveries.entries(filter);
        });
  }

  /** Null where the filter was refused. */
  public List<RecoveryEntry> getEntries() {
    return entries;
  }

  /** Those with which something is wrong. */
  public List<RecoveryEntry> getWrong() {
    return entries == null
        ? List.of()
        : entries.stream().filter(RecoveryEntry::contradicted).toList();
  }

  public boolean isMore() {
    return entries != null && entries.size() >= RecoveryReportDesk.MOST;
  }

  public long getOpen() {
    return entries.stream()
        .filter(entry -> entry.how() == null && entry.finding() != Finding.CENTRE)
        .count();
  }

  /** What an officer said, in a line. */
  public String said(OfficerVoice voice) {
    String word =
        say.of("key-report.answer." + voice.answer(), voice.name(), figures.moment(voice.at()));
    return voice.answer() == Answer.REFUSAL && voice.reason() != null
        ? say.of("key-report.why", word, voice.reason())
        : word;
  }

  /** How it ended, or that it has not; empty where nobody can tell. */
  public String how(RecoveryEntry entry) {
    if (entry.how() == null) {
      return entry.told() ? say.of("key-report.open") : "";
    }
    return entry.told()
        ? say.of("key-report.how." + entry.how(), figures.moment(entry.endedAt()))
        : "";
  }

  /** What is wrong with it. */
  public String wrong(RecoveryEntry entry) {
    return say.of("recovery.finding." + entry.finding());
  }

  public List<BusinessReport.Choice> getChoices() {
    if (choices == null) {
      choices = business.choices(language.getLocale());
    }
    return choices;
  }

  /** The parameters by which the spreadsheet shows what the page shows. */
  public String getQuery() {
    return Stream.of(
            Optional.of("from=" + from),
            Optional.of("to=" + to),
            Optional.ofNullable(region).map(code -> "region=" + code))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("&"));
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
}
