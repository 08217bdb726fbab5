package org.certbureau.application.warning;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.certificate.LineNumber;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** Tells whoever fills in an application what there is to know before it is handed in. */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
public class WarningDesk {
  @EJB Callers callers;
  @EJB LineRegister lines;
  @Inject Warnings warnings;

  /**
   * About the unit that a form names so far.
   *
   * @param policy the version that the case goes by
   * @param form values as checked
   */
  public Optional<Warning> ofUnit(Policy policy, Situation situation, Map<String, String> form) {
    return warnings.second(policy, situation, form, sight(policy));
  }

  /**
   * About a certificate for which something is to be begun.
   *
   * @param number as people call it; nothing is told of one that is out of sight
   */
  public List<Warning> ofLine(Policy policy, Situation situation, String number) {
    return LineNumber.find(number)
        .flatMap(known -> lines.find(known, sight(policy)))
        .map(
            line ->
                Stream.concat(
                        warnings.forReason(policy, situation, line).stream(),
                        warnings.last(policy, situation, List.of(line)).values().stream())
                    .toList())
        .orElse(List.of());
  }

  private Sight sight(Policy policy) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.BRANCH);
    return Sight.of(caller.inside(policy.region())).named();
  }
}
