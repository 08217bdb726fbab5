package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.certbureau.application.ApplicationEdit;
import org.certbureau.application.ApplicationView;
import org.certbureau.application.NewApplication;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.YearsRule;
import org.certbureau.region.quoting.Offer;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.web.faces.casefile.Input;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** What a clerk has typed of an application, right or wrong, and what its policy asks for. */
@Named
@ViewScoped
public class Draft implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Channel CHANNEL = Channel.COUNTER;

  @EJB private PolicyDesk policies;
  @Inject private CaseInHand inHand;
  @Inject private Frame frame;
  @Inject private Problems problems;
  @Inject private Words say;

  private RegionCode region;
  private Service service = Service.NEW;
  private HolderType holder = HolderType.UNIT;
  private int years;
  private Boolean remitted;
  private final Map<String, String> form = new HashMap<>();
  private final Map<String, Boolean> agreed = new HashMap<>();

  private transient Policy policy;
  private transient ApplicationView policyOf;

  /** All of it at one moment. */
  record Snapshot(Map<String, String> form, int years, Boolean remitted, Set<String> agreed)
      implements Serializable {}

  /** A block of the form. */
  public record Section(String label, List<Input> inputs) {}

  /** A service as a tile: grey with the reason where the region does not offer it. */
  public record Tile(int digit, Service service, String word, String refusal, boolean on) {}

  // ---- begun and read

  /** Nothing typed yet: what most clerks of the caller's first region begin with. */
  void startAfresh() {
    region = frame.getCaller().regions().stream().sorted().findFirst().orElse(null);
    years = firstYears();
  }

  /** As it was saved. */
  void read(ApplicationView view, Map<String, String> saved) {
    form.putAll(saved);
    region = view.region();
    service = view.service();
    holder = view.holder();
    years = view.years();
    remitted = view.facts().is(Fact.REMITTED).orElse(null);
    view.consents().forEach(consent -> agreed.put(consent.code(), true));
  }

  Snapshot snapshot() {
    Set<String> ticked = new HashSet<>(agreed.keySet());
    ticked.removeIf(code -> !isAgreed(code));
    return new Snapshot(new HashMap<>(form), years, remitted, ticked);
  }

  NewApplication toBegin() {
    return new NewApplication(
        region, service, holder, CHANNEL, years, 1, Facts.NONE, agreedVersions(), Map.of());
  }

  ApplicationEdit toSave() {
    return new ApplicationEdit(
        years, applications(), facts(), agreedVersions(), form, inHand.view().revision());
  }

  // ---- region and service

  public Policy getPolicy() {
    ApplicationView view = inHand.view();
    if (region != null && (policy == null || policyOf != view)) {
      policyOf = view;
      policy =
          view != null && view.policyPinned()
              ? policies.version(region, view.policyVersion())
              : policies.inForce(region);
    }
    return policy;
  }

  private Situation situation() {
    return new Situation(service, holder, CHANNEL, facts());
  }

  private Facts facts() {
    Facts known = inHand.view() == null ? Facts.NONE : inHand.view().facts();
    return remitted == null ? known : known.with(Fact.REMITTED, remitted);
  }

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

  public void choose(Service chosen) {
    service = chosen;
  }

  private int firstYears() {
    return region == null ? 0 : getPolicy().years(situation()).map(YearsRule::min).orElse(0);
  }

  // ---- consents

  /** What is to be agreed to by a tick at this step. */
  public List<ConsentRule> consents(Stage stage) {
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

  /** What has to be agreed to before the form and is not. */
  List<Problem> missingConsents() {
    return consentsBefore(ConsentRule.Before.FORM).stream()
        .filter(consent -> !consent.optional() && !isAgreed(consent.code()))
        .map(Draft::unanswered)
        .toList();
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

  private boolean isAgreed(String consent) {
    return Boolean.TRUE.equals(agreed.get(consent));
  }

  private Map<String, String> agreedVersions() {
    return getPolicy().consents(situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.TICK && isAgreed(consent.code()))
        .collect(Collectors.toMap(ConsentRule::code, ConsentRule::version));
  }

  // ---- the form

  /** The blocks of the form that belong to a step. */
  public List<Section> sections(Stage stage) {
    Map<String, List<Input>> bySection = new LinkedHashMap<>();
    for (FormField field : getPolicy().fields(situation())) {
      if (stageOf(field) == stage) {
        bySection.computeIfAbsent(field.section(), code -> new ArrayList<>()).add(input(field));
      }
    }
    return getPolicy().sections().stream()
        .filter(block -> bySection.containsKey(block.code()))
        .map(block -> new Section(say.in(block.label()), bySection.get(block.code())))
        .toList();
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

  /** Says what is wrong with what was typed at a step so far; asked when a field is left. */
  public void check(Stage stage) {
    Set<String> here = keys(stage);
    problems.addQuietly(
        policies.checkDraft(region, situation(), form).stream()
            .filter(problem -> here.contains(problem.field()))
            .filter(problem -> !form.getOrDefault(problem.field(), "").isBlank())
            .toList());
  }

  private Set<String> keys(Stage stage) {
    return getPolicy().fields(situation()).stream()
        .filter(field -> stageOf(field) == stage)
        .map(FormField::key)
        .collect(Collectors.toSet());
  }

  /** What the fields are called, by their keys. */
  Map<String, String> labels() {
    return getPolicy().fields(situation()).stream()
        .collect(Collectors.toMap(FormField::key, field -> say.in(field.label())));
  }

  /** Something that was typed; empty where it was not. */
  String typed(String key) {
    return form.getOrDefault(key, "").strip();
  }

  /** The step where a problem is mended; the last for what no single step can mend. */
  Stage stageOf(Problem problem) {
    String field = String.valueOf(problem.field());
    if (field.startsWith("materials.")) {
      return Stage.PAPERS;
    }
    if (field.equals("years") || field.equals("applications")) {
      return Stage.FORM;
    }
    return getPolicy().fields(situation()).stream()
        .filter(known -> known.key().equals(field))
        .findFirst()
        .map(this::stageOf)
        .orElse(Stage.SUBMIT);
  }

  /** Whether the holder has a choice of terms. */
  public boolean isYearsAsked() {
    return getPolicy().years(situation()).isPresent();
  }

  /** The years that may be chosen. */
  public List<Integer> getYearsOffered() {
    return getPolicy()
        .years(situation())
        .map(rule -> IntStream.rangeClosed(rule.min(), rule.max()).boxed().toList())
        .orElse(List.of());
  }

  /** Whether it matters that the fee was remitted beforehand: its voucher is then asked for. */
  public boolean isRemittanceAsked() {
    return getPayments().stream().anyMatch(rule -> rule.voucher() != null);
  }

  // ---- the fee

  public List<PaymentRule> getPayments() {
    return getPolicy().payments(situation());
  }

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

  // ---- what the page binds to

  public RegionCode getRegion() {
    return region;
  }

  public String getRegionCode() {
    return region == null ? null : region.value();
  }

  public void setRegionCode(String code) {
    region = RegionCode.of(code);
  }

  public Service getService() {
    return service;
  }

  public Map<String, Boolean> getAgreed() {
    return agreed;
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
}
