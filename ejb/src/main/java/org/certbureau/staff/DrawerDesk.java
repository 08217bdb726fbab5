package org.certbureau.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Base64;
import org.certbureau.work.Sealings;

/** The drawer in which a person's browser puts away what is typed and not saved. */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.RECOVERY_OFFICER,
  Roles.ADMIN
})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DrawerDesk {
  private static final int KEY_BYTES = 32;

  @EJB Callers callers;
  @Inject Sealings sealings;

  /**
   * The key to the caller's drawer: the same in each of their sessions and on each node, another
   * for everybody else. Nothing of the bureau's own is sealed under it.
   *
   * @return 32 bytes in Base64
   */
  public String key() {
    byte[] key = sealings.keyGivenOut("staff.drawer", callers.current().name(), KEY_BYTES);
    return Base64.getEncoder().encodeToString(key);
  }

  /** By which a page says, once its session is over, that it is the caller's. */
  public String mark() {
    return PageMark.of(callers.current().name(), sealings);
  }
}
