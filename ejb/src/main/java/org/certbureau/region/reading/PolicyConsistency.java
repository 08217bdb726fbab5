package org.certbureau.region.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.Annex;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.DeliveryRule;
import org.certbureau.region.policy.FieldCondition;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Reading;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.region.policy.WarningRule;

/** What a schema cannot see: whether the rows of a policy fit one another. */
final class PolicyConsistency {
  private static final Set<String> FROM_CASE =
      Set.of(FormKeys.SERVICE, FormKeys.YEARS, FormKeys.ACCEPTOR, FormKeys.ACCEPTED_AT);

  private static final Set<String> BOOLEAN_VALUES = Set.of("true", "false");

  private final Policy policy;
  private final List<Misfit.Found> found = new ArrayList<>();
  private final Set<String> sections = new HashSet<>();
  private final Set<String> fieldKeys = new HashSet<>();

  private PolicyConsistency(Policy policy) {
    this.policy = policy;
  }

  /**
   * @throws UnreadablePolicy naming every misfit
   */
  static void check(Policy policy) {
    List<Misfit.Found> found = misfits(policy);
    if (!found.isEmpty()) {
      String which = "policy %s version %d: ".formatted(policy.region(), policy.version());
      throw new UnreadablePolicy(
          which + told(found, Misfit.Found::told, "; "),
          "%s 第 %d 版：".formatted(policy.region(), policy.version())
              + told(found, Misfit.Found::inChinese, "；"));
    }
  }

  private static String told(
      List<Misfit.Found> found, Function<Misfit.Found, String> language, String between) {
    return found.stream().map(language).collect(Collectors.joining(between));
  }

  static List<Misfit.Found> misfits(Policy policy) {
    PolicyConsistency consistency = new PolicyConsistency(policy);
    consistency.fields();
    consistency.materials();
    consistency.references();
    consistency.papers();
    consistency.refunds();
    new RevocationFit(policy).misfits().forEach(consistency.found::add);
    new RecoveryFit(policy).misfits().forEach(consistency.found::add);
    consistency.warnings();
    new InspectionFit(policy).misfits().forEach(consistency.found::add);
    consistency.words();
    consistency.readings();
    return consistency.found;
  }

  private void fields() {
    policy.sections().forEach(section -> sections.add(section.code()));
    policy.form().forEach(field -> fieldKeys.add(field.key()));
    fields("", policy.form());
    for (Annex annex : policy.annexes()) {
      fields(annex.code() + ".", annex.fields());
    }
  }

  /** The fields of one form or annex, which may name one another. */
  private void fields(String place, List<FormField> fields) {
    Map<String, FormField> others = new HashMap<>();
    fields.forEach(field -> others.put(field.key(), field));
    for (FormField field : fields) {
      String key = place + field.key();
      require(
          sections.contains(field.section()), Misfit.FIELD_WITHOUT_SECTION, key, field.section());
      if (field.typeField() != null) {
        require(
            others.containsKey(field.typeField()),
            Misfit.TYPE_FIELD_UNKNOWN,
            key,
            field.typeField());
      }
      if (field.requiredIf() != null) {
        condition(key, field.requiredIf(), others.get(field.requiredIf().field()));
      }
      boolean chooses = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.CHOICES;
      require(chooses != field.choices().isEmpty(), Misfit.CHOICES_UNLIKE_KIND, key);
      require(
          (field.kind() == FieldKind.DOCUMENT_NUMBER) == (field.typeField() != null),
          Misfit.TYPE_FIELD_UNLIKE_KIND,
          key);
      require(
          field.filled() != FormField.Filled.FROM_CASE || FROM_CASE.contains(field.key()),
          Misfit.NOT_FROM_CASE,
          key);
      if (field.kind() == FieldKind.CHOICE && field.preset() != null) {
        require(field.offers(field.preset()), Misfit.PRESET_NOT_OFFERED, key);
      }
    }
  }

