package org.certbureau.region.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.EmailAddress;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.IdentityDocument;
import org.certbureau.kernel.InsuranceNumber;
import org.certbureau.kernel.MobileNumber;
import org.certbureau.kernel.OrganizationCode;
import org.certbureau.kernel.Passport;
import org.certbureau.kernel.PersonName;
import org.certbureau.kernel.PhoneNumber;
import org.certbureau.kernel.PostalCode;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegistrationNumber;
import org.certbureau.kernel.UnitName;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Policy;

/** Reads one field: checks it by its kind and brings it to the form in which it is kept. */
final class FieldCheck {
  private static final Pattern PAIR = Pattern.compile("[1-9][0-9]{0,3}");

  private final Policy policy;
  private final LocalDate today;

  FieldCheck(Policy policy, LocalDate today) {
    this.policy = policy;
    this.today = today;
  }

  /**
   * @param form what was typed in all fields, presets included
   */
  Outcome read(FormField field, Map<String, String> form) {
    String typed = form.get(field.key());
    String tidy = FreeText.cleaned(typed);
    return switch (field.kind()) {
      case TEXT, ADDRESS -> text(field, typed, 200);
      case UNIT_NAME ->
          within(field, checked(typed, UnitName.check(typed), t -> UnitName.of(t).value()), 100);
      case PERSON_NAME ->
          within(field, checked(typed, PersonName.check(typed), t -> PersonName.of(t).value()), 50);
      case CREDIT_CODE ->
          checked(typed, CreditCode.check(typed), text -> CreditCode.of(text).value());
      case REGISTRATION_NUMBER ->
          checked(
              typed, RegistrationNumber.check(typed), text -> RegistrationNumber.of(text).value());
      case ORGANIZATION_CODE ->
          checked(typed, OrganizationCode.check(typed), text -> OrganizationCode.of(text).value());
      case INSURANCE_NUMBER ->
          checked(typed, InsuranceNumber.check(typed), text -> InsuranceNumber.of(text).value());
      case CITIZEN_ID ->
          document(IdentityDocument.Kind.CITIZEN_ID, typed, OtherDocument.CITIZEN_ID_ALONE);
      case PASSPORT -> checked(typed, Passport.check(typed), text -> Passport.of(text).value());
      case DOCUMENT_NUMBER -> documentNumber(field, typed, form);
      case MOBILE ->
          checked(typed, MobileNumber.check(typed), text -> MobileNumber.of(text).value());
      case PHONE -> phone(typed);
      case EMAIL ->
          checked(typed, EmailAddress.check(typed), text -> EmailAddress.of(text).value());
      case POSTAL_CODE ->
          checked(typed, PostalCode.check(typed), text -> PostalCode.of(text).value());
      case DATE -> date(tidy);
      case BOOLEAN ->
          Set.of("true", "false").contains(tidy)
              ? Outcome.of(tidy)
              : Outcome.wrong("region.field-boolean");
      case PAIR ->
          PAIR.matcher(tidy).matches() ? Outcome.of(tidy) : Outcome.wrong("region.field-pair");
      case CHOICE ->
          field
              .choice(tidy)
              .map(choice -> Outcome.of(choice.code()))
              .orElseGet(() -> Outcome.notAmong(tidy, field.choices()));
      case CHOICES -> choices(field.choices(), typed, field.choices().size());
      case SYSTEMS -> new SystemNames(policy.systems()).read(typed);
    };
  }

  private static Outcome checked(
      String typed, Optional<Problem> problem, Function<String, String> normalised) {
    return problem
        .map(p -> new Outcome(null, p))
        .orElseGet(() -> Outcome.of(normalised.apply(typed)));
  }

  private static Outcome text(FormField field, String typed, int longest) {
    return within(
        field, checked(typed, FreeText.checkLine(typed), t -> FreeText.line(t).value()), longest);
  }

  private static Outcome within(FormField field, Outcome read, int longest) {
    if (read.problem() != null) {
      return read;
    }
    int max = field.max() > 0 ? field.max() : longest;
    int length = FreeText.length(read.value());
    return length > max
        ? Outcome.wrong("region.field-too-long", String.valueOf(length), String.valueOf(max))
        : read;
  }

  private Outcome documentNumber(FormField field, String typed, Map<String, String> form) {
    Optional<FormField> kinds =
        policy.form().stream().filter(each -> each.key().equals(field.typeField())).findFirst();
    return kinds
        .flatMap(each -> each.choice(form.get(field.typeField())))
        .flatMap(FieldCheck::kind)
        .map(kind -> document(kind, typed, kinds.get().choices()))
        // a number without its kind can neither be checked nor kept
        .orElseGet(() -> Outcome.wrong("region.field-document-kind"));
  }

  private static Optional<IdentityDocument.Kind> kind(Choice choice) {
    return Arrays.stream(IdentityDocument.Kind.values())
        .filter(kind -> kind.name().equals(choice.code()))
        .findFirst();
  }

  private Outcome document(IdentityDocument.Kind kind, String typed, List<Choice> taken) {
    Outcome read =
        checked(
            typed,
            IdentityDocument.check(kind, typed, today),
            text -> IdentityDocument.of(kind, text, today).value());
    return read.problem() == null
        ? read
        : IdentityDocument.kindOf(typed, today)
            .filter(other -> other != kind)
            .map(other -> Outcome.wrong(OtherDocument.named(other, taken)))
            .orElse(read);
  }

  private static Outcome phone(String typed) {
    return MobileNumber.check(typed).isEmpty()
        ? Outcome.of(MobileNumber.of(typed).value())
        : checked(typed, PhoneNumber.check(typed), text -> PhoneNumber.of(text).value());
  }

  private static Outcome date(String typed) {
    try {
      return Outcome.of(Days.of(typed).toString());
    } catch (DateTimeException e) {
      return Outcome.wrong("region.field-date", typed);
    }
  }

  /** Kept in the order of the list, each once. */
  private static Outcome choices(List<Choice> offered, String typed, int max) {
    Set<String> wanted =
        Arrays.stream(typed.split(",", -1)).map(FreeText::cleaned).collect(Collectors.toSet());
    Set<String> known = offered.stream().map(Choice::code).collect(Collectors.toSet());
    for (String code : wanted) {
      if (!known.contains(code)) {
        return Outcome.notAmong(code, offered);
      }
    }
    if (wanted.size() > max) {
      return Outcome.wrong(
          "region.field-too-many", String.valueOf(wanted.size()), String.valueOf(max));
    }
    return Outcome.of(
        offered.stream()
            .map(Choice::code)
            .filter(wanted::contains)
            .collect(Collectors.joining(",")));
  }
}
