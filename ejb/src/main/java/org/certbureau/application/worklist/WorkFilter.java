package org.certbureau.application.worklist;

import java.util.EnumSet;
import java.util.Set;
import org.certbureau.application.State;
import org.certbureau.application.finding.CaseFinder;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;
import org.certbureau.work.Conditions;

/**
 * Which applications a work list shows; null means no condition.
 *
 * @param text whatever cases are found by, as {@link CaseFinder} tells it (two characters at least)
 * @param mine only those that the caller drafted, submitted, accepted or reviewed
 * @param days when they were submitted or accepted
 * @param able only those with which the caller can go on
 */
public record WorkFilter(
    RegionCode region,
    State state,
    Awaiting awaiting,
    Service service,
    Channel channel,
    String text,
    boolean mine,
    WorkDays days,
    boolean able) {
  public static final WorkFilter EVERYTHING =
      new WorkFilter(null, null, null, null, null, null, false);

  /** Why a draft is withdrawn in which there is nothing: no list shows it, its number finds it. */
  public static final String GIVEN_UP_EMPTY = "空白草稿，自动作废";

  private static final int SHORTEST_NAME = 2;

  public WorkFilter {
    FreeText sought = FreeText.soughtAt("text", text);
    text = sought.isEmpty() ? null : sought.value();
    if (text != null && sought.length() < SHORTEST_NAME) {
      throw new RuleViolation(
          Problem.of("application.search-too-short", "text", Integer.toString(SHORTEST_NAME)));
    }
    able = able || awaiting == Awaiting.ME;
  }

  /** On whatever day, and whoever's move. */
  public WorkFilter(
      RegionCode region,
      State state,
      Awaiting awaiting,
      Service service,
      Channel channel,
      String text,
      boolean mine) {
    this(region, state, awaiting, service, channel, text, mine, WorkDays.ANY, false);
  }

  public static WorkFilter awaiting(Awaiting awaiting) {
    return new WorkFilter(null, null, awaiting, null, null, null, false);
  }

  /** What waits for this and is the caller's own move. */
  public static WorkFilter able(Awaiting awaiting) {
    return new WorkFilter(null, null, awaiting, null, null, null, false, WorkDays.ANY, true);
  }

  public static WorkFilter text(String text) {
    return new WorkFilter(null, null, null, null, null, text, false);
  }

  /** The states that it may find. */
  Set<State> states() {
    Set<State> states = EnumSet.allOf(State.class);
    if (awaiting != null) {
      states.retainAll(awaiting.states());
    }
    if (state != null) {
      states.retainAll(Set.of(state));
    }
    return states;
  }

  /**
   * All that it says of a case but where it is, where it stands, what it waits for and the text,
   * for which indexes are asked.
   */
  void narrow(Caller caller, Conditions where) {
    where
        .and(
            "exists (select i.id from Item i where i.application = a and i.service = :service)",
            "service",
            service)
        .and("a.channel = :channel", "channel", channel)
        .and(
            "(a.acts.created.who = :me or a.acts.submitted.who = :me or a.acts.accepted.who = :me"
                + " or a.acts.reviewed.who = :me)",
            "me",
            mine ? caller.name() : null);
    days.narrow(where);
    if (awaiting == null && (state == null || state == State.WITHDRAWN) && !isOneCase()) {
      where
          .and("(a.standing.reason is null or a.standing.reason <> :blank)")
          .with("blank", GIVEN_UP_EMPTY);
    }
  }

  private boolean isOneCase() {
    return text != null && CaseNumber.find(text).isPresent();
  }
}
