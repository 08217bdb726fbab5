package org.certbureau.notice;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.application.line.LineOrder;
import org.certbureau.issuance.LineServed;
import org.certbureau.kernel.EmailAddress;
import org.certbureau.region.policy.Policy;

/**
 * Tells holders what was done to their certificates. Written in the transaction in which it was
 * done: there is no hold, and no revocation by the bureau itself, without its notice.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LineNotices {
  private static final Logger LOG = Logger.getLogger(LineNotices.class.getName());

  @EJB private Recipients recipients;
  @EJB private NoticeRows rows;

  public void served(@Observes LineServed done) {
    write(NoticeKind.of(done.deed()), done, bureausReason(done.order()));
  }

  private void write(NoticeKind kind, LineServed done, String reason) {
    Optional<EmailAddress> recipient = Optional.empty();
    String whyNobody = "the application names no e-mail address";
    try {
      recipient = recipients.ofUnit(done.pair());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Whom to tell of " + done.pair().job() + " is not known");
      whyNobody = "the application could not be read";
    }
    rows.write(kind, done, reason, recipient, whyNobody);
  }

  /** In the words of the case's policy; null where the holder applied for it. */
  private static String bureausReason(LineOrder order) {
    Policy policy = order.policy();
    return order.reason() != null && policy.isBureausReason(order.reason())
        ? policy.endWord(order.reason()).zh()
        : null;
  }
}