  private void condition(String key, FieldCondition condition, FormField other) {
    require(other != null, Misfit.CONDITION_FIELD_UNKNOWN, key, condition.field());
    if (other != null) {
      for (String value : new TreeSet<>(condition.is())) {
        boolean known =
            other.offers(value)
                || (other.kind() == FieldKind.BOOLEAN && BOOLEAN_VALUES.contains(value));
        require(known, Misfit.CONDITION_VALUE_UNKNOWN, key, value, condition.field());
      }
    }
  }

  private void materials() {
    for (Material material : policy.materials()) {
      require(
          material.paper() == null
              || policy.papers().stream()
                  .anyMatch(paper -> paper.kind().name().equals(material.paper())),
          Misfit.MATERIAL_PAPER_UNKNOWN,
          material.code(),
          material.paper());
      require(
          material.toldBy() == null || namesDocuments(material),
          Misfit.TOLD_BY_UNLIKE_DOCUMENTS,
          material.code(),
          material.toldBy());
      require(
          material.original() != Material.Original.HANDED_IN || material.isToken(),
          Misfit.HANDED_IN_UNLIKE_KIND,
          material.code());
      for (Material.Document document : material.oneOf()) {
        for (FieldCondition named : document.namedBy()) {
          require(
              namedBy(named),
              Misfit.NAMED_BY_UNKNOWN,
              material.code(),
              named.field(),
              document.code());
        }
      }
    }
    distinct(Misfit.MATERIAL_TWICE, policy.materials().stream().map(Material::code));
    distinct(Misfit.TARIFF_LINE_TWICE, policy.tariff().stream().map(TariffLine::code));
    distinct(Misfit.CONSENT_TWICE, policy.consents().stream().map(ConsentRule::code));
    distinct(Misfit.DESK_TWICE, policy.bureau().desks().stream().map(Bureau.Desk::code));
    distinct(Misfit.SYSTEM_TWICE, policy.systems().catalogue().stream().map(Choice::code));
    require(
        policy.systems().others() || policy.systems().catalogue().size() >= policy.systems().max(),
        Misfit.TOO_FEW_SYSTEMS);
  }

  /** What is typed freely names a document by being there. */
  private boolean namedBy(FieldCondition condition) {
    return policy.form().stream()
        .filter(field -> field.key().equals(condition.field()))
        .anyMatch(field -> condition.is().stream().allMatch(field::offers));
  }

  private boolean namesDocuments(Material material) {
    return policy.form().stream()
        .filter(field -> field.key().equals(material.toldBy()) && field.kind() == FieldKind.CHOICE)
        .flatMap(field -> field.choices().stream())
        .map(choice -> material.alternative(choice.code()).isPresent())
        .reduce(Boolean::logicalAnd)
        .orElse(false);
  }

  private void references() {
    for (PaymentRule payment : policy.payments()) {
      if (payment.voucher() != null) {
        require(
            policy.material(payment.voucher()).isPresent(),
            Misfit.VOUCHER_UNKNOWN,
            payment.rule(),
            payment.voucher());
      }
      require(
          payment.method() != PaymentMethod.REMITTANCE || policy.bureau().account() != null,
          Misfit.REMITTANCE_WITHOUT_ACCOUNT,
          payment.rule());
    }
    for (DeliveryRule delivery : policy.delivery()) {
      Stream.of(delivery.addressField(), delivery.addresseeField())
          .filter(Objects::nonNull)
          .forEach(
              key ->
                  require(
                      fieldKeys.contains(key),
                      Misfit.DELIVERY_FIELD_UNKNOWN,
                      delivery.rule(),
                      key));
    }
    String department = policy.certificate().subject().departmentField();
    require(
        department == null || fieldKeys.contains(department),
        Misfit.DEPARTMENT_FIELD_UNKNOWN,
        department);
    new ChangeConsistency(policy).misfits(changeable()).forEach(found::add);
    for (CertificatePolicy.ExtensionRule extension : policy.certificate().extensions()) {
      extension
          .fields()
          .forEach(
              key ->
                  require(
                      fieldKeys.contains(key),
                      Misfit.EXTENSION_FIELD_UNKNOWN,
                      extension.rule(),
                      key));
      if (extension.consent() != null) {
        require(
            consent(extension.consent()),
            Misfit.EXTENSION_CONSENT_UNKNOWN,
            extension.rule(),
            extension.consent());
      }
      require(
          extension.extension() != CertificatePolicy.ExtensionRule.Extension.IDENTIFY_CODE
              || extension.consent() != null,
          Misfit.IDENTIFY_CODE_WITHOUT_CONSENT,
          extension.rule());
    }
  }

