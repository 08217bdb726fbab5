package org.certbureau.notice;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.EmailAddress;
import org.certbureau.region.policy.FormKeys;

/**
 * Knows whom to write to: the agent (经办人) whom the unit named when it applied, or the unit's own
 * mailbox where the region's form does not ask for the agent's.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Recipients {
  @EJB private ApplicationProgress applications;

  /** Empty where the form names no address, or none that a mailbox could have. */
  public Optional<EmailAddress> of(PairView pair) {
    return first(pair, FormKeys.AGENT_EMAIL, FormKeys.UNIT_EMAIL);
  }

  /**
   * The unit's own mailbox, or its agent's where the form does not ask for one: as the unit gave
   * them when it applied for the certificate or had them changed, and not as somebody says who
   * comes to have it ended.
   */
  public Optional<EmailAddress> ofUnit(PairView pair) {
    return first(pair, FormKeys.UNIT_EMAIL, FormKeys.AGENT_EMAIL);
  }

  private Optional<EmailAddress> first(PairView pair, String... fields) {
    Map<String, String> form = new HashMap<>(applications.form(pair.caseNumber()));
    // a mailbox that was changed since, without another pair (A-X4)
    Optional.ofNullable(applications.registered(pair.caseNumber()).get(FormKeys.UNIT_EMAIL))
        .ifPresent(mailbox -> form.put(FormKeys.UNIT_EMAIL, mailbox));
    return Stream.of(fields)
        .map(form::get)
        .filter(typed -> typed != null && EmailAddress.check(typed).isEmpty())
        .map(EmailAddress::of)
        .findFirst();
  }
}
