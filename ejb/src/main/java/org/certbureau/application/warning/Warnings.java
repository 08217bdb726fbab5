package org.certbureau.application.warning;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.Application;
import org.certbureau.application.CaseRules;
import org.certbureau.application.asked.UnitOnForm;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.line.LineFacts;
import org.certbureau.application.line.LineRules;
import org.certbureau.certificate.Holder;
import org.certbureau.certificate.LineFinder;
import org.certbureau.certificate.LineInForce;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.WarningRule;
import org.certbureau.region.quoting.Access;
import org.certbureau.subscriber.SubscriberRegister;

/**
 * Finds out of what people are to be warned. Where the policy warns of nothing, nothing is looked
 * up.
 */
@Dependent
public class Warnings {
  @EJB LineFinder finder;
  @EJB SubscriberRegister subscribers;
  @Inject Clock clock;

  /** About an application, until something is done for it. */
  public List<Warning> of(Application application, CaseRules rules, Sight sight) {
    if (!application.state().isBeforeEffect()) {
      return List.of();
    }
    Policy policy = rules.policy();
    Situation situation = rules.situation();
    Optional<Warning> second =
        warns(policy, WarningRule.Kind.SECOND_CERTIFICATE, situation)
            ? second(policy, situation, holder(application, rules), sight)
            : Optional.empty();
    Optional<Warning> last =
        rules
            .line()
            .map(LineRules::line)
            .flatMap(
                line -> Optional.ofNullable(last(policy, situation, List.of(line)).get(line.id())));
    return Stream.of(second, last).flatMap(Optional::stream).toList();
  }

  /** Once it was accepted its unit is known, and before whom its form names. */
  private Optional<Holder> holder(Application application, CaseRules rules) {
    return application
        .unitId()
        .filter(unit -> !application.state().isEditable())
        .or(() -> subscribers.known(UnitOnForm.read(application.region(), rules.right())))
        .map(Holder.Unit::new);
  }

  /**
   * Whoever asks for a certificate has one.
   *
   * @param sight of who asks: what is out of it is not told of (A-X6)
   */
  private Optional<Warning> second(
      Policy policy, Situation situation, Optional<Holder> holder, Sight sight) {
    return holder
        .map(known -> finder.inForce(List.of(known), sight))
        .flatMap(inForce -> beforehand(policy, inForce).second(situation));
  }

  /** The same of a form that is being filled in; values as checked. */
  public Optional<Warning> second(
      Policy policy, Situation situation, Map<String, String> form, Sight sight) {
    return warns(policy, WarningRule.Kind.SECOND_CERTIFICATE, situation)
        ? second(
            policy,
            situation,
            subscribers.known(UnitOnForm.read(policy.region(), form)).map(Holder.Unit::new),
            sight)
        : Optional.empty();
  }

  /** The same of a holder all of whose lines that are seen are at hand: nothing is looked up. */
  public Optional<Warning> second(Policy policy, Situation situation, Collection<LineView> lines) {
    List<LineInForce> inForce =
        lines.stream()
            .filter(line -> Beforehand.isInForce(line, clock.instant()))
            .sorted((one, other) -> other.end().orElseThrow().compareTo(one.end().orElseThrow()))
            .map(line -> new LineInForce(line.holder(), line.number(), line.end().orElseThrow()))
            .toList();
    return beforehand(policy, inForce).second(situation);
  }

  /**
   * Those of some lines whose unit would be left without one; all of them are looked up at once.
   * Whether there is another certificate is so whoever asks; which it is, is not told.
   *
   * @return by the keys of the lines
   */
  public Map<Long, Warning> last(Policy policy, Situation situation, Collection<LineView> lines) {
    Map<Long, Warning> warnings = new HashMap<>();
    if (warns(policy, WarningRule.Kind.LAST_CERTIFICATE, situation)) {
      List<LineView> some =
          lines.stream().filter(line -> Beforehand.isInForce(line, clock.instant())).toList();
      List<Holder> holders = some.stream().map(LineView::holder).distinct().toList();
      Beforehand beforehand = beforehand(policy, finder.inForce(holders, Sight.OF_THE_HOUSE));
      some.forEach(
          line ->
              beforehand
                  .last(situation, line)
                  .ifPresent(warning -> warnings.put(line.id(), warning)));
    }
    return warnings;
  }

  /**
   * What may be had of a certificate today only for a reason that goes on record (A-C7).
   *
   * @param situation without what the bureau finds out by itself
   */
  public Optional<Warning> forReason(Policy policy, Situation situation, LineView line) {
    Optional<Instant> end = line.end();
    LocalDate today = LocalDate.now(clock.withZone(China.ZONE));
    Situation found = situation;
    for (Map.Entry<Fact, Boolean> fact :
        LineFacts.on(today, policy, LineBefore.of(line)).known().entrySet()) {
      found = found.with(fact.getKey(), fact.getValue());
    }
    boolean early = found.facts().is(Fact.BEFORE_WINDOW).orElse(false);
    return Access.warning(policy, found)
        .map(
            row ->
                early
                    ? Warning.of(
                        row,
                        "application.before-its-window",
                        Beforehand.CERTIFICATE,
                        opensOn(policy, end).toString())
                    : Warning.of(row, "application.for-a-reason", Beforehand.CERTIFICATE));
  }

  private static LocalDate opensOn(Policy policy, Optional<Instant> end) {
    return LineFacts.window(policy)
        .orElseThrow()
        .opensOn(LocalDate.ofInstant(end.orElseThrow(), China.ZONE));
  }

  private Beforehand beforehand(Policy policy, List<LineInForce> inForce) {
    return new Beforehand(policy, inForce, clock.instant());
  }

  private static boolean warns(Policy policy, WarningRule.Kind kind, Situation situation) {
    return policy.warning(kind, situation).isPresent();
  }
}
