package org.certbureau.application.worklist;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.application.State;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;

/**
 * Which applications a work list shows; null means no condition.
 *
 * @param text a case number or credit code as a whole, or how a unit's name begins (two characters
 *     at least)
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

  private static final int SHORTEST_NAME = 2;

  public WorkFilter {
    text = text == null || text.isBlank() ? null : text.strip();
    if (text != null && text.codePointCount(0, text.length()) < SHORTEST_NAME) {
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

  void narrow(Caller caller, List<String> where, Map<String, Object> values) {
    if (state != null) {
      where.add("a.standing.state = :state");
      values.put("state", state);
    }
    if (awaiting != null) {
      where.add("a.standing.state in :states");
      values.put("states", awaiting.states());
      awaiting
          .gate()
          .ifPresent(
              gate -> {
                where.add("a.gates.required like :gate and a.gates.open not like :gate");
                values.put("gate", "%" + gate + "%");
              });
    }
    if (service != null) {
      where.add("a.request.service = :service");
      values.put("service", service);
    }
    if (channel != null) {
      where.add("a.channel = :channel");
      values.put("channel", channel);
    }
    if (text != null) {
      where.add(
          "(a.caseNumber = :exact or a.form.creditCode = :exact or a.form.unitName like :name escape '!')");
      values.put("exact", text.toUpperCase(Locale.ROOT));
      values.put("name", text.replaceAll("([!%_])", "!$1") + "%");
    }
    if (mine) {
      where.add(
          "(a.acts.created.who = :me or a.acts.submitted.who = :me or a.acts.accepted.who = :me"
              + " or a.acts.reviewed.who = :me)");
      values.put("me", caller.name());
    }
  }
}
