package org.certbureau.application.worklist;

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
 */
public record WorkFilter(
    RegionCode region,
    State state,
    Awaiting awaiting,
    Service service,
    Channel channel,
    String text,
    boolean mine) {
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
  }

  public static WorkFilter awaiting(Awaiting awaiting) {
    return new WorkFilter(null, null, awaiting, null, null, null, false);
  }

  public static WorkFilter text(String text) {
    return new WorkFilter(null, null, null, null, null, text, false);
  }

  /**
   * By time limit, then age. Of one region and one state these are named before: H2 walks an index
   * only in its whole order, and would read and sort all that wait there.
   *
   * @param walked whether the rows of one region are walked, and not a few of them named
   */
  String order(boolean walked) {
    boolean ofOneState = state != null || awaiting != null && awaiting.states().size() == 1;
    String before = walked && ofOneState ? "a.region, a.standing.state, " : "";
    return " order by " + before + "a.standing.dueOn, a.id";
  }

  /** All but the text, for which indexes are asked. */
  void narrow(Caller caller, Conditions where) {
    where
        .and("a.standing.state = :state", "state", state)
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
    if (awaiting != null) {
      if (awaiting.states().size() == 1) {
        where.and("a.standing.state = :awaited", "awaited", awaiting.states().iterator().next());
      } else {
        where.and("a.standing.state in :states", "states", awaiting.states());
      }
      awaiting
          .gate()
          .ifPresent(
              gate ->
                  where.and(
                      "a.gates.required like :gate and a.gates.open not like :gate",
                      "gate",
                      "%" + gate + "%"));
    }
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
