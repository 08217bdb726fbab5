package org.certbureau.application.line;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;

/**
 * What stands against a service on a certificate now: where the certificate stands (A-X2), other
 * applications on it (A-X5).
 *
 * @param rivals the open applications of others on it
 */
public record LineRules(Policy policy, LineView line, List<Rival> rivals) {
  private static final String STANDING = "A-X2";
  private static final String ONE_OPEN = "A-X5";

  /** By these a certificate knows its holder: they change by services of their own. */
  private static final Set<String> HOLDER =
      Set.of(
          FormKeys.UNIT_NAME,
          FormKeys.CERTIFICATE_NAME,
          FormKeys.CREDIT_CODE,
          FormKeys.REGISTRATION_NUMBER,
          FormKeys.ORGANIZATION_CODE,
          FormKeys.INSURANCE_NUMBER,
          FormKeys.OTHER_DOCUMENT);

  /** Whoever comes today, and what is asked for today. */
  private static final Set<String> AGENT =
      Set.of(
          FormKeys.AGENT_NAME,
          FormKeys.AGENT_DOCUMENT_TYPE,
          FormKeys.AGENT_DOCUMENT_NUMBER,
          FormKeys.AGENT_MOBILE,
          FormKeys.AGENT_EMAIL,
          FormKeys.REVOCATION_REASON,
          FormKeys.TOKEN_MISSING,
          FormKeys.GROUNDS,
          FormKeys.RECOVERED_PAIR,
          FormKeys.RECOVERY_PURPOSE);

  public LineRules {
    rivals = List.copyOf(rivals);
  }

  /** Why the service cannot be had for it now; nothing where it can. */
  public List<Problem> against(Service service) {
    List<Problem> problems = new ArrayList<>();
    if (!Procedure.of(service).isAdmittedBy(line.standing(), line.pastEnd())) {
      problems.add(standing(service));
    }
    rivals.stream()
        .filter(rival -> !rival.isStoppedBy(service))
        .map(rival -> busy(rival))
        .forEach(problems::add);
    return problems;
  }

  /** Why a branch's system is not served: it takes somebody who looks at the one who has come. */
  public static Problem forClerksAlone(Policy policy, Service service) {
    return Problem.of(
        "application.for-clerks-alone",
        "service",
        policy.word(service, Locale.SIMPLIFIED_CHINESE),
        policy.word(service, Locale.ENGLISH));
  }

  private Problem standing(Service service) {
    return policy.byReading(
        STANDING,
        line.standing() == LineStanding.ENDED
            ? Problem.of(
                "application.line-ended",
                "certificate",
                line.number().value(),
                LocalDate.ofInstant(line.endedAt(), China.ZONE).toString(),
                line.endedBy().value())
            : Problem.of(
                "application.line-not-so",
                "certificate",
                line.number().value(),
                line.standing().name(),
                policy.word(service, Locale.SIMPLIFIED_CHINESE),
                policy.word(service, Locale.ENGLISH)));
  }

  /**
   * Why nothing is done by a pair that is not the one in force.
   *
   * @param typed what named it
   */
  public Problem notInForce(String typed, PairView named) {
    return policy.byReading(
        STANDING,
        Problem.of(
            "application.pair-not-in-force",
            "certificate",
            typed,
            line.number().value(),
            Integer.toString(named.ordinal()),
            Integer.toString(line.inForce().ordinal())));
  }

  private Problem busy(Rival rival) {
    return policy.byReading(
        ONE_OPEN,
        Problem.of(
            "application.line-busy",
            "certificate",
            line.number().value(),
            rival.caseNumber().value(),
            policy.word(rival.service(), Locale.SIMPLIFIED_CHINESE),
            policy.word(rival.service(), Locale.ENGLISH)));
  }

  /** Where a form names a pair that the certificate never had in force (A-X2). */
  public List<Problem> unknownPairs(Situation situation, Map<String, String> values) {
    return policy.fields(situation).stream()
        .filter(field -> field.kind() == FieldKind.PAIR && values.containsKey(field.key()))
        .filter(field -> PairChoices.chosen(line.pairs(), values.get(field.key())).isEmpty())
        .map(
            field ->
                policy.byReading(
                    STANDING,
                    Problem.of(
                        "application.pair-never-in-force",
                        field.key(),
                        values.get(field.key()),
                        line.number().value())))
        .toList();
  }

