package org.certbureau.application.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.certificate.contents.CertificateContents;
import org.certbureau.certificate.contents.Particulars;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;

/**
 * What an application changes of the data by which its certificate knows its holder (A-C10): field
 * by field, and whether the certificate says any of it (A-X4).
 */
public final class Changes {
  /** Of an application that changes nothing that is registered. */
  public static final Changes NONE =
      new Changes(null, null, null, List.of(), false, null, Map.of());

  private final Policy policy;
  private final Situation situation;
  private final CaseLine line;
  private final List<FieldChange> fields;
  private final boolean carried;
  private final Particulars asked;

  /** What the certificate would say as it is asked. */
  private final Map<String, String> said;

  private Changes(
      Policy policy,
      Situation situation,
      CaseLine line,
      List<FieldChange> fields,
      boolean carried,
      Particulars asked,
      Map<String, String> said) {
    this.policy = policy;
    this.situation = situation;
    this.line = line;
    this.fields = fields;
    this.carried = carried;
    this.asked = asked;
    this.said = said;
  }

  /**
   * @param own the application; once it is done, what is registered is what it says
   * @param open whether the form is still filled in: then what is registered by now counts, and
   *     afterwards what was when it was submitted
   * @param asked with the form as typed
   */
  public static Changes of(
      CaseLine line, CaseNumber own, boolean open, Policy policy, Particulars asked) {
    Register from = open ? line.now() : line.from();
    List<FieldChange> fields = new ArrayList<>();
    Map<String, String> said = said(policy, asked, from.form());
    for (FormField field : policy.fields(asked.situation())) {
      String before = LineRules.value(field, from.form());
      String after = LineRules.value(field, asked.form());
      if (LineRules.isOfHolder(field) && !before.equals(after)) {
        Map<String, String> alone = new HashMap<>(from.form());
        alone.put(field.key(), after);
        fields.add(
            new FieldChange(
                field,
                before,
                after,
                !said.equals(said(policy, asked, alone)),
                row(policy, asked.situation(), field).orElse(null),
                meanwhile(line, own, open, field, after)));
      }
    }
    Map<String, String> wouldSay = said(policy, asked, asked.form());
    return new Changes(
        policy,
        asked.situation(),
        line,
        List.copyOf(fields),
        !said.equals(wouldSay),
        asked,
        wouldSay);
  }

  private static Map<String, String> said(
      Policy policy, Particulars asked, Map<String, String> form) {
    return new CertificateContents(policy, asked.saying(form)).said();
  }

  private static Optional<ChangeRule> row(Policy policy, Situation situation, FormField field) {
    return policy
        .certificate()
        .change(situation, field.key())
        .filter(row -> row.verdict() != ChangeRule.Verdict.REFUSED);
  }

  /**
   * Another application has changed what this one was filled in or submitted from. While it is
   * open, what was typed on purpose stays.
   */
  private static String meanwhile(
      CaseLine line, CaseNumber own, boolean open, FormField field, String after) {
    String from = LineRules.value(field, line.from().form());
    String now = LineRules.value(field, line.now().form());
    return now.equals(from) || own.equals(line.now().by()) || open && !after.equals(from)
        ? null
        : now;
  }

  /** Whether it is about data at all. */
  public boolean isAsked() {
    return policy != null;
  }

  /** In the order of the form. */
  public List<FieldChange> fields() {
    return fields;
  }

  /** Whether the certificate would say something else, were that field changed alone. */
  public boolean wouldCarry(FormField field) {
    Map<String, String> other = new HashMap<>(asked.form());
    other.merge(field.key(), "*", String::concat);
    return !said.equals(said(policy, asked, other));
  }

  /** The row of the policy that lets a field change; nothing where none does. */
  public Optional<ChangeRule> row(FormField field) {
    return row(policy, situation, field);
  }

  /** The change that a field makes. */
  public Optional<FieldChange> of(String key) {
    return fields.stream().filter(change -> change.key().equals(key)).findFirst();
  }

  /** The situation with whether the certificate says any of it. */
  public Situation in(Situation told) {
    return isAsked() ? told.with(Fact.CERTIFICATE_DATA_CHANGES, carried) : told;
  }

  /** As it was registered before. */
  public Map<String, String> registered() {
    return isAsked() ? line.from().form() : Map.of();
  }

  /** The application that has registered something else meanwhile; null where none has. */
  public CaseNumber movedBy() {
    return fields.stream().anyMatch(FieldChange::isMoved) ? line.now().by() : null;
  }

  /** What stands against handing it in. */
  public List<Problem> problems() {
    if (!isAsked()) {
      return List.of();
    }
    if (fields.isEmpty()) {
      return List.of(
          Sourced.allRefuse(rows(), Problem.of("application.nothing-changed", null, number())));
    }
    return Stream.of(
            fields.stream().filter(change -> change.row() == null).map(this::refused),
            moved().stream(),
            otherHolder().stream())
        .flatMap(problems -> problems)
        .toList();
  }

  /** Where what was looked at is not what is registered any more. */
  public List<Problem> moved() {
    return fields.stream()
        .filter(FieldChange::isMoved)
        .map(
            change ->
                Problem.of(
                    "application.register-moved",
                    change.key(),
                    change.field().label().zh(),
                    change.field().label().en(),
                    change.meanwhile().isEmpty() ? "–" : change.meanwhile(),
                    line.now().by().value()))
        .toList();
  }

  private Problem refused(FieldChange change) {
    Problem problem =
        Problem.of(
            "application.may-not-change",
            change.key(),
            change.field().label().zh(),
            change.field().label().en(),
            word(Service.NEW, Locale.SIMPLIFIED_CHINESE),
            word(Service.NEW, Locale.ENGLISH));
    return policy
        .certificate()
        .change(situation, change.key())
        .map(row -> problem.by(row.rule(), row.citation()))
        .orElseGet(() -> Sourced.allRefuse(rows(), problem));
  }

  /** Who keeps neither name nor any number is not the one that the certificate was issued to. */
  private Optional<Problem> otherHolder() {
    List<FormField> known =
        policy.fields(situation).stream()
            .filter(field -> LineRules.tellsTheHolder(field.key()))
            .filter(field -> !LineRules.value(field, registered()).isEmpty())
            .toList();
    boolean renamed = of(FormKeys.UNIT_NAME).isPresent();
    return renamed && known.stream().allMatch(field -> of(field.key()).isPresent())
        ? Optional.of(
            Sourced.allRefuse(
                rows(),
                Problem.of(
                    "application.another-holder",
                    FormKeys.UNIT_NAME,
                    number(),
                    word(Service.NEW, Locale.SIMPLIFIED_CHINESE),
                    word(Service.NEW, Locale.ENGLISH))))
        : Optional.empty();
  }

  /**
   * What is missing where nothing proves a change: of a name, it may be another holder's, who
   * applies for a certificate of its own (A-C10).
   *
   * @param field of the problem
   */
  public Problem unproved(FieldChange change, String field) {
    return change
        .row()
        .refuses(
            LineRules.isName(change.key())
                ? "application.renaming-unproved"
                : "application.change-unproved",
            field,
            change.field().label().zh(),
            change.field().label().en(),
            word(Service.NEW, Locale.SIMPLIFIED_CHINESE),
            word(Service.NEW, Locale.ENGLISH));
  }

  private List<ChangeRule> rows() {
    return policy.certificate().changeable(situation);
  }

  private String number() {
    return line.rules().line().number().value();
  }

  private String word(Service service, Locale locale) {
    return policy.word(service, locale);
  }
}
