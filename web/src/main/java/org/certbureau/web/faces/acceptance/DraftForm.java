package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.faces.model.SelectItemGroup;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.application.view.ChangeMeans;
import org.certbureau.application.view.FieldView;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.SystemsRule;
import org.certbureau.web.faces.casefile.FieldWords;
import org.certbureau.web.faces.casefile.Input;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** The form of a draft as its policy lays it out: blocks, fields, and the step each belongs to. */
@Named
@RequestScoped
public class DraftForm {
  @EJB private PaperDesk papers;
  @Inject private CaseInHand inHand;
  @Inject private Draft draft;
  @Inject private FieldWords fields;
  @Inject private KnownAtDesk known;
  @Inject private Problems problems;
  @Inject private Questions questions;
  @Inject private DraftWarnings warnings;
  @Inject private CertificateAtDesk certificate;
  @Inject private Words say;

  /** A block of the form. */
  public record Section(String label, List<Input> inputs) {}

  /** The blocks of the form that belong to a step. */
  public List<Section> sections(Stage stage) {
    Map<String, List<Input>> bySection = new LinkedHashMap<>();
    for (FormField field : draft.getPolicy().fields(draft.situation())) {
      if (stageOf(field) == stage && !questions.hides(field) && !isFixedEmpty(field.key())) {
        bySection.computeIfAbsent(field.section(), code -> new ArrayList<>()).add(input(field));
      }
    }
    return draft.getPolicy().sections().stream()
        .filter(block -> bySection.containsKey(block.code()))
        .map(block -> new Section(say.in(block.label()), bySection.get(block.code())))
        .toList();
  }

  private Optional<FieldView> kept(String key) {
    return inHand.view() == null
        ? Optional.empty()
        : inHand.view().fields().stream().filter(field -> field.getKey().equals(key)).findFirst();
  }

  /** Whether a field says what is registered, and this service changes nothing of it. */
  public boolean isFixed(String key) {
    return kept(key).filter(FieldView::fixed).isPresent();
  }

  /** Nothing is registered there, and nothing is to be told. */
  private boolean isFixedEmpty(String key) {
    return isFixed(key) && registered(key).isEmpty();
  }

  /** What is registered, in words; empty for nothing. */
  public String registered(String key) {
    return kept(key)
        .filter(field -> field.registered() != null)
        .map(field -> fields.show(inHand.view(), field.field(), field.registered()))
        .orElse("");
  }

  /** What stands in the register beside what was typed otherwise; empty where nothing differs. */
  private String registeredBeside(String key, String typed) {
    return kept(key)
        .filter(field -> field.registered() != null && !field.fixed())
        .filter(field -> !field.registered().equals(typed))
        .map(
            field ->
                field.registered().isEmpty()
                    ? say.of("accept.registered-none")
                    : say.of("accept.registered", registered(key)))
        .orElse("");
  }

  /** Whether a block shows nothing but what is of the register and not to be changed. */
  public boolean isAllFixed(Section block) {
    return block.inputs().stream().allMatch(input -> isFixed(input.getKey()));
  }

  /** The block with the unit's name is about the holder; the others are about what it asks for. */
  private Stage stageOf(FormField field) {
    boolean holders =
        draft.getPolicy().form().stream()
            .anyMatch(
                other ->
                    other.key().equals(FormKeys.UNIT_NAME)
                        && other.section().equals(field.section()));
    return holders ? Stage.HOLDER : Stage.FORM;
  }

  private Input input(FormField field) {
    SystemsRule systems = draft.getPolicy().systems();
    return switch (field.kind()) {
      case SYSTEMS -> new Input(field, systems.catalogue(), systems.others(), draft.form(), say);
      case PAIR -> new Input(field, pairs(), draft.form(), say);
      default -> new Input(field, field.choices(), draft.form(), say);
    };
  }

  private List<Choice> pairs() {
    CaseCertificate about = certificate.getShown();
    return about == null ? List.of() : about.pairChoices();
  }

  /** A field is left: says what is wrong so far, and what is known of whom a credit code names. */
  public void left(Stage stage, String key) {
    check(stage);
    if (key.equals(FormKeys.CREDIT_CODE) && !isFixed(FormKeys.UNIT_NAME)) {
      known.tell(draft.getRegion(), draft.situation(), draft::typed);
    }
  }

  /** Says what is wrong with what was typed at a step so far; asked when a field is left. */
  public void check(Stage stage) {
    Set<String> here = keys(stage);
    problems.addQuietly(
        draft.checked().problems().stream()
            .filter(problem -> here.contains(problem.field()))
            .filter(problem -> !draft.typed(problem.field()).isEmpty())
            .toList());
  }