  /** What a certificate may be about: the form, and the rows of its annexes. */
  private Set<String> changeable() {
    Set<String> keys = new HashSet<>(fieldKeys);
    policy.annexes().forEach(annex -> annex.fields().forEach(field -> keys.add(field.key())));
    return keys;
  }

  private void papers() {
    for (PaperRule paper : policy.papers()) {
      require(
          paper.declaration() == null
              || policy.sections().stream()
                  .anyMatch(section -> section.code().equals(paper.declaration().section())),
          Misfit.DECLARATION_WITHOUT_SECTION,
          paper.kind());
      require(
          paper.consent() == null || consent(paper.consent()),
          Misfit.PAPER_CONSENT_UNKNOWN,
          paper.kind(),
          paper.consent());
      require(
          (paper.kind() == PaperRule.Kind.POWER_OF_ATTORNEY)
              == (paper.addressee() != null && !paper.matters().isEmpty()),
          Misfit.AUTHORITY_UNLIKE_KIND,
          paper.kind());
      require(
          (paper.kind() == PaperRule.Kind.SERVICE_AGREEMENT)
              == (paper.consent() != null && !paper.clauses().isEmpty()),
          Misfit.AGREEMENT_UNLIKE_KIND,
          paper.kind());
    }
  }

  private void refunds() {
    for (RefundRule refund : policy.refunds()) {
      for (String rule : refund.keeps()) {
        require(
            policy.tariff().stream().anyMatch(line -> line.rule().equals(rule)),
            Misfit.KEPT_LINE_UNKNOWN,
            refund.rule(),
            rule);
      }
    }
  }

  private void warnings() {
    for (WarningRule row : policy.warnings()) {
      require(
          row.scope().services().equals(Set.of(row.warns().service())),
          Misfit.WARNING_UNLIKE_SERVICE,
          row.warns(),
          row.warns().service());
      require(
          !row.asks() || policy.access().stream().noneMatch(other -> asksToo(other, row)),
          Misfit.WARNINGS_ASK_TWICE,
          row.warns().service());
    }
  }

  /** A case keeps one answer. */
  private static boolean asksToo(AccessRule other, WarningRule row) {
    Set<Service> services = other.scope().services();
    return other.verdict() == AccessRule.Verdict.WARNED
        && (services.isEmpty() || services.contains(row.warns().service()));
  }

  private void words() {
    for (AccessRule row : policy.access()) {
      if (row.verdict() != AccessRule.Verdict.REFUSED) {
        for (Service service : row.scope().services()) {
          require(policy.words().containsKey(service), Misfit.OFFERED_WITHOUT_WORD, service);
        }
      }
    }
  }

  private void readings() {
    distinct(Misfit.READING_TWICE, policy.readings().stream().map(Reading::reading));
    Set<String> unsaid = Readings.unsaid(policy);
    require(unsaid.isEmpty(), Misfit.READING_WITHOUT_WORDS, String.join(", ", unsaid));
  }

  private boolean consent(String code) {
    return policy.consents().stream().anyMatch(consent -> consent.code().equals(code));
  }

  private void distinct(Misfit twice, Stream<String> codes) {
    Set<String> seen = new HashSet<>();
    codes.forEach(code -> require(seen.add(code), twice, code));
  }

  private void require(boolean fits, Misfit misfit, Object... places) {
    if (!fits) {
      found.add(misfit.at(places));
    }
  }
}
