package org.certbureau.application.worklist;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.Applications;
import org.certbureau.application.AtRest;
import org.certbureau.application.Badge;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.FilledForm;
import org.certbureau.application.Standing;
import org.certbureau.application.finding.SoughtCase;
import org.certbureau.application.view.GateView;
import org.certbureau.kernel.Masking;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;

/** Lists the applications of the caller's regions by what they wait for, and counts them. */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.BRANCH
})
public class WorkDesk {
  private static final int MOST_ROWS = 200;

  @EJB Callers callers;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject WorkRows rows;

  /**
   * A page of the work list: by time limit, then age.
   *
   * @param after {@link WorkPage#next} of the page before, or null for the first
   * @param limit rows of a page, 1 to 200
   */
  public WorkPage worklist(WorkFilter filter, String after, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    Page<WorkRow> page = Page.of(rows.page(caller(), filter, WorkCursor.of(after), size + 1), size);
    return new WorkPage(items(page.rows()), page.next(last -> WorkCursor.behind(last).toString()));
  }

  /**
   * The newest of the cases that a text finds, whatever became of them.
   *
   * @param text whatever cases are found by, see {@link SoughtCase}
   * @param most how many are told
   */
  public FoundCases find(String text, int most) {
    String sought = WorkFilter.text(text).text();
    if (sought == null) {
      return FoundCases.NONE;
    }
    Page<WorkRow> page = Page.of(rows.newest(caller(), sought, most + 1), most);
    return new FoundCases(
        items(page.rows()), page.next(last -> last) != null, SoughtCase.of(sought).kinds());
  }

  private List<WorkItem> items(List<WorkRow> shown) {
    Map<Long, Service> services = rows.services(shown);
    return shown.stream().map(row -> item(row, services.get(row.id()))).toList();
  }

  private WorkItem item(WorkRow row, Service service) {
    Policy policy = flow.policyOf(row.region(), Optional.ofNullable(row.policyVersion()));
    Optional<LocalDate> dueOn = Optional.of(row.dueOn()).filter(Standing::isLimit);
    Agent agent = agent(row);
    return new WorkItem(
        row.caseNumber(),
        row.region(),
        service,
        policy.word(service, Locale.SIMPLIFIED_CHINESE),
        row.holder(),
        row.channel(),
        row.state(),
        Badge.of(row.state(), row.gates()),
        row.state().isFinal() ? List.of() : row.gates().closed().stream().sorted().toList(),
        GateView.all(row.gates()),
        row.unitName(),
        row.creditCode(),
        agent.name(),
        agent.mobile(),
        row.createdAt(),
        row.submittedAt(),
        dueOn.orElse(null),
        dueOn.filter(due -> due.isBefore(flow.today())).isPresent(),
        row.acceptedBy());
  }

  private record Agent(String name, String mobile) {}

  private Agent agent(WorkRow row) {
    if (row.agentMobile() == null) {
      return agentInForm(row);
    }
    return new Agent(
        row.agentName(), row.agentMobile().equals(FilledForm.NOTHING) ? "" : row.agentMobile());
  }

  /** Only for what was filled in before rows named the agent. */
  private Agent agentInForm(WorkRow row) {
    Map<String, String> form = atRest.openForm(applications.read(row.caseNumber()));
    return new Agent(
        form.get(FormKeys.AGENT_NAME), Masking.mobile(form.get(FormKeys.AGENT_MOBILE)));
  }

  /** How many applications of the caller's regions wait for what; one query. */
  public Map<Awaiting, Long> counters() {
    Map<Awaiting, Long> counters = new EnumMap<>(Awaiting.class);
    List<WorkRows.Group> groups = rows.groups(caller());
    for (Awaiting awaiting : Awaiting.values()) {
      counters.put(
          awaiting,
          groups.stream()
              .filter(group -> group.isAwaiting(awaiting))
              .mapToLong(WorkRows.Group::count)
              .sum());
    }
    return counters;
  }

  /** By any role that is admitted here. */
  private Caller caller() {
    return callers.as(
        Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH);
  }
}
