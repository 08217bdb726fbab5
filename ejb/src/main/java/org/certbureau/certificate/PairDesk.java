package org.certbureau.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.SerialNumber;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;

/**
 * Shows pairs to whoever works for their region, and to a branch those of the lines that it sees.
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
public class PairDesk {
  private static final int MOST_ROWS = 200;

  @Inject private Pairs pairs;
  @EJB private Callers callers;

  /** All pairs ever made for an application, the newest first; none that is out of sight. */
  public List<PairView> ofCase(CaseNumber number) {
    return pairs.ofCase(sight(), number).stream().map(CertificatePair::toView).toList();
  }

  /** All pairs ever made for a token, the newest first; none that is out of sight. */
  public List<PairView> ofChip(String chip) {
    return pairs.ofChip(sight(), chip).stream().map(CertificatePair::toView).toList();
  }

  /**
   * The two certificates of a pair, as they were signed.
   *
   * @param job the pair's job number
   */
  public PairFiles files(String job) {
    return pairs
        .ofJob(sight(), job)
        .flatMap(pair -> pairs.certificates(job))
        .orElseThrow(() -> new NotFound("certificate.not-found", "job", job))
        .toFiles();
  }

  /**
   * The pair that a certificate belongs to.
   *
   * @param serial hexadecimal, as {@link SerialNumber} reads it
   */
  public PairView bySerial(String serial) {
    String plain = SerialNumber.find(serial).map(SerialNumber::value).orElse("");
    return pairs
        .bySerial(sight(), plain)
        .map(CertificatePair::toView)
        .orElseThrow(
            () -> new NotFound("certificate.not-found", "serial", FreeText.cleaned(serial)));
  }

  /**
   * A page of a search: the soonest end first.
   *
   * @param after {@link PairPage#next} of the page before, or null for the first
   * @param limit rows of a page, 1 to 200
   */
  public PairPage search(PairFilter filter, String after, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    Page<PairView> page =
        Page.of(
            pairs.page(sight(), filter, PairCursor.of(after), size + 1).stream()
                .map(CertificatePair::toView)
                .toList(),
            size);
    return new PairPage(page.rows(), page.next(last -> PairCursor.behind(last).toString()));
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
