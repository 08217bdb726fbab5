package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.StepView;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.web.door.Answer;

/** How far an application has come. */
@XmlType(
    name = "CaseStatus",
    propOrder = {
      "caseNumber",
      "state",
      "waitsFor",
      "gates",
      "dueOn",
      "duePaused",
      "dueRule",
      "dueCitation",
      "reason",
      "changes",
      "steps",
      "shortcomings",
      "notes",
      "warnings"
    })
public class CaseStatus {
  @XmlElement(required = true)
  String caseNumber;

  @XmlElement(required = true)
  Word state;

  /** The state and, behind it, the first gate that is closed. */
  @XmlElement(required = true)
  Word waitsFor;

  /** What must have happened before a token is produced. */
  @XmlElement(name = "gate")
  List<Gate> gates = new ArrayList<>();

  /** Last day of the bureau's own time limit; left out where none runs. */
  @XmlJavaTypeAdapter(XmlDay.class)
  @XmlSchemaType(name = "date")
  LocalDate dueOn;

  /** True while the time limit stands until the money is confirmed; left out otherwise. */
  Boolean duePaused;

  /** The rule that sets the time limit. */
  String dueRule;

  /** The phrase of the office's documents that says so. */
  String dueCitation;

  /** Why it was returned, refused, withdrawn or stopped, or failed. */
  String reason;

  /** What it changes of what is registered; nothing for one that is not about that. */
  @XmlElement(name = "change")
  List<ChangedField> changes = new ArrayList<>();

  /** What this caller can do now. */
  @XmlElement(name = "nextStep")
  List<Word> steps = new ArrayList<>();

  /** What is missing before it can be submitted or accepted. */
  @XmlElement(name = "shortcoming")
  List<FaultDetail.Item> shortcomings = new ArrayList<>();

  /** What one should know of the form, though nothing stands in the way. */
  @XmlElement(name = "note")
  List<FaultDetail.Item> notes = new ArrayList<>();

  /** What there is to know before it takes effect, without an answer. */
  @XmlElement(name = "warning")
  List<Told> warnings = new ArrayList<>();

  /** A gate, open or closed. */
  @XmlType(name = "Gate")
  public static class Gate extends Word {
    @XmlAttribute(required = true)
    boolean open;

    static Gate of(GateView view, Locale language) {
      Word word = Word.of("gate", view.gate(), language);
      Gate gate = new Gate();
      gate.code = word.code;
      gate.text = word.text;
      gate.open = view.open();
      return gate;
    }
  }

  static CaseStatus of(ApplicationView view, Locale language) {
    CaseStatus status = new CaseStatus();
    status.caseNumber = view.caseNumber().value();
    status.state = Word.of("state", view.state(), language);
    status.waitsFor = Word.of("badge", view.badge(), language);
    view.gates().forEach(gate -> status.gates.add(Gate.of(gate, language)));
    if (view.deadline() != null) {
      status.dueRule = view.deadline().rule();
      status.dueCitation = view.deadline().citation();
    }
    if (view.deadline() != null && view.deadline().paused()) {
      status.duePaused = true;
    } else {
      status.dueOn = view.dueOn();
    }
    status.reason = reason(view, language);
    if (view.changes() != null) {
      view.changes().forEach(change -> status.changes.add(ChangedField.of(change, language)));
    }
    view.steps().stream()
        .filter(StepView::isOpen)
        .forEach(open -> status.steps.add(Word.of("step", open.step(), language)));
    view.problems().forEach(problem -> status.shortcomings.add(item(problem, language)));
    view.fields().stream()
        .map(FieldView::note)
        .filter(Objects::nonNull)
        .forEach(note -> status.notes.add(item(note, language)));
    view.warnings().forEach(warning -> status.warnings.add(Told.of(warning, language)));
    return status;
  }

  private static String reason(ApplicationView view, Locale language) {
    if (view.stoppedBy() != null) {
      return Messages.text(language, "application.stopped-by", List.of(view.stoppedBy().value()));
    }
    return view.failure() == null ? view.reason() : view.failure().in(language);
  }

  private static FaultDetail.Item item(Problem problem, Locale language) {
    return FaultDetail.Item.of(Answer.Item.of(problem, language));
  }
}
