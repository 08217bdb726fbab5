package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;

/**
 * All that a region's documents say, in one dated version: decision tables whose rows carry the ID
 * of their rule and the phrase that says it. Immutable; written as YAML, see {@code
 * db/policies/policy.schema.json}.
 *
 * <p>Where one value is wanted the first row that applies gives it; where several may stand side by
 * side all rows that apply count.
 *
 * @param effectiveFrom first day (Asia/Shanghai) on which this version can be in force
 */
public record Policy(
    RegionCode region,
    int version,
    LocalDate effectiveFrom,
    Bureau bureau,
    Map<Service, Word> words,
    List<AccessRule> access,
    List<YearsRule> years,
    @JsonProperty("applications") SystemsRule systems,
    List<Choice> sections,
    List<FormField> form,
    List<Annex> annexes,
    List<ConsentRule> consents,
    List<Material> materials,
    Uploads uploads,
    List<GateRule> gates,
    List<DeadlineRule> deadlines,
    List<TariffLine> tariff,
    List<PaymentRule> payments,
    CertificatePolicy certificate,
    TokenPolicy token,
    List<DeliveryRule> delivery,
    Retention retention,
    List<PaperRule> papers,
    List<RefundRule> refunds,
    List<RevocationRule> revocations,
    List<WarningRule> warnings,
    List<InspectionRule> inspections,
    List<Reading> readings) {
  public Policy {
    words = Map.copyOf(words);
    access = List.copyOf(access);
    years = List.copyOf(years);
    sections = List.copyOf(sections);
    form = List.copyOf(form);
    annexes = annexes == null ? List.of() : List.copyOf(annexes);
    consents = List.copyOf(consents);
    materials = List.copyOf(materials);
    gates = List.copyOf(gates);
    deadlines = List.copyOf(deadlines);
    tariff = List.copyOf(tariff);
    payments = List.copyOf(payments);
    delivery = List.copyOf(delivery);
    papers = papers == null ? List.of() : List.copyOf(papers);
    refunds = refunds == null ? List.of() : List.copyOf(refunds);
    revocations = revocations == null ? List.of() : List.copyOf(revocations);
    warnings = warnings == null ? List.of() : List.copyOf(warnings);
    inspections = inspections == null ? List.of() : List.copyOf(inspections);
    readings = readings == null ? List.of() : List.copyOf(readings);
  }

  /** The region's own word for a service, or the common one where the region has none. */
  public String word(Service service, Locale locale) {
    Word word = words.get(service);
    return word == null
        ? Messages.text(locale, "region.service-" + service.name(), List.of())
        : word.word().in(locale);
  }

  /** Prefix of the region's case numbers. */
  public String casePrefix() {
    return bureau.casePrefix();
  }

  /** Whether anybody can have a service here, by any channel. */
  public boolean offers(Service service) {
    return access.stream()
        .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
        .map(AccessRule::scope)
        .anyMatch(scope -> scope.services().isEmpty() || scope.services().contains(service));
  }

  /** The fields that are typed, in the order of the form; unknown facts do not hide a field. */
  public List<FormField> fields(Situation situation) {
    return printedFields(situation).stream()
        .filter(field -> field.filled() == FormField.Filled.TYPED)
        .toList();
  }

  /** The whole printed form, with what the bureau fills in and what is left for pen and seal. */
  public List<FormField> printedFields(Situation situation) {
    return form.stream().filter(field -> field.mayApplyTo(situation)).toList();
  }

  public Optional<Annex> annex(Situation situation) {
    return annexes.stream().filter(annex -> annex.appliesTo(situation)).findFirst();
  }

  /** What may be brought; with facts untold also what may turn out to be needed. */
  public List<Material> materials(Situation situation) {
    return materials.stream().filter(material -> material.mayApplyTo(situation)).toList();
  }

  public Optional<Material> material(String code) {
    return materials.stream().filter(material -> material.code().equals(code)).findFirst();
  }

  public List<ConsentRule> consents(Situation situation) {
    return consents.stream().filter(consent -> consent.appliesTo(situation)).toList();
  }

  /** The gates that must be open before production; none at all is possible. */
  public Set<Gate> gates(Situation situation) {
    Set<Gate> needed = EnumSet.noneOf(Gate.class);
    gates.stream()
        .filter(rule -> rule.appliesTo(situation))
        .map(GateRule::gate)
        .forEach(needed::add);
    return needed;
  }

  /** The rule that asks for a gate; nothing where none does. */
  public Optional<GateRule> gateRule(Gate gate, Situation situation) {
    return gates.stream()
        .filter(rule -> rule.gate() == gate && rule.appliesTo(situation))
        .findFirst();
  }

  /** The years that may be chosen, or nothing for a service that grants no new ones. */
  public Optional<YearsRule> years(Situation situation) {
    return first(years, situation);
  }

  /** The prices that are charged, or may be once more facts are told. */
  public List<TariffLine> prices(Situation situation) {
    return tariff.stream()
        .filter(line -> !line.switchedOff() && line.mayApplyTo(situation))
        .toList();
  }

  public Optional<DeadlineRule> deadline(Situation situation) {
    return first(deadlines, situation);
  }

  public List<PaymentRule> payments(Situation situation) {
    return payments.stream().filter(rule -> rule.appliesTo(situation)).toList();
  }

  public Optional<CertificatePolicy.PeriodRule> period(Situation situation) {
    return first(certificate.periods(), situation);
  }

  public List<CertificatePolicy.ExtensionRule> extensions(Situation situation) {
    return certificate.extensions().stream().filter(rule -> rule.appliesTo(situation)).toList();
  }

  public List<DeliveryRule> delivery(Situation situation) {
    return delivery.stream().filter(rule -> rule.appliesTo(situation)).toList();
  }

  /** The paper of that kind as the region prints it, or nothing where it has none. */
  public Optional<PaperRule> paper(PaperRule.Kind kind, Situation situation) {
    return papers.stream()
        .filter(paper -> paper.kind() == kind && paper.mayApplyTo(situation))
        .findFirst();
  }

  /** What is paid back once a paid application has ended, or nothing where no row tells. */
  public Optional<RefundRule> refund(RefundRule.End end, Situation situation) {
    return first(refunds.stream().filter(rule -> rule.covers(end)).toList(), situation);
  }

  /** The same problem by a reading of the bureau's own, in the words that users see. */
  public Problem byReading(String id, Problem problem) {
    return readings.stream()
        .filter(reading -> reading.reading().equals(id))
        .findFirst()
        .map(reading -> problem.by(id, reading.words()))
        .orElse(problem);
  }

  /**
   * The row that says what a reason for a revocation means.
   *
   * @param reason its code; null where none was given
   */
  public Optional<RevocationRule> revocation(String reason, Situation situation) {
    return first(
        revocations.stream().filter(row -> row.reason().equals(reason)).toList(), situation);
  }

  /** The row by which one is warned of that; nothing where the region warns of no such thing. */
  public Optional<WarningRule> warning(WarningRule.Kind kind, Situation situation) {
    return first(warnings.stream().filter(row -> row.warns() == kind).toList(), situation);
  }

  /** What is looked at before it is handed in; nothing where the region asks for no such thing. */
  public Optional<InspectionRule> inspection(Situation situation) {
    return first(inspections, situation);
  }

  /**
   * Why a certificate was ended, in words.
   *
   * @param reason its code: one that the form offers, or the bureau's where a loss ended it
   */
  public Text endWord(String reason) {
    return form.stream()
        .filter(field -> field.key().equals(FormKeys.REVOCATION_REASON))
        .flatMap(field -> field.choices().stream())
        .filter(choice -> choice.code().equals(reason))
        .map(Choice::label)
        .findFirst()
        .orElseGet(
            () -> new Text(end(Locale.SIMPLIFIED_CHINESE, reason), end(Locale.ENGLISH, reason)));
  }

  private static String end(Locale locale, String reason) {
    String key = "region.end-" + reason;
    return Messages.has(key) ? Messages.text(locale, key, List.of()) : reason;
  }

  /** Whether a reason is the bureau's own to give: nobody else has to come for it. */
  public boolean isBureausReason(String reason) {
    return revocations.stream()
        .anyMatch(row -> row.reason().equals(reason) && row.by() == RevocationRule.By.BUREAU);
  }

  /**
   * What has to be asked of whoever is at the counter: a field, a paper or a price hangs on it.
   * What an inspection answers is asked there.
   */
  public Set<Fact> asked(Situation situation) {
    Map<Fact, Boolean> untold = new EnumMap<>(Fact.class);
    untold.putAll(situation.facts().known());
    untold.keySet().removeIf(fact -> fact.owner() == Fact.Owner.ASKED);
    Situation before =
        new Situation(
            situation.service(), situation.holder(), situation.channel(), new Facts(untold));
    Set<Fact> asked = EnumSet.noneOf(Fact.class);
    Stream.of(form, materials, tariff)
        .flatMap(List::stream)
        .map(Scoped::scope)
        .forEach(scope -> asked.addAll(scope.asks(before)));
    asked.removeIf(fact -> fact.owner() != Fact.Owner.ASKED);
    inspection(situation).ifPresent(row -> asked.removeIf(row::answers));
    return asked;
  }

  /** Wrong tries in a row that lock a PIN. */
  public int pinRetryLimit() {
    return token.pin().retryLimit();
  }

  private static <R extends Scoped> Optional<R> first(List<R> rows, Situation situation) {
    return rows.stream().filter(row -> row.appliesTo(situation)).findFirst();
  }
}