  /** Those that an application for that service stops once it takes effect. */
  public List<Rival> stoppedBy(Service service) {
    return rivals.stream().filter(rival -> rival.isStoppedBy(service)).toList();
  }

  /** Those before which nothing is done for that service. */
  public List<Rival> outranking(Service service) {
    return rivals.stream().filter(rival -> rival.stops(service)).toList();
  }

  /**
   * Where a form says of the holder what is not registered, in a service that changes nothing of
   * it: a certificate or a unit's record would say it without proof (GD-19, A-C10).
   *
   * @param values the form as checked
   * @param register as the certificate's own application had it
   */
  public List<Problem> otherHolder(
      Situation situation, Map<String, String> values, Map<String, String> register) {
    return policy.fields(situation).stream()
        .filter(field -> isFixed(policy, situation, field, register))
        .filter(field -> !value(field, register).equals(value(field, values)))
        .map(field -> otherHolder(situation, field, told(value(field, register))))
        .toList();
  }

  private static String told(String registered) {
    return registered.isEmpty() ? "–" : registered;
  }

  /**
   * Whether a field says what is registered of the holder and nothing else. What has to be told by
   * now and was not asked for then is still open.
   *
   * @param register as the certificate's own application had it; empty where no case tells
   */
  public static boolean isFixed(
      Policy policy, Situation situation, FormField field, Map<String, String> register) {
    if (register.isEmpty() || !isOfHolder(field)) {
      return false;
    }
    if (!policy.certificate().changeable(situation).isEmpty()) {
      return policy
          .certificate()
          .change(situation, field.key())
          .filter(row -> row.verdict() != ChangeRule.Verdict.REFUSED)
          .isEmpty();
    }
    return !value(field, register).isEmpty()
        || !isStillAskedFor(policy, situation, field, register);
  }

  private static boolean isStillAskedFor(
      Policy policy, Situation situation, FormField field, Map<String, String> register) {
    return field.required()
        || field.requiredIf() != null
            && field.requiredIf().holds(register.get(field.requiredIf().field()))
        || field.anyOf() != null
            && policy.fields(situation).stream()
                .filter(other -> field.anyOf().equals(other.anyOf()))
                .allMatch(other -> value(other, register).isEmpty());
  }

  /** What nobody typed is what the form offers at first. */
  static String value(FormField field, Map<String, String> form) {
    String value = form.getOrDefault(field.key(), "");
    return value.isEmpty() && field.preset() != null ? field.preset() : value;
  }

  /** The row that lets this service change nothing of what is registered (GD-19). */
  private Optional<ChangeRule> unchangeable(Situation situation, FormField field) {
    return isOfHolder(field)
        ? policy
            .certificate()
            .change(situation, field.key())
            .filter(row -> row.verdict() == ChangeRule.Verdict.REFUSED)
        : Optional.empty();
  }

  private Problem otherHolder(Situation situation, FormField field, String registered) {
    Optional<ChangeRule> row = unchangeable(situation, field);
    if (row.isPresent()) {
      return row.get()
          .refuses(
              "application.nothing-may-differ",
              field.key(),
              field.label().zh(),
              field.label().en(),
              line.number().value(),
              registered);
    }
    return Problem.of(
        "application.not-the-holders",
        field.key(),
        field.label().zh(),
        field.label().en(),
        line.number().value(),
        registered);
  }

  /** Whether a field is one by which a holder is told from others. */
  static boolean tellsTheHolder(String key) {
    return HOLDER.contains(key) && !key.equals(FormKeys.CERTIFICATE_NAME);
  }

  static boolean isName(String key) {
    return key.equals(FormKeys.UNIT_NAME) || key.equals(FormKeys.CERTIFICATE_NAME);
  }

  /** Whether a field says the same in every application on a certificate, until it is changed. */
  public static boolean isOfHolder(FormField field) {
    return !AGENT.contains(field.key());
  }
}
