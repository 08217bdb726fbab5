package org.certbureau.ca.ocsp;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.SerialNumber;
import org.certbureau.staff.Roles;

/**
 * What became of a certificate, for who works with us. No region is asked for: the issuer answers
 * the same to the whole world.
 */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.ADMIN,
  Roles.BRANCH
})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class StatusDesk {
  @Inject private Issuers issuers;
  @Inject private Statuses statuses;

  /**
   * @param issuer its code
   * @param serial hexadecimal, as {@link SerialNumber} reads it
   * @throws NotFound where there is no such issuer; a serial that it never took is {@code UNKNOWN}
   * @throws RuleViolation for what is no serial: nobody is to take a slip of the hand for an answer
   */
  public CertificateStatus status(String issuer, String serial) {
    String code = issuers.get(issuer).code();
    String plain = SerialNumber.of(serial).value();
    return statuses.of(code, List.of(plain)).getOrDefault(plain, CertificateStatus.UNKNOWN);
  }
}
