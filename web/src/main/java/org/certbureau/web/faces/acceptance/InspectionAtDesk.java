package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.inspection.Findings;
import org.certbureau.application.inspection.InspectionDesk;
import org.certbureau.application.inspection.InspectionView;
import org.certbureau.application.inspection.Outcome;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.region.policy.Sourced;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** The token on the counter is looked at (检验介质): one question at a time, and the price follows. */
@Named
@ViewScoped
public class InspectionAtDesk implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private InspectionDesk desk;
  @EJB private StepDesk steps;
  @Inject private CaseInHand inHand;
  @Inject private Draft draft;
  @Inject private Figures figures;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private WaysOut waysOut;
  @Inject private Words say;

  private Map<Fact, Boolean> answers;
  private List<String> methods;
  private String remark;
  private transient InspectionView view;
  private transient boolean read;

  /**
   * A question with its answers as tiles.
   *
   * @param number its place, from 1
   * @param open whether it is the one to be answered now
   */
  public record Quiz(
      int number, Fact fact, String field, String text, boolean open, List<Tile> tiles) {}

  /**
   * @param digit the key that presses it; empty where another question is to be answered
   */
  public record Tile(
      boolean value, String digit, String label, String sub, String icon, boolean on) {}

  /** A row of what it may come to: under warranty, or past it. */
  public record Way(String label, List<Cell> cells) {}

  /**
   * @param at whether it is so
   */
  public record Cell(String text, boolean at) {}

  /** What the case asks to be looked at; null where it asks nothing. */
  public InspectionView getView() {
    if (!read && inHand.isBegun()) {
      view = desk.inspection(inHand.caseNumber()).orElse(null);
      read = true;
    }
    return view;
  }

  /** One question at a time: of what is not damaged, nothing else is asked. */
  public List<Quiz> getQuestions() {
    InspectionRule row = getView().row();
    Map<Fact, Boolean> known = answers();
    List<Fact> asked = new ArrayList<>(List.of(row.establishes()));
    if (Boolean.TRUE.equals(known.get(row.establishes()))) {
      row.answers().stream().sorted().forEach(asked::add);
    }
    Fact next = asked.stream().filter(fact -> !known.containsKey(fact)).findFirst().orElse(null);
    List<Quiz> all = new ArrayList<>();
    for (Fact fact : asked) {
      boolean open = fact == next;
      // what was answered last can be answered otherwise by the same keys
      boolean keyed = open || next == null && fact == asked.get(asked.size() - 1);
      // what is held against nobody stands first
      List<Boolean> values =
          fact == row.establishes() ? List.of(true, false) : List.of(false, true);
      all.add(
          new Quiz(
              all.size() + 1,
              fact,
              Facts.FIELD + fact.name(),
              say.question(fact),
              open,
              values.stream()
                  .map(
                      value ->
                          tile(
                              fact,
                              value,
                              keyed ? Integer.toString(values.indexOf(value) + 1) : "",
                              value.equals(known.get(fact))))
                  .toList()));
    }
    return all;
  }

  private Tile tile(Fact fact, boolean value, String digit, boolean on) {
    String key = "answer." + fact + (value ? ".yes" : ".no");
    return new Tile(
        value,
        digit,
        say.of(key),
        say.of(key + ".sub"),
        value ? "pi-exclamation-triangle" : "pi-check-circle",
        on);
  }

  private Map<Fact, Boolean> answers() {
    if (answers == null) {
      answers = new EnumMap<>(Fact.class);
      answers.putAll(getView().answers());
    }
    return answers;
  }

  /** Keeps an answer; the focus goes to the next question. */
  public void answer(Fact fact, boolean value) {
    answers().put(fact, value);
    keep();
  }

  /** Keeps what was found so far. */
  public void keep() {
    if (!answers().containsKey(getView().row().establishes())) {
      return;
    }
    try {
      desk.inspect(
          inHand.caseNumber(),
          new Findings(answers(), getMethods(), getRemark(), inHand.view().revision()));
      inHand.reload();
      read = false;
      Stream.of(Fact.values())
          .filter(getView().row()::answers)
          .forEach(fact -> draft.tell(fact, getView().answer(fact)));
    } catch (Conflict meanwhile) {
      problems.addAll(meanwhile.problems());
      lookAgain();
    } catch (RuleViolation refused) {
      problems.addAll(refused.problems());
    }
  }

  /** Somebody else has looked at it meanwhile: what they found is shown, and nothing of it lost. */
  private void lookAgain() {
    inHand.reload();
    read = false;
    answers = null;
    methods = null;
    remark = null;
  }

  /** Nothing is damaged: no case goes on, and what was found stays on the token's record. */
  public String end() {
    try {
      steps.take(
          inHand.caseNumber(),
          Step.WITHDRAW,
          say.of("inspect.end.reason"),
          inHand.view().revision());
    } catch (RuleViolation refused) {
      problems.addAll(refused.problems());
      lookAgain();
      return null;
    }
    notice.say(say.of("inspect.ended", getView().chip()));
    return Links.redirect(Screen.START.path() + "?text=" + getView().chip());
  }

  /** What helps where nothing is damaged. */
  public List<WaysOut.Way> getWaysOut() {
    return waysOut.of(getView().row(), inHand.view());
  }

  public boolean isDisproved() {
    return getView() != null && getView().isDisproved();
  }

  /** Whether it is held against whoever brought it: then it is said by what that was found out. */
  public boolean isHeld() {
    return getView().row().answers().stream()
        .anyMatch(fact -> Boolean.TRUE.equals(answers().get(fact)));
  }

  /** Whether something is still to be answered before anything else is filled in. */
  public boolean isOpen() {
    return getView() != null && !getView().questions().isEmpty();
  }

  // ---- the price

  /** What it may still come to, as far as it is known: 0.00 或 200.00. */
  public String getRange() {
    Map<Fact, Boolean> known = new EnumMap<>(Fact.class);
    known.putAll(getView().answers());
    if (getView().warranty() != null) {
      known.put(Fact.IN_WARRANTY, getView().warranty().within());
    }
    return getView().outcomes().stream()
        .filter(
            outcome ->
                outcome.facts().entrySet().stream()
                    .allMatch(
                        fact ->
                            !known.containsKey(fact.getKey())
                                || known.get(fact.getKey()).equals(fact.getValue())))
        .map(outcome -> outcome.quote().total())
        .distinct()
        .sorted()
        .map(figures::money)
        .collect(Collectors.joining(say.of("inspect.or")));
  }

  /** Which answers are missing, of those that were given here so far too: 还缺 1 个答案. */
  public String getMissing() {
    List<String> open =
        new ArrayList<>(
            getView().questions().stream()
                .map(problem -> Fact.valueOf(problem.field().substring(Facts.FIELD.length())))
                .filter(fact -> !answers().containsKey(fact))
                .map(say::question)
                .toList());
    if (isHeld() && getMethods().isEmpty()) {
      open.add(say.of("inspect.methods"));
    }
    return open.isEmpty() ? "" : say.of("inspect.missing", open.size(), String.join(" ", open));
  }

  /** What it may come to, by warranty and by cause; the one that holds is marked. */
  public List<Way> getWays() {
    return Stream.of(true, false)
        .map(
            within ->
                new Way(
                    say.of(within ? "inspect.within" : "inspect.over"),
                    Stream.of(false, true).map(human -> cell(within, human)).toList()))
        .filter(way -> way.cells().stream().noneMatch(cell -> cell.text().isEmpty()))
        .toList();
  }

  private Cell cell(boolean within, boolean human) {
    return getView().outcomes().stream()
        .filter(
            outcome ->
                outcome.facts().equals(Map.of(Fact.IN_WARRANTY, within, Fact.HUMAN_DAMAGE, human)))
        .findFirst()
        .map(outcome -> new Cell(figures.money(total(outcome)), outcome.holds() && !isDisproved()))
        .orElse(new Cell("", false));
  }

  private static Money total(Outcome outcome) {
    return outcome.quote().total();
  }

  /** 此介质 2026-02-03 首次签发 + 1 年 = 2027-02-03 止. */
  public String getWarranty() {
    var term = getView().warranty();
    if (term == null) {
      return "";
    }
    String key = term.within() ? "inspect.warranty.within" : "inspect.warranty.over";
    return say.of(
        key,
        term.from(),
        term.period().toTotalMonths(),
        term.until(),
        term.today(),
        Math.abs(term.daysLeft()));
  }

  public boolean isReading() {
    return getView().warranty() != null && Sourced.isReading(getView().warranty().rule());
  }

  // ---- what the page binds to

  public List<String> getMethods() {
    if (methods == null) {
      methods = new ArrayList<>(getView().methods());
    }
    return methods;
  }

  public void setMethods(List<String> methods) {
    this.methods = methods == null ? new ArrayList<>() : new ArrayList<>(methods);
  }

  public String getRemark() {
    return remark == null ? getView().remark() : remark;
  }

  public void setRemark(String remark) {
    this.remark = remark;
  }
}
