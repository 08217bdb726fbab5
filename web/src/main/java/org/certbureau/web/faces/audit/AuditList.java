package org.certbureau.web.faces.audit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.Verification;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.report.AuditDesk;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/**
 * The audit trail (审计), the newest entries first, walked by their place in the chain, and the
 * verification of the whole chain. Reading is on record, too.
 */
@Named("auditList")
@RequestScoped
public class AuditList extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 20;
  private static final String APPLICATION = "application";

  /** What actions begin with, in the order of the work. */
  private static final List<String> FAMILIES =
      List.of(
          APPLICATION,
          "charge",
          "receipt",
          "job",
          "pair",
          "certificate",
          "token",
          "unit",
          "notice",
          "staff",
          "staff-request",
          "machine-token",
          "station",
          "report",
          "audit",
          "issuer",
          "crl",
          "kmc",
          "encryption-key",
          "key-officer",
          "recovery-request",
          "key-recovery");

  @EJB private AuditDesk desk;
  @EJB private RecoveryReportDesk keys;
  @Inject private FacesContext faces;
  @Inject private Problems problems;
  @Inject private ServiceWords services;
  @Inject private Words say;

  private LocalDate from;
  private LocalDate until;
  private String action;
  private String object;
  private String actor;
  private List<AuditRecord> page;
  private Verification verification;
  private List<Problem> alarms;

  /** Before anything is shown, so that what is refused stands above the list. */
  public void load() {
    page();
  }

  public List<AuditRecord> getRows() {
    return page().subList(0, Math.min(ROWS, page().size()));
  }

  private List<AuditRecord> page() {
    if (page == null) {
      page = List.of();
      if (!problems.isAny()) {
        problems.none(() -> page = desk.page(filter(), afterNumber(), ROWS + 1));
      }
    }
    return page;
  }

  private AuditTrail.Filter filter() {
    return new AuditTrail.Filter(
        actor, action, object, start(from), until == null ? null : start(until.plusDays(1)));
  }

  private static Instant start(LocalDate day) {
    return day == null ? null : day.atStartOfDay(China.ZONE).toInstant();
  }

  /** Beginnings of actions by their words; also the one action that a link asked for. */
  public Map<String, String> getActions() {
    Map<String, String> offered = new LinkedHashMap<>();
    FAMILIES.forEach(family -> offered.put(say.of("action-family." + family), family + "."));
    if (action != null && !offered.containsValue(action)) {
      offered.put(say.action(action), action);
    }
    return offered;
  }

  /** How many keys may come back as soon as officers consent, or are on their way. */
  public int getKeysAsked() {
    return keys.open();
  }

  /** What the bureau itself found wrong with the trail. */
  public List<Problem> getAlarms() {
    if (alarms == null) {
      alarms = desk.alarms();
    }
    return alarms;
  }

  /** The page of what an entry is about; empty where it has none. */
  public String path(AuditRecord entry) {
    return APPLICATION.equals(entry.objectType()) ? Links.application(entry.objectId()) : "";
  }

  /** The region's name; the house's for what concerns all of them. */
  public String region(AuditRecord entry) {
    return entry.region() == null ? say.of("audit.house") : services.region(entry.region());
  }

  /** Walks the whole chain; the page says what was found. */
  public void verify() {
    verification = desk.verify();
  }

  /** What the last walk found; null before it. */
  public Verification getVerification() {
    return verification;
  }

  public String search() {
    startAnew();
    if (from != null && until != null && until.isBefore(from)) {
      problems.add("until", "audit.period-reversed", from.toString(), until.toString());
      return null;
    }
    return Links.here(faces);
  }

  public String reset() {
    from = null;
    until = null;
    action = null;
    object = null;
    actor = null;
    startAnew();
    return Links.here(faces);
  }

  @Override
  protected Object nextKey() {
    return page().size() <= ROWS ? null : page().get(ROWS - 1).place();
  }

  public boolean isNarrowed() {
    return from != null || until != null || action != null || object != null || actor != null;
  }

  public LocalDate getFrom() {
    return from;
  }

  public void setFrom(LocalDate from) {
    this.from = from;
  }

  public LocalDate getUntil() {
    return until;
  }

  public void setUntil(LocalDate until) {
    this.until = until;
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = stripped(action);
  }

  public String getObject() {
    return object;
  }

  public void setObject(String object) {
    this.object = stripped(object);
  }

  public String getActor() {
    return actor;
  }

  public void setActor(String actor) {
    this.actor = stripped(actor);
  }

  private static String stripped(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
