package org.certbureau.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Shows certificate lines to whoever works for their region, and to a branch those that it sees.
 */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.BRANCH
})
public class LineDesk {
  @Inject private Lines lines;
  @Inject private Pairs pairs;
  @EJB private Callers callers;
  @Inject private Clock clock;

  /**
   * A certificate with all that became of it.
   *
   * @param number as people call it (证书编号); blanks, lower case and missing hyphens are forgiven
   * @throws NotFound {@code certificate.line-not-found}, also for one that is out of sight (A-X6)
   */
  public LineLife life(String number) {
    long key =
        LineNumber.find(number)
            .flatMap(known -> lines.key(sight(), known))
            .orElseThrow(
                () -> new NotFound("certificate.line-not-found", "line", FreeText.cleaned(number)));
    return new LineLife(
        lines.views(List.of(key), pairs, clock.instant()).of(key).orElseThrow(),
        pairs.ofLine(key).stream()
            .map(CertificatePair::toView)
            .sorted(Comparator.comparingInt(PairView::ordinal).reversed())
            .toList(),
        lines.holds(key).stream().map(LineHold::toView).toList());
  }

  /** By any role that is admitted here. */
  private Sight sight() {
    return Sight.of(
        callers.as(
            Roles.ACCEPTOR,
            Roles.REVIEWER,
            Roles.CASHIER,
            Roles.MAKER,
            Roles.AUDITOR,
            Roles.BRANCH));
  }
}
