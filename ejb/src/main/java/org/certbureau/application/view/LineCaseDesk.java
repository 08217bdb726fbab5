package org.certbureau.application.view;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.certbureau.application.Applications;
import org.certbureau.certificate.LineDesk;
import org.certbureau.staff.Roles;

/** Lists the applications on a certificate for people of its region. */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR})
public class LineCaseDesk {
  @EJB LineDesk lines;
  @Inject Applications applications;

  /**
   * All applications that ever were on a certificate, open drafts among them, the newest first. A
   * draft that was given up before it was handed in was none.
   *
   * @param number as people call it (证书编号)
   * @throws org.certbureau.kernel.NotFound also for one of another region (A-X6)
   */
  public List<LineCase> ofLine(String number) {
    return applications.ofLine(lines.life(number).line().id()).stream()
        .filter(
            application ->
                !application.state().isFinal() || application.acts().submitted().at() != null)
        .map(LineCase::of)
        .sorted(Comparator.comparing(LineCase::at).reversed())
        .toList();
  }
}
