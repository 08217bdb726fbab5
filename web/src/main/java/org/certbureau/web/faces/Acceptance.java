package org.certbureau.web.faces;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.certbureau.application.ApplicationDesk;
import org.certbureau.application.ApplicationEdit;
import org.certbureau.application.ApplicationView;
import org.certbureau.application.MaterialDesk;
import org.certbureau.application.NewApplication;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.WorkFilter;
import org.certbureau.application.WorkItem;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFilter;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Channel;
import org.certbureau.region.Choice;
import org.certbureau.region.ConsentRule;
import org.certbureau.region.Fact;
import org.certbureau.region.Facts;
import org.certbureau.region.FieldKind;
import org.certbureau.region.FormField;
import org.certbureau.region.FormKeys;
import org.certbureau.region.HolderType;
import org.certbureau.region.Offer;
import org.certbureau.region.PaymentRule;
import org.certbureau.region.Policy;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.Quote;
import org.certbureau.region.QuoteRequest;
import org.certbureau.region.Service;
import org.certbureau.region.Situation;
import org.certbureau.region.YearsRule;

/**
 * The acceptance (受理): a draft is begun, filled in step by step, submitted and accepted. Every step
 * saves the draft, right or wrong, so that nothing typed is lost; only a right one leads on.
 */
@Named
@ViewScoped
public class Acceptance implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Channel CHANNEL = Channel.COUNTER;
  private static final int FEW = 5;

  @EJB private ApplicationDesk desk;
  @EJB private MaterialDesk materials;
  @EJB private PolicyDesk policies;
  @EJB private PairDesk pairs;
  @Inject private Clock clock;
  @Inject private Counts counts;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private RefusedScans refusedScans;
  @Inject private Words say;

  private String number;
  private Stage stage = Stage.BUSINESS;

  private RegionCode region;
  private Service service = Service.NEW;
  private HolderType holder = HolderType.UNIT;
  private int years;
  private Boolean remitted;
  private final Map<String, String> form = new HashMap<>();
  private final Map<String, Boolean> agreed = new HashMap<>();
  private Saved saved;
  private Instant savedAt;
  private String waiving;
  private String waiver;
  private String warningReason;

  private transient ApplicationView view;
  private transient Policy policy;
  private transient List<Section> sections;
  private transient List<Paper> papers;

  /** What the desk was last told, so that an unchanged draft is not saved again. */
  private record Saved(Map<String, String> form, int years, Boolean remitted, Set<String> agreed)
      implements Serializable {}

  /** A block of the form. */
  public record Section(String label, List<Input> inputs) {
    public String getLabel() {
      return label;
    }

    public List<Input> getInputs() {
      return inputs;
    }
  }

  /** A service as a tile: grey with the reason where the region does not offer it. */
  public record Tile(int digit, Service service, String word, String refusal, boolean on) {
    public int getDigit() {
      return digit;
    }

    public Service getService() {
      return service;
    }

    public String getWord() {
      return word;
    }

    public String getRefusal() {
      return refusal;
    }

    public boolean isOn() {
      return on;
    }
  }

  // ---- open

  public void open() {
    if (number == null) {
      region = frame.getCaller().regions().stream().sorted().findFirst().orElse(null);
      stage = Stage.BUSINESS;
      years = firstYears();
      return;
    }
    reload();
    form.putAll(desk.form(caseNumber()));
    region = view.region();
    service = view.service();
    holder = view.holder();
    years = view.years();
    remitted = view.facts().is(Fact.REMITTED).orElse(null);
    view.consents().forEach(consent -> agreed.put(consent.code(), true));
    saved = now();
    if (!view.isEditable()) {
      stage = Stage.PAPERS;
    } else if (stage == Stage.BUSINESS) {
      stage = Stage.HOLDER;
    }
  }

  private void reload() {
    view = desk.find(caseNumber());
    policy = null;
    sections = null;
    papers = null;
  }

  private CaseNumber caseNumber() {
    return CaseNumber.of(number);
  }

  public ApplicationView getView() {
    if (view == null && number != null) {
      reload();
    }
    return view;
  }

  public Policy getPolicy() {
    if (policy == null && region != null) {
      policy =
          getView() != null && getView().policyPinned()
              ? policies.version(region, getView().policyVersion())
              : policies.inForce(region);
    }
    return policy;
  }

  private Situation situation() {
    return new Situation(service, holder, CHANNEL, facts());
  }

  private Facts facts() {
    Facts known = getView() == null ? Facts.NONE : getView().facts();
    return remitted == null ? known : known.with(Fact.REMITTED, remitted);
  }

  // ---- 业务

  public List<RegionCode> getRegions() {
    return frame.getCaller().regions().stream().sorted().toList();
  }

  public List<Tile> getTiles() {
    List<Tile> tiles = new ArrayList<>();
    for (Offer offer : policies.offers(region, holder, CHANNEL)) {
      tiles.add(
          new Tile(
              tiles.size() + 1,
              offer.service(),
              say.in(offer.word()),
              refusal(offer.problem()),
              offer.service() == service));
    }
    return tiles;
  }

  private String refusal(Problem problem) {
    if (problem == null) {
      return "";
    }
    return problem.rule() == null ? say.of("accept.not-open") : say.problem(problem);
  }

  /** Another region has other services, texts and years. */
  public void changeRegion() {
    policy = null;
    agreed.clear();
    years = firstYears();
  }

  private int firstYears() {
    return region == null ? 0 : getPolicy().years(situation()).map(YearsRule::min).orElse(0);
  }

  /** Begins the draft; it has a number from here on. */
  public String begin() {
    List<Problem> missing =
        consentsBefore(ConsentRule.Before.FORM).stream()
            .filter(consent -> !consent.optional() && !isAgreed(consent))
            .map(Acceptance::unanswered)
            .toList();
    if (!missing.isEmpty()) {
      problems.addAll(missing);
      return null;
    }
    NewApplication begun =
        new NewApplication(
            region, service, holder, CHANNEL, years, 1, Facts.NONE, agreedVersions(), Map.of());
    boolean done = problems.none(() -> number = desk.draft(begun).value());
    return done ? to(Stage.HOLDER) : null;
  }

  private static Problem unanswered(ConsentRule consent) {
    return Problem.byRule(
        consent.rule(),
        "application.consent-missing",
        "consents." + consent.code(),
        consent.title().zh(),
        consent.title().en(),
        consent.version());
  }

  // ---- consents

  /** What is to be agreed to at this step. */
  public List<ConsentRule> getConsents() {
    return consentsBefore(
        stage == Stage.BUSINESS ? ConsentRule.Before.FORM : ConsentRule.Before.SUBMIT);
  }

  /** What the unit agrees to by its seal: shown, not ticked. */
  public List<ConsentRule> getSealedConsents() {
    return getPolicy().consents(situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.SEAL)
        .toList();
  }

  private List<ConsentRule> consentsBefore(ConsentRule.Before point) {
    return getPolicy().consents(situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.TICK && consent.before() == point)
        .toList();
  }

  private boolean isAgreed(ConsentRule consent) {
    return Boolean.TRUE.equals(agreed.get(consent.code()));
  }

  private Map<String, String> agreedVersions() {
    return getPolicy().consents(situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.TICK && isAgreed(consent))
        .collect(Collectors.toMap(ConsentRule::code, ConsentRule::version));
  }

  public Map<String, Boolean> getAgreed() {
    return agreed;
  }

  // ---- 持有人, 申请

  /** The blocks of the form that belong to this step. */
  public List<Section> getSections() {
    if (sections == null) {
      sections = new ArrayList<>();
      Map<String, List<Input>> bySection = new LinkedHashMap<>();
      for (FormField field : getPolicy().fields(situation())) {
        if (stageOf(field) == stage) {
          bySection.computeIfAbsent(field.section(), code -> new ArrayList<>()).add(input(field));
        }
      }
      for (Choice block : getPolicy().sections()) {
        if (bySection.containsKey(block.code())) {
          sections.add(new Section(say.in(block.label()), bySection.get(block.code())));
        }
      }
    }
    return sections;
  }

  /** The block with the unit's name is about the holder; the others are about what it asks for. */
  private Stage stageOf(FormField field) {
    boolean holders =
        getPolicy().form().stream()
            .anyMatch(
                other ->
                    other.key().equals(FormKeys.UNIT_NAME)
                        && other.section().equals(field.section()));
    return holders ? Stage.HOLDER : Stage.FORM;
  }

  private Input input(FormField field) {
    List<Choice> choices =
        field.kind() == FieldKind.APPLICATIONS
            ? getPolicy().applications().catalogue()
            : field.choices();
    return new Input(field, choices, form, say);
  }

  /** Says what is wrong with the form so far; asked for when a field is left. */
  public void check() {
    Set<String> typed =
        form.entrySet().stream()
            .filter(entry -> !entry.getValue().isBlank())
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Set<String> here = keysHere();
    problems.addQuietly(
        policies.checkDraft(region, situation(), form).stream()
            .filter(problem -> typed.contains(problem.field()) && here.contains(problem.field()))
            .toList());
  }

  private Set<String> keysHere() {
    return getSections().stream()
        .flatMap(section -> section.inputs().stream())
        .map(Input::getKey)
        .collect(Collectors.toSet());
  }

  public boolean isYearsAsked() {
    return stage == Stage.FORM && getPolicy().years(situation()).isPresent();
  }

  /** The years that may be chosen. */
  public List<Integer> getYearsOffered() {
    List<Integer> offered = new ArrayList<>();
    getPolicy()
        .years(situation())
        .ifPresent(
            rule -> {
              for (int i = rule.min(); i <= rule.max(); i++) {
                offered.add(i);
              }
            });
    return offered;
  }

  /** Whether it matters that the fee was remitted beforehand: its voucher is then asked for. */
  public boolean isRemittanceAsked() {
    return stage == Stage.FORM
        && getPolicy().payments(situation()).stream().anyMatch(rule -> rule.voucher() != null);
  }

  public List<PaymentRule> getPayments() {
    return getPolicy().payments(situation());
  }

  // ---- 材料与原件

  public List<Paper> getPapers() {
    if (papers == null) {
      papers = new ArrayList<>();
      getView()
          .materials()
          .forEach(material -> papers.add(new Paper(papers.size() + 1, material, say, figures)));
    }
    return papers;
  }

  public String getPapersNote() {
    long wanted = papersThat(paper -> paper.isOriginalWanted() && paper.isDemanded());
    return say.of(
        "papers.note",
        papersThat(paper -> paper.isDemanded() || paper.isWaived()),
        papersThat(Paper::isSeen),
        wanted,
        papersThat(Paper::isWaived));
  }

  /** Originals that a clerk has still to look at; they keep the gate shut, not the submission. */
  public long getUnseen() {
    return papersThat(
        paper ->
            paper.isDemanded() && paper.isOriginalWanted() && !paper.isWaived() && !paper.isSeen());
  }

  private long papersThat(Predicate<Paper> which) {
    return getPapers().stream().filter(which).count();
  }

  /** Shows what was uploaded meanwhile, and what was refused of it. */
  public void refresh() {
    reload();
    problems.addAll(refusedScans.take());
  }

  public void tick(String code, boolean seen) {
    atPapers(code, () -> materials.tickOriginal(caseNumber(), code, seen));
  }

  /** Which of several documents was shown; none is one that was not. */
  public void show(String code, String document) {
    boolean shown = document != null && !document.isEmpty();
    atPapers(
        code, () -> materials.tickOriginal(caseNumber(), code, shown, shown ? document : null));
  }

  public void remove(String code, long scan) {
    atPapers(code, () -> materials.removeScan(caseNumber(), scan));
  }

  public void askWaiver(String code) {
    waiving = code;
    waiver = getWaiving().getWaivers().values().stream().findFirst().orElse(null);
  }

  public void waive() {
    atPapers(waiving, () -> materials.waive(caseNumber(), waiving, waiver));
  }

  public void demandAgain(String code) {
    atPapers(code, () -> materials.demandAgain(caseNumber(), code));
  }

  private void atPapers(String code, Runnable deed) {
    try {
      deed.run();
    } catch (RuleViolation refused) {
      refused.problems().forEach(problem -> problems.add(problem.at("materials." + code)));
    }
    reload();
  }

  public Paper getWaiving() {
    return getView() == null
        ? null
        : getPapers().stream()
            .filter(paper -> paper.getCode().equals(waiving))
            .findFirst()
            .orElse(null);
  }

  // ---- 费用

  /** What it costs as it stands; null where that cannot be told yet. */
  public Quote getQuote() {
    try {
      return policies.quote(
          new QuoteRequest(region, service, holder, CHANNEL, years, applications(), facts()));
    } catch (RuleViolation undecided) {
      return null;
    }
  }

  /** Each online system of the form counts; a form without such a field opens one. */
  private int applications() {
    return getPolicy().fields(situation()).stream()
        .filter(field -> field.kind() == FieldKind.APPLICATIONS)
        .mapToInt(field -> Math.max(1, input(field).getValues().size()))
        .findFirst()
        .orElse(1);
  }

  // ---- beside the form

  /** Open applications of the same unit: they stop a duplicate. */
  public List<WorkItem> getOpenCases() {
    String code = form.get(FormKeys.CREDIT_CODE);
    if (code == null || number == null || code.strip().length() < 2) {
      return List.of();
    }
    return desk.worklist(WorkFilter.text(code), null, FEW).items().stream()
        .filter(item -> !item.state().isFinal() && !item.caseNumber().value().equals(number))
        .toList();
  }

  /** Certificates that the unit holds. */
  public List<PairView> getHeld() {
    String code = form.get(FormKeys.CREDIT_CODE);
    return code == null || code.strip().length() < 2
        ? List.of()
        : pairs.search(PairFilter.text(code), null, FEW).items();
  }

  // ---- on the way

  /** Saves the draft as it is. */
  public boolean save() {
    if (number == null || !getView().isEditable() || now().equals(saved)) {
      return true;
    }
    boolean done =
        problems.none(
            () ->
                desk.update(
                    caseNumber(),
                    new ApplicationEdit(
                        years, applications(), facts(), agreedVersions(), form, view.revision())));
    if (done) {
      saved = now();
      savedAt = clock.instant();
      reload();
    }
    return done;
  }

  private Saved now() {
    Set<String> ticked = new HashSet<>();
    agreed.forEach(
        (code, given) -> {
          if (Boolean.TRUE.equals(given)) {
            ticked.add(code);
          }
        });
    return new Saved(new HashMap<>(form), years, remitted, ticked);
  }

  public String goOn() {
    if (!save()) {
      return null;
    }
    List<Problem> here = getView().problems().stream().filter(this::isOfThisStage).toList();
    problems.name(labels());
    problems.addAll(here);
    return here.isEmpty() ? to(stage.next()) : null;
  }

  private Map<String, String> labels() {
    return getPolicy().fields(situation()).stream()
        .collect(Collectors.toMap(FormField::key, field -> say.in(field.label())));
  }

  private boolean isOfThisStage(Problem problem) {
    String field = String.valueOf(problem.field());
    return switch (stage) {
      case HOLDER -> keysHere().contains(field);
      case FORM ->
          keysHere().contains(field) || field.equals("years") || field.equals("applications");
      case PAPERS -> field.startsWith("materials.");
      default -> false;
    };
  }

  public String goBack() {
    return save() ? to(stage.back()) : null;
  }

  /** To any step that has been reached before. */
  public String goTo(Stage wanted) {
    return save() ? to(wanted) : null;
  }

  private String to(Stage wanted) {
    return Links.redirect(Links.acceptance(number) + "&step=" + wanted.getKey());
  }

  /** One may go on to the first step where something is missing, and back to any. */
  public boolean isReached(Stage other) {
    if (number == null || other == Stage.BUSINESS || !getView().isEditable()) {
      return false;
    }
    return getView().problems().stream().noneMatch(problem -> stageOf(problem).isBefore(other));
  }

  // ---- 提交

  /** Whether the policy warns about this application, where it is about to be accepted. */
  public boolean isWarned() {
    return number != null
        && getView().warning() != null
        && (stage == Stage.SUBMIT || getView().state() == State.SUBMITTED);
  }

  public String getWarningReason() {
    return warningReason == null && isWarned() ? getView().warning().reason() : warningReason;
  }

  public void setWarningReason(String warningReason) {
    this.warningReason = warningReason;
  }

  /** Goes on in spite of the warning, with the reason that was typed. */
  private boolean answerWarning() {
    if (!isWarned() || getView().warning().isConfirmed()) {
      return true;
    }
    try {
      desk.confirmWarning(caseNumber(), warningReason);
    } catch (RuleViolation refused) {
      refused.problems().forEach(problem -> problems.add(problem.at("warning")));
      return false;
    }
    reload();
    return true;
  }

  /** Submits and, with everything at hand, accepts at once. */
  public String submit() {
    if (!save() || !answerWarning()) {
      return null;
    }
    List<Problem> missing = getView().problems();
    if (!missing.isEmpty()) {
      problems.name(labels());
      problems.addAll(missing);
      return null;
    }
    if (getView().state() != State.SUBMITTED
        && !problems.none(() -> desk.take(caseNumber(), Step.SUBMIT, null, getView().revision()))) {
      reload();
      return null;
    }
    return accept();
  }

  /** Accepts what was submitted. */
  public String accept() {
    if (!answerWarning()) {
      return null;
    }
    boolean done = problems.none(() -> desk.take(caseNumber(), Step.ACCEPT, null));
    counts.count(frame.getCaller());
    if (!done) {
      reload();
      return null;
    }
    notice.say(say.of("accept.done", number));
    return Links.redirect(Links.application(number));
  }

  /** What is still missing, each at the step where it is mended. */
  public List<Problem> getMissing() {
    return getView().problems();
  }

  public Stage stageOf(Problem problem) {
    String field = String.valueOf(problem.field());
    if (field.startsWith("materials.")) {
      return Stage.PAPERS;
    }
    if (field.startsWith("consents.") || field.equals("warning")) {
      return Stage.SUBMIT;
    }
    return getPolicy().fields(situation()).stream()
        .filter(known -> known.key().equals(field))
        .findFirst()
        .map(this::stageOf)
        .orElse(Stage.FORM);
  }

  // ---- what the page binds to

  public Stage[] getStages() {
    return Stage.values();
  }

  /** How a step of the line of steps looks. */
  public String look(Stage other) {
    if (other == stage) {
      return "on";
    }
    return other.isBefore(stage) ? "done" : "";
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number == null || number.isBlank() ? null : number;
  }

  public Stage getStage() {
    return stage;
  }

  public Stage getNextStage() {
    return stage.next();
  }

  public String getStep() {
    return stage.getKey();
  }

  public void setStep(String key) {
    this.stage = Stage.of(key);
  }

  public RegionCode getRegion() {
    return region;
  }

  public String getRegionCode() {
    return Objects.toString(region, null);
  }

  public void setRegionCode(String code) {
    region = RegionCode.of(code);
  }

  public Service getService() {
    return service;
  }

  public void choose(Service chosen) {
    service = chosen;
  }

  public int getYears() {
    return years;
  }

  public void setYears(int years) {
    this.years = years;
  }

  public Boolean getRemitted() {
    return remitted;
  }

  public void setRemitted(Boolean remitted) {
    this.remitted = remitted;
  }

  public String getWaiver() {
    return waiver;
  }

  public void setWaiver(String waiver) {
    this.waiver = waiver;
  }

  public Instant getSavedAt() {
    return savedAt;
  }
}
