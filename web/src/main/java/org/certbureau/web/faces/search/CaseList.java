package org.certbureau.web.faces.search;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDays;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.kernel.FreeText;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;
import org.certbureau.web.faces.frame.AddressWord;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.SoughtText;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/**
 * The lists of applications: the work list (待办) and the search. The address holds filter and place,
 * so that both can be bookmarked. One query a page.
 */
@Named("cases")
@RequestScoped
public class CaseList extends SortedCases {
  private static final long serialVersionUID = 1L;

  /** What has failed, or lacks its voucher, is rare and somebody's move. */
  private static final Set<Awaiting> RARE =
      EnumSet.of(Awaiting.REPETITION, Awaiting.DECISION, Awaiting.VOUCHER);

  @EJB private WorkDesk work;
  @Inject private Counts counts;
  @Inject private FittingRows rows;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private Problems problems;
  @Inject private ServiceWords services;
  @Inject private SoughtText sought;
  @Inject private Words say;
  @Inject private FacesContext faces;

  private Awaiting awaiting;
  private State state;
  private Service service;
  private Channel channel;
  private String text;
  private boolean mine;
  private WorkDays.Of of = WorkDays.Of.SUBMITTED;
  private LocalDate from;
  private LocalDate to;
  private WorkPage page = new WorkPage(List.of(), null);
  private int total;
  private String query;

  /**
   * A row with the page on which this person goes on with it.
   *
   * @param mine whether the next step is this person's
   */
  public record Row(WorkItem item, String path, boolean mine) {}

  /** One of the counters that filter the list. */
  public record Tile(String key, Awaiting awaiting, long count, String note, boolean on) {}

  /** The work list shows what one can do now, unless something else is asked for. */
  public void loadWork() {
    if (awaiting == null && state == null && text == null) {
      awaiting = Awaiting.ME;
    }
    load();
  }

  public void load() {
    problems.none(
        () -> {
          WorkFilter filter = filter();
          page = work.sorted(filter, sorting(), after(), rows.fitting());
          total = isFirstPage() && page.next() == null ? page.items().size() : work.count(filter);
          query = CaseAddress.of(filter, sought.addressed(text), sorting());
        });
  }

  private WorkFilter filter() {
    return new WorkFilter(
        null, state, awaiting, service, channel, text, mine, new WorkDays(of, from, to), false);
  }

  public List<Row> getRows() {
    return page.items().stream().map(this::row).toList();
  }

  private Row row(WorkItem item) {
    return new Row(item, path(item), item.yours() || mayGoOn(item));
  }

  /** The applicant's move, which is typed in at the counter. */
  private boolean mayGoOn(WorkItem item) {
    return frame.getCaller().has(Roles.ACCEPTOR) && item.state().isEditable();
  }

  private String path(WorkItem item) {
    Caller caller = frame.getCaller();
    String number = item.caseNumber().value();
    boolean accepting = caller.has(Roles.ACCEPTOR);
    if (mayGoOn(item)
        || accepting
            && (item.state() == State.SUBMITTED
                || item.waiting().stream().anyMatch(Gate::isOfPapers))) {
      return Links.acceptance(number);
    }
    if (caller.has(Roles.REVIEWER)
        && item.state() == State.ACCEPTED
        && item.waiting().contains(Gate.REVIEW)) {
      return Links.review(number);
    }
    if (item.state() == State.COLLECT && (accepting || caller.has(Roles.MAKER))) {
      return Links.delivery(number);
    }
    return item.yours() && caller.has(Roles.CASHIER)
        ? Links.payment(number)
        : Links.application(number);
  }

  public List<Tile> getTiles() {
    Counts.Counted counted = counts.of(frame.getCaller());
    return Stream.of(
            Awaiting.ME,
            Awaiting.ANYBODY,
            Awaiting.ACCEPTANCE,
            Awaiting.REVIEW,
            Awaiting.PAYMENT,
            Awaiting.VOUCHER,
            Awaiting.PRODUCTION,
            Awaiting.REPETITION,
            Awaiting.DECISION,
            Awaiting.DELIVERY)
        .filter(kind -> !RARE.contains(kind) || kind == awaiting || counted.of(kind) > 0)
        .map(
            kind ->
                new Tile(
                    kind.name().toLowerCase(java.util.Locale.ROOT),
                    kind,
                    counted.of(kind),
                    note(kind, counted),
                    kind == awaiting))
        .toList();
  }

