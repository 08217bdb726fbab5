package org.certbureau.notice;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.EmailAddress;
import org.certbureau.region.FormKeys;

/** Knows whom to write to: the agent (经办人) whom the unit named when it applied. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Recipients {
  @EJB private ApplicationProgress applications;

  /** Empty where the form names no address, or none that a mailbox could have. */
  public Optional<EmailAddress> of(PairView pair) {
    String typed =
        applications.order(CaseNumber.of(pair.caseNumber())).form().get(FormKeys.AGENT_EMAIL);
    return typed == null || EmailAddress.check(typed).isPresent()
        ? Optional.empty()
        : Optional.of(EmailAddress.of(typed));
  }
}
