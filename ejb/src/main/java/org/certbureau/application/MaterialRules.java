package org.certbureau.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.line.CaseMaterials;
import org.certbureau.application.line.Changes;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;

/** What a policy still asks of one application in papers; every answer names the rule that asks. */
public final class MaterialRules {
  private final Policy policy;
  private final Application application;
  private final Situation situation;
  private final Supplier<Situation> charged;
  private final Map<String, String> values;
  private final CaseMaterials materials;
  private final PrintedPaper printed;
  private final AtRest atRest;

  /**
   * @param charged the situation with what follows from the price
   * @param values the form as it is printed
   */
  MaterialRules(
      Policy policy,
      Application application,
      Situation situation,
      Supplier<Situation> charged,
      Map<String, String> values,
      AtRest atRest,
      Changes changes) {
    this.materials = new CaseMaterials(policy, changes);
    this.policy = policy;
    this.application = application;
    this.situation = situation;
    this.charged = charged;
    this.values = values;
    this.printed = new PrintedPaper(policy, application, values);
    this.atRest = atRest;
  }

  /** Materials that may play a part in this case, in the policy's order. */
  public List<Material> all() {
    return materials.in(situation).toList();
  }

  public Optional<Material> find(String code) {
    return all().stream().filter(material -> material.code().equals(code)).findFirst();
  }

  public boolean demands(Material material) {
    return material.appliesTo(situation) && !material.optional();
  }

  /** What certainly has to be brought; what hangs on an untold fact is not asked for yet. */
  private Stream<Material> demanded() {
    Situation now = charged.get();
    return materials
        .in(now)
        .filter(material -> material.appliesTo(now) && !material.optional())
        .filter(material -> waived(material).isEmpty());
  }

  /** Papers of which there is no scan. */
  List<Problem> unscanned() {
    return demanded()
        .filter(Material::scanned)
        .filter(material -> presented(material).filter(PresentedMaterial::hasScan).isEmpty())
        .map(materials::unscanned)
        .toList();
  }

  /**
   * Scanned pages of a print that said something else (CS-08), each for itself: beside one that was
   * scanned anew they may still be what a reviewer reads.
   */
  List<Problem> outdated() {
    return all().stream()
        .filter(material -> waived(material).isEmpty())
        .flatMap(
            material ->
                presented(material).map(PresentedMaterial::scans).orElse(List.of()).stream()
                    .flatMap(scan -> outdated(material, scan).stream()))
        .toList();
  }

  /** What is wrong with a scanned page that says something else than the paper would say now. */
  public Optional<Problem> outdated(Material material, Scan scan) {
    return isOutdated(material, scan)
        ? Optional.of(
            material.refuses(
                "application.scan-outdated",
                "materials." + material.code(),
                material.title().zh(),
                material.title().en(),
                scan.fileName()))
        : Optional.empty();
  }

  private boolean isOutdated(Material material, Scan scan) {
    return kind(material)
        .filter(kind -> scan.sealedPrint() != null)
        .filter(
            kind ->
                !MessageDigest.isEqual(
                    atRest.openPrint(application, scan.sealedPrint()), digest(kind)))
        .isPresent();
  }

  /** What a paper of the bureau says now, sealed. */
  public byte[] sealedPrint(PaperRule.Kind kind) {
    return atRest.sealPrint(application, digest(kind));
  }

  /** What each paper says now; see {@link #forgetWhatChanged}. */
  public Map<PaperRule.Kind, byte[]> prints() {
    Map<PaperRule.Kind, byte[]> prints = new EnumMap<>(PaperRule.Kind.class);
    for (PaperRule.Kind kind : PaperRule.Kind.values()) {
      prints.put(kind, digest(kind));
    }
    return prints;
  }

  private byte[] digest(PaperRule.Kind kind) {
    return printed.digest(kind).getBytes(StandardCharsets.US_ASCII);
  }

  /** Which of the bureau's own papers it is; nothing for what others issue. */
  public static Optional<PaperRule.Kind> kind(Material material) {
    return Optional.ofNullable(material.paper()).map(PaperRule.Kind::valueOf);
  }

  /**
   * A corrected form is printed and sealed anew (CS-08): a paper that says something else now no
   * longer counts as seen, nor does a document that is not the one on the form any more; a waiver
   * falls with its reason.
   *
   * @param before what the papers said before the correction
   * @return codes of the materials that are asked for again
   */
  public List<String> forgetWhatChanged(Map<PaperRule.Kind, byte[]> before) {
    for (Material material : all()) {
      presented(material)
          .ifPresent(
              presented -> {
                kind(material)
                    .map(before::get)
                    .ifPresent(
                        said ->
                            presented.reprinted(
                                said,
                                digest(kind(material).orElseThrow()),
                                () -> atRest.sealPrint(application, said)));
                if (presented.isOriginalSeen()
                    && isNotOnForm(material, presented.shownDocument())) {
                  presented.forgetOriginal();
                }
              });
    }
    return policy.materials().stream()
        .filter(material -> presented(material).filter(PresentedMaterial::isWaived).isPresent())
        .filter(material -> waived(material).isEmpty())
        .map(Material::code)
        .toList();
  }

  /** What stands between the papers and production: originals that nobody has seen, vouchers. */
  List<Problem> beforeProduction() {
    return Stream.concat(originalsUnseen().stream(), vouchersMissing().stream()).toList();
  }

