package org.certbureau.certificate.contents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.Profile;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.CertificatePolicy.EmailRule;
import org.certbureau.region.policy.CertificatePolicy.ExtensionRule;
import org.certbureau.region.policy.CertificatePolicy.PeriodRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;

/** Turns an examined application and its policy into what a certificate says. */
public final class CertificateContents {
  private final Policy policy;
  private final Particulars particulars;

  public CertificateContents(Policy policy, Particulars particulars) {
    this.policy = policy;
    this.particulars = particulars;
  }

  /**
   * @param reference what it is for; see {@link CertificateRequest}
   * @throws RuleViolation where a name or number has no place in a certificate
   */
  public CertificateRequest request(
      Profile profile, Sm2PublicKey key, Instant issuedAt, String reference) {
    return new CertificateRequest(
        policy.certificate().issuer().code(),
        profile,
        subject(),
        key,
        validity(issuedAt),
        extensions(),
        email().map(particulars.form()::get).orElse(null),
        policy.certificate().policyOid(),
        particulars.region(),
        reference);
  }

  /**
   * The end is reckoned as the policy says. What is reckoned from an earlier certificate cannot be
   * made as if it were the first, and nothing is made that would have ended before it began.
   */
  private Validity validity(Instant issuedAt) {
    PeriodRule period =
        policy
            .period(particulars.on(issuedAt))
            .orElseThrow(() -> new RuleViolation(noPeriod(policy.certificate().periods())));
    Instant oldEnd = particulars.oldEnd();
    if (period.end() == PeriodRule.End.YEARS_FROM_ISSUE) {
      return Validity.ofYears(issuedAt, particulars.years());
    }
    if (oldEnd == null) {
      throw new RuleViolation(noPeriod(List.of(period)));
    }
    if (period.end() == PeriodRule.End.YEARS_FROM_OLD_END) {
      return Validity.goingOn(issuedAt, oldEnd, particulars.years());
    }
    if (!oldEnd.isAfter(issuedAt)) {
      throw new RuleViolation(nothingLeft(period, oldEnd));
    }
    return new Validity(issuedAt, oldEnd);
  }

  /** Where it is too late for what is reckoned from the end of a former certificate. */
  Optional<Problem> tooLate(Instant issuedAt) {
    return particulars.oldEnd() == null
        ? Optional.empty()
        : refused(() -> validity(issuedAt)).stream().findFirst();
  }

  private Problem nothingLeft(PeriodRule period, Instant oldEnd) {
    Service service = particulars.situation().service();
    return period.refuses(
        "certificate.nothing-left",
        "certificate",
        policy.word(service, Locale.SIMPLIFIED_CHINESE),
        policy.word(service, Locale.ENGLISH),
        LocalDate.ofInstant(oldEnd, China.ZONE).toString());
  }

  /**
   * @param rows the periods that the policy grants
   */
  private Problem noPeriod(List<PeriodRule> rows) {
    Service service = particulars.situation().service();
    String citation = Sourced.citations(rows);
    return Sourced.allRefuse(
        rows,
        Problem.of(
            "certificate.no-period",
            "service",
            policy.word(service, Locale.SIMPLIFIED_CHINESE),
            policy.word(service, Locale.ENGLISH),
            citation));
  }

  private DistinguishedName subject() {
    return subject(certificateName());
  }

  private DistinguishedName subject(String name) {
    CertificatePolicy.Place place = policy.certificate().subject();
    return DistinguishedName.ofUnit(place.state(), place.locality(), name, department());
  }

  /** Null for a unit that applies in its own name (GD-31). */
  private String department() {
    String field = policy.certificate().subject().departmentField();
    return field == null ? null : particulars.form().get(field);
  }

  private PrivateExtensions extensions() {
    PrivateExtensions extensions = PrivateExtensions.NONE;
    for (ExtensionRule rule : policy.extensions(particulars.situation())) {
      extensions = with(extensions, rule);
    }
    return extensions;
  }

  private PrivateExtensions with(PrivateExtensions extensions, ExtensionRule rule) {
    return source(rule)
        .map(field -> with(extensions, rule.extension(), particulars.form().get(field)))
        .orElse(extensions);
  }

  /** The field with the mailbox that the certificate names; empty where it names none. */
  private Optional<String> email() {
    return Optional.ofNullable(policy.certificate().email())
        .filter(row -> row.appliesTo(particulars.situation()))
        .map(EmailRule::field)
        .filter(this::isFilled);
  }

