package org.certbureau.web.faces.search;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.worklist.Awaiting;
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
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/**
 * The lists of applications: the work list (待办) and the search. The address holds filter and place,
 * so that both can be bookmarked. One query a page.
 */
@Named("cases")
@RequestScoped
public class CaseList extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 10;

  @EJB private WorkDesk work;
  @Inject private Counts counts;
  @Inject private Frame frame;
  @Inject private Problems problems;
  @Inject private ServiceWords services;
  @Inject private Words say;
  @Inject private FacesContext faces;

  private Awaiting awaiting;
  private State state;
  private Service service;
  private Channel channel;
  private String text;
  private boolean mine;
  private WorkPage page = new WorkPage(List.of(), null);

  /**
   * A row with the page on which this person goes on with it.
   *
   * @param mine whether the next step is this person's
   */
  public record Row(WorkItem item, String path, boolean mine) {}

  /** One of the counters that filter the list. */
  public record Tile(String key, Awaiting awaiting, long count, String note, boolean on) {}

  /** The work list shows what is not over yet, unless something else is asked for. */
  public void loadWork() {
    if (awaiting == null && state == null && text == null) {
      awaiting = Awaiting.ANYBODY;
    }
    load();
  }

  public void load() {
    problems.none(
        () ->
            page =
                work.worklist(
                    new WorkFilter(null, state, awaiting, service, channel, text, mine),
                    after(),
                    ROWS));
  }

  public List<Row> getRows() {
    return page.items().stream().map(this::row).toList();
  }

  private Row row(WorkItem item) {
    Caller caller = frame.getCaller();
    String number = item.caseNumber().value();
    boolean accepting = caller.has(Roles.ACCEPTOR);
    if (accepting && item.state().isEditable()) {
      return new Row(item, Links.acceptance(number), true);
    }
    if (accepting
        && (item.state() == State.SUBMITTED
            || item.waiting().stream().anyMatch(Gate::isOfPapers))) {
      return new Row(item, Links.acceptance(number), true);
    }
    if (caller.has(Roles.REVIEWER)
        && item.state() == State.ACCEPTED
        && item.waiting().contains(Gate.REVIEW)) {
      return new Row(item, Links.review(number), !caller.name().equals(item.acceptedBy()));
    }
    if (item.state() == State.COLLECT && (accepting || caller.has(Roles.MAKER))) {
      return new Row(item, Links.delivery(number), true);
    }
    return new Row(item, Links.application(number), false);
  }

  public List<Tile> getTiles() {
    Counts.Counted counted = counts.of(frame.getCaller());
    return Stream.of(
            Awaiting.ANYBODY,
            Awaiting.ACCEPTANCE,
            Awaiting.REVIEW,
            Awaiting.PAYMENT,
            Awaiting.VOUCHER,
            Awaiting.PRODUCTION,
            Awaiting.REPETITION,
            Awaiting.DELIVERY)
        // what has failed, or lacks its voucher, is rare and somebody's move
        .filter(
            kind ->
                (kind != Awaiting.REPETITION && kind != Awaiting.VOUCHER)
                    || kind == awaiting
                    || counted.of(kind) > 0)
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
        || channel != null
        || text != null
        || mine
        || (awaiting != null && awaiting != Awaiting.ANYBODY);
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
