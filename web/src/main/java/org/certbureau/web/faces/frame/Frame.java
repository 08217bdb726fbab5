package org.certbureau.web.faces.frame;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.recovery.RecoveryDesk;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.ProposalDesk;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.DrawerDesk;
import org.certbureau.staff.RequestDesk;
import org.certbureau.staff.Roles;
import org.certbureau.web.door.KeptLogin;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;
import org.certbureau.work.Demonstration;

/** What surrounds every page: menu, counters, who is here and for which region. */
@Named
@RequestScoped
public class Frame {
  @Inject private HttpServletRequest request;
  @Inject private Words say;
  @Inject private Counts counts;
  @Inject private Figures figures;
  @Inject private Notice notice;
  @EJB private Callers callers;
  @EJB private DrawerDesk drawers;
  @EJB private PolicyDesk policies;
  @EJB private ProposalDesk proposals;
  @EJB private RecoveryDesk recoveries;
  @EJB private RecoveryReportDesk recoveryReport;
  @EJB private RequestDesk requests;

  private Caller caller;
  private Counts.Counted counted;
  private Long proposed;
  private Long requested;
  private String said;
  private String warning;

  /**
   * One line of the menu.
   *
   * @param begins whether it is where something new is begun, and has a key of its own
   */
  public record Entry(
      String path,
      String icon,
      String label,
      boolean on,
      boolean begins,
      long count,
      boolean hot) {}

  /** A block of the menu. */
  public record Block(String label, List<Entry> entries) {}

  public boolean isInside() {
    return request.getUserPrincipal() != null;
  }

  /** Who is asking; null where nobody is logged in. */
  public Caller getCaller() {
    if (caller == null && isInside()) {
      caller = callers.current();
    }
    return caller;
  }

  /** Under which the browser locks what is put aside; given to its owner alone (ADR 20). */
  public String getDrawerKey() {
    return drawers.key();
  }

  /** By which a page says later whose it is. */
  public String getMark() {
    return drawers.mark();
  }

  public String getPerson() {
    return callers.displayName(getCaller().name());
  }

  /** The roles a person holds, in words. */
  public String getRoles() {
    return say.roles(getCaller().roles());
  }

  /** Whether nothing is open to who is inside before they have changed their password. */
  public boolean isHeld() {
    return KeptLogin.mustChange(request);
  }

  public List<Block> getMenu() {
    if (isHeld()) {
      return List.of();
    }
    Map<Screen.Group, List<Entry>> byGroup = new EnumMap<>(Screen.Group.class);
    for (Screen screen : Screen.menuOf(request)) {
      byGroup.computeIfAbsent(screen.group(), group -> new ArrayList<>()).add(entry(screen));
    }
    return byGroup.entrySet().stream()
        .map(
            block ->
                new Block(
                    say.of("menu." + block.getKey().name().toLowerCase(Locale.ROOT)),
                    block.getValue()))
        .toList();
  }

  private Entry entry(Screen screen) {
    return new Entry(
        request.getContextPath() + screen.path(),
        screen.icon(),
        say.of(screen.key() + ".menu"),
        isOn(screen),
        screen == Screen.START,
        waiting(screen),
        screen == Screen.PRODUCTION && isAtDesk() && counted().of(Awaiting.REPETITION) > 0);
  }

  /** What is begun at the start goes on in the same place. */
  private boolean isOn(Screen screen) {
    String here = request.getServletPath();
    return screen.path().equals(here)
        || screen == Screen.START && Screen.ACCEPT.path().equals(here)
        || screen == Screen.RECOVERIES && Screen.RECOVERY.path().equals(here);
  }

  private long waiting(Screen screen) {
    if (screen == Screen.POLICY && isAdministrator()) {
      if (proposed == null) {
        proposed = proposals.waiting();
      }
      return proposed;
    }
    if (screen == Screen.PEOPLE && getCaller().everywhere()) {
      if (requested == null) {
        requested = requests.waiting();
      }
      return requested;
    }
    if (screen == Screen.RECOVERIES && isOfficer()) {
      return recoveries.count();
    }
    if (screen == Screen.KEY_REPORT) {
      return isHeld() ? 0 : recoveryReport.open();
    }
    if (!isAtDesk()) {
      return 0;
    }
    return switch (screen) {
      case WORKLIST -> counted().able(Awaiting.ME);
      case REVIEW -> counted().able(Awaiting.REVIEW);
      case PAYMENT -> counted().of(Awaiting.PAYMENT);
      case PRODUCTION -> counted().of(Awaiting.PRODUCTION, Awaiting.REPETITION);
      case DELIVERY -> counted().of(Awaiting.DELIVERY);
      default -> 0;
    };
  }

  /** After a step of one's own what waits for administrators has to be right at once. */
  public void countAnew() {
    proposed = null;
    requested = null;
  }

  private Counts.Counted counted() {
    if (counted == null) {
      counted = counts.of(getCaller());
    }
    return counted;
  }

  /** Whether there is a desk to count for: administrators have none. */
  public boolean isAtDesk() {
    return getCaller() != null && !isHeld() && Roles.AT_DESKS.stream().anyMatch(getCaller()::has);
  }

  /** Whether somebody is asked whether keys may come back. */
  public boolean isOfficer() {
    return getCaller() != null && !isHeld() && getCaller().has(Roles.RECOVERY_OFFICER);
  }

  /** Whether what a new program proposes is for the reader to answer. */
  public boolean isAdministrator() {
    return getCaller() != null && getCaller().has(Roles.ADMIN);
  }

  public int getStations() {
    return counted().stations();
  }

  public int getStationsPresent() {
    return counted().stationsPresent();
  }

  public boolean isMayAccept() {
    return isInside() && Screen.ACCEPT.isOpenTo(request);
  }

  /** For which regions one is here, and by which versions of their policies. */
  public List<String> getRegions() {
    if (getCaller() == null) {
      return List.of();
    }
    return getCaller().regions().stream()
        .sorted()
        .map(policies::inForce)
        .flatMap(
            policy ->
                Stream.of(
                    say.in(policy.bureau().regionName()),
                    say.of(
                        "frame.policy",
                        String.valueOf(policy.version()),
                        policy.effectiveFrom().toString())))
        .toList();
  }

  /** What is otherwise here than at a bureau at work, for every page to tell; empty for nothing. */
  public String getDemonstration() {
    int days = Demonstration.renewalDays();
    Duration moved = Demonstration.clockMoved();
    List<String> told = new ArrayList<>();
    if (days > 0) {
      told.add(say.of("frame.renewal-days", figures.count(days)));
    }
    if (!moved.isZero()) {
      told.add(
          say.of(
              moved.isNegative() ? "frame.clock.behind" : "frame.clock.ahead",
              figures.count(moved.abs().toDays()),
              figures.span(moved.abs().minusDays(moved.abs().toDays()))));
    } else if (days > 0) {
      told.add(say.of("frame.clock.true"));
    }
    return String.join(say.of("frame.demonstration.and"), told);
  }

  /** What was just done; told on one page and then forgotten. */
  public String getNotice() {
    if (said == null) {
      said = notice.take();
    }
    return said;
  }

  /** What the person has to know on whatever page; told once. */
  public String getWarning() {
    if (warning == null) {
      warning = notice.takeWarning();
    }
    return warning;
  }

  /** Brings somebody to the page they begin at. */
  public String open() {
    return getHome() + "?faces-redirect=true";
  }

  /** The page one begins at. */
  public String getHome() {
    return Screen.firstOf(request).map(Screen::path).orElse(Screen.LOGIN);
  }
}