  /**
   * All that differs between holders, by where it stands. Where another form comes to the same, no
   * other certificate has to be made (A-X4).
   */
  public Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    said.put("commonName", certificateName());
    said.put("organizationalUnit", department());
    email().ifPresent(field -> said.put("rfc822Name", particulars.form().get(field)));
    for (ExtensionRule rule : policy.extensions(particulars.situation())) {
      source(rule)
          .ifPresent(field -> said.put(rule.extension().name(), particulars.form().get(field)));
    }
    return said;
  }

  /**
   * The field that the value stands in. Without the consent that the rule asks for, the number
   * stays out of the certificate.
   */
  private Optional<String> source(ExtensionRule rule) {
    if (rule.consent() != null && !particulars.consents().contains(rule.consent())) {
      return Optional.empty();
    }
    return rule.fields().stream().filter(this::isFilled).findFirst();
  }

  private PrivateExtensions with(
      PrivateExtensions extensions, ExtensionRule.Extension extension, String value) {
    return switch (extension) {
      case IDENTIFY_CODE -> extensions.withIdentifyCode(new IdentifyCode(documentKind(), value));
      case INSURANCE_NUMBER -> extensions.withInsuranceNumber(value);
      case IC_REGISTRATION_NUMBER -> extensions.withIcRegistrationNumber(value);
      case ORGANIZATION_CODE -> extensions.withOrganizationCode(value);
      case TAXATION_NUMBER -> extensions.withTaxationNumber(value);
    };
  }

  private IdentifyCode.Kind documentKind() {
    return IdentifyCode.Kind.PASSPORT
            .name()
            .equals(particulars.form().get(FormKeys.AGENT_DOCUMENT_TYPE))
        ? IdentifyCode.Kind.PASSPORT
        : IdentifyCode.Kind.CITIZEN_ID;
  }

  /** As the holder is registered, however long. */
  public String holderName() {
    return particulars.form().get(FormKeys.UNIT_NAME);
  }

  /** What the certificate calls the holder: a shorter name where it has no room for the whole. */
  public String certificateName() {
    return particulars.form().get(nameField());
  }

  private String nameField() {
    return isFilled(FormKeys.CERTIFICATE_NAME) ? FormKeys.CERTIFICATE_NAME : FormKeys.UNIT_NAME;
  }

  private boolean isFilled(String field) {
    String value = particulars.form().get(field);
    return value != null && !value.isBlank();
  }

  /** Null for a holder without one. */
  public CreditCode creditCode() {
    String code = particulars.form().get(FormKeys.CREDIT_CODE);
    return code == null ? null : CreditCode.of(code);
  }

  /**
   * What {@link #request} would refuse, each at the field of the form that it was typed in; nothing
   * where the holder has no name yet.
   *
   * @param tried as if it were issued then
   */
  List<Problem> problems(Instant tried) {
    List<Problem> problems = new ArrayList<>();
    if (holderName() != null) {
      problems.addAll(problemsOfTheName());
    }
    problems.addAll(refused(() -> validity(tried)));
    for (ExtensionRule rule : policy.extensions(particulars.situation())) {
      refused(() -> with(PrivateExtensions.NONE, rule))
          .forEach(problem -> problems.add(problem.at(source(rule).orElseThrow())));
    }
    email()
        .ifPresent(
            field ->
                refused(() -> CertificateRequest.requireMailbox(particulars.form().get(field)))
                    .forEach(problem -> problems.add(problem.at(field))));
    return problems;
  }

  /** A holder has one name: a shorter one is certified only where the whole has no room. */
  private List<Problem> problemsOfTheName() {
    List<Problem> whole = refused(() -> subject(holderName()));
    if (!isFilled(FormKeys.CERTIFICATE_NAME)) {
      return told(whole, this::tooLong);
    }
    return whole.isEmpty()
        ? List.of(shortNameUnneeded())
        : told(refused(this::subject), problem -> problem.at(FormKeys.CERTIFICATE_NAME));
  }

  /** Common name and organization are one name of the form. */
  private static List<Problem> told(List<Problem> problems, UnaryOperator<Problem> atTheForm) {
    return problems.stream().map(atTheForm).distinct().toList();
  }

  private Problem tooLong(Problem problem) {
    String length = Integer.toString(FreeText.length(holderName()));
    String limit = problem.args().get(problem.args().size() - 1);
    return shortNameField()
        .map(
            field ->
                field.refuses(
                    "certificate.short-name-needed",
                    FormKeys.UNIT_NAME,
                    length,
                    limit,
                    field.label().zh(),
                    field.label().en()))
        .orElseGet(
            () ->
                Problem.of(
                        "certificate.name-too-long",
                        FormKeys.UNIT_NAME,
                        length,
                        limit,
                        Integer.toString(policy.version()))
                    .by(problem.rule(), problem.citation()));
  }

  private Problem shortNameUnneeded() {
    return Sourced.allRefuse(
        shortNameField().stream().toList(),
        Problem.of("certificate.short-name-unneeded", FormKeys.CERTIFICATE_NAME));
  }

  private Optional<FormField> shortNameField() {
    return policy.fields(particulars.situation()).stream()
        .filter(field -> field.key().equals(FormKeys.CERTIFICATE_NAME))
        .findFirst();
  }

  private static List<Problem> refused(Runnable making) {
    try {
      making.run();
      return List.of();
    } catch (RuleViolation refused) {
      return refused.problems();
    }
  }
}