  /** Originals that nobody has seen yet. */
  List<Problem> originalsUnseen() {
    return demanded()
        .filter(Material::originalSeen)
        .filter(material -> presented(material).filter(PresentedMaterial::isOriginalSeen).isEmpty())
        .map(material -> missing(material, "application.original-unseen"))
        .toList();
  }

  /** The chip serial of the token that was handed in to be destroyed. */
  Optional<String> tokenHandedIn() {
    return all().stream()
        .filter(
            material -> material.isToken() && material.original() == Material.Original.HANDED_IN)
        .flatMap(material -> presented(material).stream())
        .filter(PresentedMaterial::isOriginalSeen)
        .map(PresentedMaterial::shownDocument)
        .findFirst();
  }

  /** The bank's voucher is brought along by whoever has remitted the money (GD-11, A-G10). */
  List<Material> vouchers() {
    Situation now = charged.get();
    if (!now.facts().is(Fact.REMITTED).orElse(false)) {
      return List.of();
    }
    return policy.payments(now).stream()
        .filter(rule -> rule.method() == PaymentMethod.REMITTANCE && rule.voucher() != null)
        .flatMap(rule -> policy.material(rule.voucher()).stream())
        .toList();
  }

  /** Vouchers of which there is no scan. */
  List<Problem> vouchersMissing() {
    return vouchers().stream()
        .filter(material -> presented(material).filter(PresentedMaterial::hasScan).isEmpty())
        .map(material -> missing(material, "application.voucher-missing"))
        .toList();
  }

  /** Whether it proves a payment: that may come as late as the money. */
  public boolean isVoucher(Material material) {
    return policy.payments().stream()
        .map(PaymentRule::voucher)
        .anyMatch(voucher -> material.code().equals(voucher));
  }

  /** The waiver that holds: only a reason that the policy knows counts, as long as it is one. */
  public Optional<Material.Waiver> waived(Material material) {
    return presented(material)
        .filter(PresentedMaterial::isWaived)
        .flatMap(presented -> material.waiver(presented.waiveReason()))
        .filter(waiver -> waiver.appliesTo(situation));
  }

  /**
   * The reason for which a material need not be brought.
   *
   * @throws RuleViolation where the policy knows no such reason, or it is none in this case
   */
  public Material.Waiver waiver(Material material, String reasonCode) {
    Material.Waiver waiver =
        material
            .waiver(reasonCode)
            .orElseThrow(
                () ->
                    new RuleViolation(
                        material.refuses(
                            "application.not-waivable",
                            "materials." + material.code(),
                            material.title().zh(),
                            material.title().en(),
                            reasonCode)));
    if (!waiver.appliesTo(situation)) {
      throw new RuleViolation(
          waiver.refuses(
              "application.waiver-untrue",
              "materials." + material.code(),
              waiver.label().zh(),
              waiver.label().en(),
              waiver.citation()));
    }
    return waiver;
  }

  /**
   * That the document which lies on the counter is the one on the form.
   *
   * @param document code of the one that was shown, or null
   * @throws RuleViolation naming both
   */
  public void requireOnForm(Material material, String document) {
    if (isNotOnForm(material, document)) {
      Text shown = material.alternative(document).orElseThrow().label();
      List<Text> named = named(material);
      throw new RuleViolation(
          material.refuses(
              "application.original-not-on-form",
              "document",
              shown.zh(),
              shown.en(),
              named.stream().map(Text::zh).collect(Collectors.joining("、")),
              named.stream().map(Text::en).collect(Collectors.joining(", "))));
    }
  }

  private boolean isNotOnForm(Material material, String document) {
    if (document == null) {
      return false;
    }
    String onForm = material.toldBy() == null ? "" : values.getOrDefault(material.toldBy(), "");
    List<Material.Document> named = material.oneOf().stream().filter(this::isNamed).toList();
    return (!onForm.isEmpty() && !onForm.equals(document))
        || (!named.isEmpty() && named.stream().noneMatch(one -> one.code().equals(document)));
  }

  /** A form that says nothing yet names none. */
  private boolean isNamed(Material.Document document) {
    return document.namedBy().stream()
        .anyMatch(
            condition -> {
              String value = values.getOrDefault(condition.field(), "");
              return !value.isEmpty() && condition.holds(value);
            });
  }

  /** What the form names: one in its own words, which may offer more, or any of some documents. */
  private List<Text> named(Material material) {
    return Stream.concat(
            told(material),
            material.oneOf().stream().filter(this::isNamed).map(Material.Document::label))
        .toList();
  }

  private Stream<Text> told(Material material) {
    return policy.form().stream()
        .filter(field -> field.key().equals(material.toldBy()))
        .map(FormField::choices)
        .flatMap(List::stream)
        .filter(choice -> choice.code().equals(values.get(material.toldBy())))
        .map(Choice::label);
  }

  private Optional<PresentedMaterial> presented(Material material) {
    return application.existingMaterial(material.code());
  }

  /** The sentence of each language picks its own title. */
  private static Problem missing(Material material, String code) {
    return material.refuses(
        code,
        "materials." + material.code(),
        material.title().zh(),
        material.title().en(),
        material.citation());
  }
}
