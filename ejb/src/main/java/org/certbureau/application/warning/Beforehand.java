package org.certbureau.application.warning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.certificate.LineInForce;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.WarningRule;

/**
 * Of what a policy warns, by what there is.
 *
 * @param inForce what the holders in question hold and has not come to its end, the last first
 */
record Beforehand(Policy policy, List<LineInForce> inForce, Instant now) {
  static final String CERTIFICATE = "certificate";

  /** A holder who has one already asks for another (A-C23). */
  Optional<Warning> second(Situation situation) {
    return inForce.isEmpty()
        ? Optional.empty()
        : policy
            .warning(WarningRule.Kind.SECOND_CERTIFICATE, situation)
            .map(
                row ->
                    Warning.of(
                        row,
                        "application.second-certificate",
                        FormKeys.CREDIT_CODE,
                        Integer.toString(inForce.size()),
                        inForce.get(0).number().value(),
                        LocalDate.ofInstant(inForce.get(0).until(), China.ZONE).toString()));
  }

  /**
   * A unit would be left without one (A-G16). With one that has come to its end it does nothing
   * online already, and loses nothing.
   */
  Optional<Warning> last(Situation situation, LineView line) {
    boolean others =
        inForce.stream()
            .anyMatch(
                other ->
                    other.holder().equals(line.holder()) && !other.number().equals(line.number()));
    return others || !isInForce(line, now)
        ? Optional.empty()
        : policy
            .warning(WarningRule.Kind.LAST_CERTIFICATE, situation)
            .map(
                row ->
                    Warning.of(
                        row,
                        "application.last-certificate",
                        CERTIFICATE,
                        line.number().value(),
                        policy.word(situation.service(), Locale.SIMPLIFIED_CHINESE),
                        policy.word(situation.service(), Locale.ENGLISH)));
  }

  /** One on hold as well, until it has come to its end. */
  static boolean isInForce(LineView line, Instant now) {
    return (line.standing() == LineStanding.ACTIVE || line.standing() == LineStanding.SUSPENDED)
        && line.end().filter(end -> end.isAfter(now)).isPresent();
  }
}
