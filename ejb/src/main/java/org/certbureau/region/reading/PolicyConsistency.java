package org.certbureau.region.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.DeliveryRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.RefundRule;
import org.certbureau.region.policy.TariffLine;

/** What a schema cannot see: whether the rows of a policy fit one another. */
final class PolicyConsistency {
  private static final Set<String> FROM_CASE =
      Set.of(FormKeys.SERVICE, FormKeys.YEARS, FormKeys.ACCEPTOR, FormKeys.ACCEPTED_AT);

  private final Policy policy;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> fieldKeys = new HashSet<>();

  private PolicyConsistency(Policy policy) {
    this.policy = policy;
  }

  /**
   * @throws IllegalArgumentException naming every misfit
   */
  static void check(Policy policy) {
    PolicyConsistency consistency = new PolicyConsistency(policy);
    consistency.fields();
    consistency.materials();
    consistency.references();
    consistency.papers();
    consistency.refunds();
    consistency.words();
    if (!consistency.faults.isEmpty()) {
      throw new IllegalArgumentException(
          "policy %s version %d: %s"
              .formatted(policy.region(), policy.version(), String.join("; ", consistency.faults)));
    }
  }

  private void fields() {
    Set<String> sections = new HashSet<>();
    policy.sections().forEach(section -> sections.add(section.code()));
    policy.form().forEach(field -> fieldKeys.add(field.key()));
    for (FormField field : policy.form()) {
      String name = "field " + field.key();
      require(sections.contains(field.section()), name + ": no section " + field.section());
      if (field.typeField() != null) {
        require(fieldKeys.contains(field.typeField()), name + ": no field " + field.typeField());
      }
      if (field.requiredIf() != null) {
        require(
            fieldKeys.contains(field.requiredIf().field()),
            name + ": no field " + field.requiredIf().field());
      }
      boolean chooses = field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.CHOICES;
      require(chooses != field.choices().isEmpty(), name + ": choices do not fit its kind");
      require(
          (field.kind() == FieldKind.DOCUMENT_NUMBER) == (field.typeField() != null),
          name + ": a document number, and only that, has a typeField");
      require(
          field.filled() != FormField.Filled.FROM_CASE || FROM_CASE.contains(field.key()),
          name + ": no case tells it");
      if (field.kind() == FieldKind.CHOICE && field.preset() != null) {
        require(field.offers(field.preset()), name + ": presets what it does not offer");
      }
    }
  }

  private void materials() {
    distinct("material", policy.materials().stream().map(Material::code));
    distinct("tariff line", policy.tariff().stream().map(TariffLine::code));
    distinct("consent", policy.consents().stream().map(ConsentRule::code));
    distinct("desk", policy.bureau().desks().stream().map(Bureau.Desk::code));
    distinct("application", policy.applications().catalogue().stream().map(Choice::code));
    require(
        policy.applications().catalogue().isEmpty()
            || policy.applications().catalogue().size() >= policy.applications().max(),
        "more applications allowed than the catalogue has");
  }

  private void references() {
    for (PaymentRule payment : policy.payments()) {
      if (payment.voucher() != null) {
        require(
            policy.material(payment.voucher()).isPresent(),
            payment.rule() + ": no material " + payment.voucher());
      }
      require(
          payment.method() != PaymentMethod.REMITTANCE || policy.bureau().account() != null,
          payment.rule() + ": remittance without a bank account");
    }
    for (DeliveryRule delivery : policy.delivery()) {
      Stream.of(delivery.addressField(), delivery.addresseeField())
          .filter(key -> key != null)
          .forEach(key -> require(fieldKeys.contains(key), delivery.rule() + ": no field " + key));
    }
    for (CertificatePolicy.ExtensionRule extension : policy.certificate().extensions()) {
      extension
          .fields()
          .forEach(key -> require(fieldKeys.contains(key), extension.rule() + ": no field " + key));
      if (extension.consent() != null) {
        require(
            policy.consents().stream()
                .anyMatch(consent -> consent.code().equals(extension.consent())),
            extension.rule() + ": no consent " + extension.consent());
      }
      // an identity number goes into a public certificate only with its owner's consent
      require(
          extension.extension() != CertificatePolicy.ExtensionRule.Extension.IDENTIFY_CODE
              || extension.consent() != null,
          extension.rule() + ": identifyCode without a consent");
    }
  }

  private void papers() {
    for (PaperRule paper : policy.papers()) {
      String name = "paper " + paper.kind();
      require(
          paper.declaration() == null
              || policy.sections().stream()
                  .anyMatch(section -> section.code().equals(paper.declaration().section())),
          name + ": no such section");
      require(
          paper.consent() == null
              || policy.consents().stream()
                  .anyMatch(consent -> consent.code().equals(paper.consent())),
          name + ": no consent " + paper.consent());
      require(
          (paper.kind() == PaperRule.Kind.POWER_OF_ATTORNEY)
              == (paper.addressee() != null && !paper.matters().isEmpty()),
          name + ": a letter of authority, and only that, has an addressee and matters");
      require(
          (paper.kind() == PaperRule.Kind.SERVICE_AGREEMENT)
              == (paper.consent() != null && !paper.clauses().isEmpty()),
          name + ": an agreement, and only that, has a consent and clauses");
    }
  }

  private void refunds() {
    for (RefundRule refund : policy.refunds()) {
      refund
          .keeps()
          .forEach(
              rule ->
                  require(
                      policy.tariff().stream().anyMatch(line -> line.rule().equals(rule)),
                      refund.rule() + ": no tariff line by " + rule));
    }
  }

  private void words() {
    for (AccessRule row : policy.access()) {
      if (row.verdict() != AccessRule.Verdict.REFUSED) {
        for (Service service : row.scope().services()) {
          require(policy.words().containsKey(service), "offers " + service + " without a word");
        }
      }
    }
  }

  private void distinct(String what, Stream<String> codes) {
    Set<String> seen = new HashSet<>();
    codes.forEach(code -> require(seen.add(code), what + " " + code + " stands twice"));
  }

  private void require(boolean fits, String fault) {
    if (!fits) {
      faults.add(fault);
    }
  }
}
