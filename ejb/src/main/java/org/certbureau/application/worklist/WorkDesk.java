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
import java.util.Set;
import java.util.function.Predicate;
import org.certbureau.application.Applications;
import org.certbureau.application.AtRest;
import org.certbureau.application.Badge;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.FilledForm;
import org.certbureau.application.Standing;
import org.certbureau.application.finding.SoughtCase;
import org.certbureau.application.view.GateView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Masking;
import org.certbureau.kernel.RegionCode;
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
  /** Beyond this, nobody counts. */
  public static final int MOST_COUNTED = 1_000;

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
    return sorted(filter, Sorting.URGENT, after, limit);
  }

  /** The same in another order. */
  public WorkPage sorted(WorkFilter filter, Sorting sorting, String after, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    Caller caller = caller();
    Page<WorkRow> page =
        Page.of(
            rows.page(
                rows.lanes(caller, filter), sorting, cursor(caller, sorting, after), size + 1),
            size);
    return new WorkPage(items(page.rows(), caller), page.next(last -> text(last, sorting)));
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
    Caller caller = caller();
    Page<WorkRow> page = Page.of(rows.newest(caller, sought, most + 1), most);
    return new FoundCases(
        items(page.rows(), caller), page.next(last -> last) != null, SoughtCase.of(sought).kinds());
  }

  private List<WorkItem> items(List<WorkRow> shown, Caller caller) {
    Map<Long, Service> services = rows.services(shown);
    Moves moves = new Moves(caller);
    return shown.stream().map(row -> item(row, services.get(row.id()), moves)).toList();
  }

  /** Of what stays with a case the row is enough. */
  private static String text(WorkRow last, Sorting sorting) {
    return sorting.by() == WorkOrder.DUE
        ? WorkCursor.text(last.dueOn(), last.id())
        : Long.toString(last.id());
  }

  private WorkCursor cursor(Caller caller, Sorting sorting, String after) {
    if (after == null || after.isBlank()) {
      return null;
    }
    return sorting.by() == WorkOrder.DUE
        ? WorkCursor.due(after)
        : rows.place(caller, sorting.by().attribute(), "a.id", WorkCursor.id(after))
            .orElseThrow(() -> WorkCursor.unknown(after));
  }

  /** How many applications a filter finds; {@link #MOST_COUNTED} stands for that and more. */
  public int count(WorkFilter filter) {
    return rows.count(rows.lanes(caller(), filter), MOST_COUNTED);
  }

  /**
   * Where a case stands among those of a kind with which the caller can go on: what somebody has
   * accepted is not theirs to review.
   *
   * @param at null for no case: its neighbour is the first of all
   */
  public NextCase place(Awaiting kind, CaseNumber at) {
    Caller caller = caller();
    List<Lane> lanes = rows.lanes(caller, WorkFilter.able(kind));
    WorkCursor here =
        at == null
            ? null
            : rows.place(caller, WorkOrder.DUE.attribute(), "a.caseNumber", at).orElse(null);
    int total = rows.count(lanes, MOST_COUNTED);
    CaseNumber behind = first(lanes, Sorting.URGENT, here);
    if (here == null) {
      return new NextCase(null, null, behind, 0, total);
    }
    return new NextCase(
        WorkCursor.text((LocalDate) here.value(), here.id()),
        first(lanes, Sorting.URGENT.reversed(), here),
        behind,
        rows.isAmong(lanes, at) ? rows.countBefore(lanes, here, MOST_COUNTED) + 1 : 0,
        total);
  }

  /**
   * The case to go on with once one is done: the next behind it, at the end the first of those that
   * were passed over; empty where none is left.
   *
   * @param here {@link NextCase#here} of what is done; null for the first of all
   */
  public Optional<CaseNumber> next(Awaiting kind, String here) {
    List<Lane> lanes = rows.lanes(caller(), WorkFilter.able(kind));
    WorkCursor done = here == null ? null : WorkCursor.due(here);
    return Optional.ofNullable(first(lanes, Sorting.URGENT, done))
        .or(() -> Optional.ofNullable(first(lanes, Sorting.URGENT, null)));
  }

  private CaseNumber first(List<Lane> lanes, Sorting sorting, WorkCursor after) {
    return rows.page(lanes, sorting, after, 1).stream()
        .map(WorkRow::caseNumber)
        .findFirst()
        .orElse(null);
  }

  private WorkItem item(WorkRow row, Service service, Moves moves) {
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
        row.acceptedBy(),
        row.fee(),
        moves.isMine(row.region(), row.state(), row.gates(), row.decided(), row.acceptedBy()));
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

  /** How many applications of the caller's regions wait for what. */
  public Map<Awaiting, Long> counters() {
    return counts().waiting();
  }

  /** The same, with what of it is the caller's own move. */
  public WorkCounts counts() {
    Caller caller = caller();
    Moves moves = new Moves(caller);
    List<WorkRows.Group> all = rows.groups(caller);
    List<WorkRows.Group> own = rows.groupsOfOwn(caller);
    Map<Awaiting, Long> waiting = new EnumMap<>(Awaiting.class);
    Map<Awaiting, Long> able = new EnumMap<>(Awaiting.class);
    for (Awaiting kind : Awaiting.values()) {
      Map<RegionCode, Set<Awaiting>> mine = moves.byRegion(kind);
      able.put(kind, sum(all, group -> group.isMove(mine, false)) - barred(own, mine));
      waiting.put(kind, sum(all, group -> group.isAwaiting(kind)));
    }
    waiting.put(Awaiting.ME, able.get(Awaiting.ME));
    return new WorkCounts(waiting, able);
  }

  /** What one has accepted oneself and could go on with only by reviewing it. */
  private static long barred(List<WorkRows.Group> own, Map<RegionCode, Set<Awaiting>> mine) {
    return sum(own, group -> group.isMove(mine, false) && !group.isMove(mine, true));
  }

  private static long sum(List<WorkRows.Group> groups, Predicate<WorkRows.Group> counted) {
    return groups.stream().filter(counted).mapToLong(WorkRows.Group::count).sum();
  }

  /** By any role that is admitted here. */
  private Caller caller() {
    return callers.as(
        Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH);
  }
}