  /** Keys of the fields of a step. */
  Set<String> keys(Stage stage) {
    return draft.getPolicy().fields(draft.situation()).stream()
        .filter(field -> stageOf(field) == stage)
        .map(FormField::key)
        .collect(Collectors.toSet());
  }

  /** Whether other fields come and go with what is chosen there. */
  public boolean isShaping(String key) {
    return key.equals(FormKeys.REVOCATION_REASON);
  }

  /** Whether the panel beside the form tells of whom it says. */
  public boolean isNaming(String key) {
    return key.equals(FormKeys.CREDIT_CODE) || key.equals(FormKeys.UNIT_NAME);
  }

  /**
   * What helps to fill a field in, and what it would mean to change what it says; that is told
   * before anything is typed.
   */
  public String hint(Input input) {
    return Stream.of(input.getHint(), ifChanged(input.getKey()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(say.of("field.and")));
  }

  private String ifChanged(String key) {
    return kept(key).map(FieldView::ifChanged).map(this::means).orElse("");
  }

  private String means(ChangeMeans means) {
    if (!means.allowed()) {
      return say.of("accept.change.not");
    }
    String where = say.of(means.carried() ? "accept.change.carried" : "accept.change.register");
    return means.proof() == null
        ? where
        : say.of("accept.change.proof", where, say.in(means.proof()));
  }

  /** What may be chosen at a field: what is the bureau's own to decide stands by itself. */
  public List<SelectItem> grouped(Input input) {
    Map<Boolean, List<SelectItem>> items =
        input.getChoices().entrySet().stream()
            .map(choice -> new SelectItem(choice.getValue(), choice.getKey()))
            .collect(
                Collectors.partitioningBy(
                    item -> draft.getPolicy().isBureausReason((String) item.getValue())));
    return Stream.of(
            group("accept.reasons.holder", items.get(false)),
            group("accept.reasons.bureau", items.get(true)))
        .filter(group -> group.getSelectItems().length > 0)
        .map(SelectItem.class::cast)
        .toList();
  }

  private SelectItemGroup group(String word, List<SelectItem> items) {
    SelectItemGroup group = new SelectItemGroup(say.of(word));
    group.setSelectItems(items);
    return group;
  }

  /** What one should know of what was typed at a field though it is right; empty for nothing. */
  public String note(String key) {
    // of what is printed, which is not always what was typed
    String kept = draft.checked().values().getOrDefault(key, draft.typed(key));
    return Stream.of(
            Stream.of(registeredBeside(key, kept)),
            papers.gaps(Map.of(key, kept)).stream().map(say::problem),
            warnings.atField(key).stream().map(warning -> say.in(warning.sentence())))
        .flatMap(notes -> notes)
        .filter(note -> !note.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What the fields are called, by their keys. */
  Map<String, String> labels() {
    return draft.getPolicy().fields(draft.situation()).stream()
        .collect(Collectors.toMap(FormField::key, field -> say.in(field.label())));
  }

  private boolean isInspected(String field) {
    return draft
        .getPolicy()
        .inspection(draft.situation())
        .filter(
            row ->
                Stream.of(Fact.values())
                    .filter(row::answers)
                    .anyMatch(fact -> field.equals(Facts.FIELD + fact.name())))
        .isPresent();
  }

  /** The step where a problem is mended; the last for what no single step can mend. */
  Stage stageOf(Problem problem) {
    if (problem.code().equals("application.nothing-changed")) {
      return lastToChange();
    }
    return stageOf(String.valueOf(problem.field()));
  }

  /** Behind which nothing can be changed any more. */
  private Stage lastToChange() {
    return inHand.view().fields().stream()
        .filter(field -> field.ifChanged() != null && field.ifChanged().allowed())
        .map(field -> stageOf(field.field()))
        .max(Comparator.naturalOrder())
        .orElse(Stage.FORM);
  }

  Stage stageOf(String field) {
    if (isInspected(field)) {
      return Stage.INSPECT;
    }
    if (field.startsWith("materials.")) {
      return Stage.PAPERS;
    }
    if (field.equals("years") || field.equals("applications") || field.startsWith(Facts.FIELD)) {
      return Stage.FORM;
    }
    return draft.getPolicy().fields(draft.situation()).stream()
        .filter(known -> known.key().equals(field))
        .findFirst()
        .map(this::stageOf)
        .orElse(Stage.SUBMIT);
  }
}
