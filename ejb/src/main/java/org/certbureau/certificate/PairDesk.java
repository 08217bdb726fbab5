package org.certbureau.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.SerialNumber;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;

/** Shows pairs to whoever acts for their region. */
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

  /** All pairs ever made for an application, the newest first; none for a foreign region's. */
  public List<PairView> ofCase(CaseNumber number) {
    Caller caller = caller();
    return pairs.ofCase(number).stream()
        .map(CertificatePair::toView)
        .filter(pair -> caller.in(pair.region()))
        .toList();
  }

  /**
   * The two certificates of a pair, as they were signed.
   *
   * @param job the pair's job number
   */
  public PairFiles files(String job) {
    Caller caller = caller();
    NotFound notFound = new NotFound("certificate.not-found", "job", job);
    boolean visible =
        pairs.ofJobs(List.of(job)).stream().anyMatch(pair -> caller.in(pair.region()));
    if (!visible) {
      throw notFound;
    }
    return pairs.certificates(job).orElseThrow(() -> notFound).toFiles();
  }

  /**
   * The pair that a certificate belongs to.
   *
   * @param serial hexadecimal, as {@link SerialNumber} reads it
   */
  public PairView bySerial(String serial) {
    Caller caller = caller();
    String plain = SerialNumber.find(serial).map(SerialNumber::value).orElse("");
    return pairs
        .bySerial(plain)
        .map(CertificatePair::toView)
        .filter(pair -> caller.in(pair.region()))
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
    Set<RegionCode> regions = caller().regions();
    Page<PairView> page =
        Page.of(
            pairs.page(regions, filter, PairCursor.of(after), size + 1).stream()
                .map(CertificatePair::toView)
                .toList(),
            size);
    return new PairPage(page.rows(), page.next(last -> PairCursor.behind(last).toString()));
  }

  /** By any role that is admitted here. */
  private Caller caller() {
    return callers.as(
        Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH);
  }
}
