package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.YearsRule;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.web.faces.casefile.Input;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.words.Words;

/** What a clerk has typed of an application, right or wrong, under the policy of its region. */
@Named
@ViewScoped
public class Draft implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Channel CHANNEL = Channel.COUNTER;

  @EJB private PolicyDesk policies;
  @Inject private Carried carried;
  @Inject private CaseInHand inHand;
  @Inject private Frame frame;
  @Inject private Words say;

  private RegionCode region;
  private Service service = Service.NEW;
  private HolderType holder = HolderType.UNIT;
  private int years;
  private final Map<Fact, Boolean> told = new EnumMap<>(Fact.class);
  private String certificate;
  private final Map<String, String> form = new HashMap<>();
  private final Map<String, Boolean> agreed = new HashMap<>();

  private final JoinedFields fields = new JoinedFields();
  private final JoinedFields answers = new JoinedFields();

  private transient Policy policy;
  private transient ApplicationView policyOf;
  private transient Checked checked;

  // ---- begun and read

  /** Nothing typed yet: what most clerks of the caller's first region begin with. */
  void startAfresh() {
    if (region == null) {
      region = carried.region(getRegions());
    }
    years = firstYears();
  }

  /** As it was saved. */
  void read(ApplicationView view, Map<String, String> saved) {
    form.putAll(saved);
    region = view.region();
    service = view.service();
    holder = view.holder();
    years = view.years();
    told.putAll(toldIn(view));
    view.consents().forEach(consent -> agreed.put(consent.code(), true));
  }

  Snapshot snapshot() {
    Set<String> ticked = new HashSet<>(agreed.keySet());
    ticked.removeIf(code -> !isAgreed(code));
    return new Snapshot(new HashMap<>(form), years, Map.copyOf(told), ticked);
  }

  /** The same as it stands in the books. */
  Snapshot snapshotOf(ApplicationView view, Map<String, String> form) {
    return new Snapshot(
        new HashMap<>(form),
        view.years(),
        toldIn(view),
        view.consents().stream().map(ConsentRecord::code).collect(Collectors.toSet()));
  }

  /**
   * Takes in what was saved elsewhere since this page read it; where the page changed the same
   * field, what is typed here stays.
   *
   * @param read as this page read or saved it last
   * @param theirs as it stands in the books now
   * @return keys of the fields that both changed, each to something else
   */
  List<String> join(Snapshot read, Snapshot theirs) {
    Map<String, String> asked = snapshot().asked();
    List<String> contested = fields.join(form, read.form(), theirs.form());
    contested.addAll(answers.join(asked, read.asked(), theirs.asked()));
    take(asked);
    theirs.agreed().forEach(code -> agreed.put(code, true));
    return contested;
  }

  /** See {@link JoinedFields#receive}. */
  List<String> receive() {
    Map<String, String> asked = snapshot().asked();
    List<String> unseen = fields.receive(form);
    unseen.addAll(answers.receive(asked));
    take(asked);
    return unseen;
  }

  /** See {@link JoinedFields#draw}. */
  void draw() {
    Map<String, String> asked = snapshot().asked();
    fields.draw(form);
    answers.draw(asked);
    take(asked);
  }

  private void take(Map<String, String> asked) {
    years = Integer.parseInt(asked.get(Snapshot.YEARS));
    for (Fact fact : Fact.values()) {
      String answer = asked.getOrDefault(Facts.FIELD + fact, "");
      tell(fact, answer.isEmpty() ? null : Boolean.valueOf(answer));
    }
  }

  NewApplication toBegin() {
    return new NewApplication(
        region,
        service,
        holder,
        CHANNEL,
        Procedure.of(service).needsLine() ? certificate : null,
        years,
        1,
        Facts.NONE,
        agreedVersions(),
        carried.form());
  }

  ApplicationEdit toSave() {
    return new ApplicationEdit(
        years, systems(), facts(), agreedVersions(), inHand.typed(form), inHand.view().revision());
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

  /** With what follows from the reason for which a certificate is to end. */
  Situation situation() {
    Situation asked = new Situation(service, holder, CHANNEL, facts());
    boolean reasoned =
        getPolicy().fields(asked).stream()
            .anyMatch(field -> field.key().equals(FormKeys.REVOCATION_REASON));
    return reasoned
        ? asked.with(
            Fact.BY_BUREAU, getPolicy().isBureausReason(form.get(FormKeys.REVOCATION_REASON)))
        : asked;
  }

  Facts facts() {
    Facts known = inHand.view() == null ? Facts.NONE : inHand.view().facts().told();
    for (Map.Entry<Fact, Boolean> fact : told.entrySet()) {
      known = known.with(fact.getKey(), fact.getValue());
    }
    return known;
  }

  private static Map<Fact, Boolean> toldIn(ApplicationView view) {
    return view.facts().told().known();
  }

  /**
   * @param answer null for none
   */
  void tell(Fact fact, Boolean answer) {
    if (answer == null) {
      told.remove(fact);
    } else {
      told.put(fact, answer);
    }
  }

  public List<RegionCode> getRegions() {
    return frame.getCaller().regions().stream().sorted().toList();
  }

  /** Another region has other services, texts and years. */
  public void changeRegion() {
    policy = null;
    agreed.clear();
    years = firstYears();
  }

  void actFor(RegionCode other) {
    region = other;
  }

  public void choose(Service chosen) {
    service = chosen;
    years = firstYears();
  }

  private int firstYears() {
    return region == null ? 0 : getPolicy().years(situation()).map(YearsRule::min).orElse(1);
  }

  // ---- consents

  boolean isAgreed(String consent) {
    return Boolean.TRUE.equals(agreed.get(consent));
  }

  private Map<String, String> agreedVersions() {
    return getPolicy().consents(situation()).stream()
        .filter(consent -> consent.given() == ConsentRule.Given.TICK && isAgreed(consent.code()))
        .collect(Collectors.toMap(ConsentRule::code, ConsentRule::version));
  }

  /**
   * Each online system of the form counts once, however often it was named (CS-F3); a form without
   * such a field opens one.
   */
  int systems() {
    Map<String, String> kept = checked().values();
    return getPolicy().fields(situation()).stream()
        .filter(field -> field.kind() == FieldKind.SYSTEMS)
        .map(field -> new Input(field, List.of(), kept.containsKey(field.key()) ? kept : form, say))
        .mapToInt(systems -> Math.max(1, systems.getCount()))
        .findFirst()
        .orElse(1);
  }

  /** What was typed so far as the bureau reads it: a page judges nothing by rules of its own. */
  CheckedForm checked() {
    Situation situation = situation();
    if (checked == null || !checked.isOf(getPolicy(), situation, form)) {
      checked =
          new Checked(
              getPolicy(),
              situation,
              Map.copyOf(form),
              policies.checkDraft(getPolicy(), situation, form));
    }
    return checked.result();
  }

  /** Something that was typed; empty where it was not. */
  String typed(String key) {
    return form.getOrDefault(key, "").strip();
  }

  /** What was typed so far, by the keys of the fields; whoever changes it changes the draft. */
  Map<String, String> form() {
    return form;
  }

  HolderType holder() {
    return holder;
  }

  Channel channel() {
    return CHANNEL;
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
    return told.get(Fact.REMITTED);
  }

  public void setRemitted(Boolean remitted) {
    tell(Fact.REMITTED, remitted);
  }

  /** Number of the certificate that it is about; null where it opens one. */
  public String getCertificate() {
    return certificate;
  }

  public void setCertificate(String number) {
    certificate = number == null || number.isBlank() ? null : number.strip();
  }
}