  private String note(Awaiting kind, Counts.Counted counted) {
    return switch (kind) {
      case ME -> say.of("worklist.note.me");
      case ANYBODY -> say.of("worklist.note.anybody", counted.of(Awaiting.APPLICANT));
      case ACCEPTANCE -> say.of("worklist.note.acceptance", counted.of(Awaiting.ORIGINALS));
      default -> say.of("worklist.note." + kind.name().toLowerCase(java.util.Locale.ROOT));
    };
  }

  /** The words of all services that the caller's regions have, by service. */
  public Map<Service, String> getServices() {
    return services.words(frame.getCaller().regions());
  }

  public Awaiting[] getKinds() {
    return Awaiting.values();
  }

  public State[] getStates() {
    return State.values();
  }

  public Channel[] getChannels() {
    return Channel.values();
  }

  /** Filters anew, from the first page on. */
  public String search() {
    startAnew();
    return Links.here(faces);
  }

  public String reset() {
    awaiting = null;
    state = null;
    service = null;
    channel = null;
    text = null;
    mine = false;
    from = null;
    to = null;
    of = WorkDays.Of.SUBMITTED;
    startAnew();
    return Links.here(faces);
  }

  @Override
  protected Object nextKey() {
    return page.next();
  }

  public boolean isNarrowed() {
    return state != null
        || service != null
        || text != null
        || isMore()
        || (awaiting != null && awaiting != Awaiting.ANYBODY && awaiting != Awaiting.ME);
  }

  /** Whether something is asked for that is seldom asked for. */
  public boolean isMore() {
    return mine || channel != null || from != null || to != null;
  }

  /** How many there are in all, in words: nobody counts a million. */
  public String getTotal() {
    return total >= WorkDesk.MOST_COUNTED
        ? say.of("cases.total.more", figures.count(WorkDesk.MOST_COUNTED))
        : say.of("cases.total", figures.count(total));
  }

  public int getPageNumber() {
    return getPagesBefore() + 1;
  }

  /** The page that the list stands on, by which a script keeps how many rows fit it. */
  public String getListName() {
    return rows.page();
  }

  /** Whether one goes on with what is found, and not with what is to be looked for. */
  public boolean isReady() {
    return awaiting != null || isNarrowed();
  }

  /** How many wait for somebody else, where there is nothing for oneself. */
  public long getElsewhere() {
    return awaiting == Awaiting.ME ? counts.of(frame.getCaller()).of(Awaiting.ANYBODY) : 0;
  }

  // ---- days

  public String getOf() {
    return of == WorkDays.Of.SUBMITTED ? "" : of.name();
  }

  public void setOf(String word) {
    WorkDays.Of known = AddressWord.of(WorkDays.Of.class, word);
    of = known == null ? WorkDays.Of.SUBMITTED : known;
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

  /** The parameters by which a spreadsheet holds what the list shows; null where it shows none. */
  public String getQuery() {
    return query;
  }

  public Awaiting getAwaiting() {
    return awaiting;
  }

  public void setAwaiting(Awaiting awaiting) {
    this.awaiting = awaiting;
  }

  public State getState() {
    return state;
  }

  public void setState(State state) {
    this.state = state;
  }

  public Service getService() {
    return service;
  }

  public void setService(Service service) {
    this.service = service;
  }

  public Channel getChannel() {
    return channel;
  }

  public void setChannel(Channel channel) {
    this.channel = channel;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    // blanks and what nobody sees are nothing to look for
    this.text = FreeText.cleaned(text).isEmpty() ? null : text.strip();
  }

  public boolean isMine() {
    return mine;
  }

  public void setMine(boolean mine) {
    this.mine = mine;
  }
}
