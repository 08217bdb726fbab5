package org.certbureau.station.letters;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.audit.AuditTrail;
import org.certbureau.station.contract.Parcel;

/**
 * Takes what the broker has given up delivering. A job may stand still behind such a message, so it
 * is told in the log, in the audit trail and to the administrator until somebody has seen to it.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class.getName());

  @Inject private DeadMessages messages;
  @Inject private DelayedMessages delayed;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Keeps a dead message; the same one again changes nothing.
   *
   * @param reference the broker's name for it
   * @param queue where it could not be delivered
   */
  public void keep(String reference, String queue, Parcel parcel) {
    if (messages.byReference(reference).isPresent()) {
      return;
    }
    DeadMessage dead = new DeadMessage(reference, queue, parcel, clock.instant());
    messages.add(dead);
    Map<String, String> details = new HashMap<>();
    details.put("queue", dead.toView().queue());
    details.put("sender", dead.toView().sender());
    audit.record(dead, "message.dead", "system", details);
    LOG.log(
        Level.SEVERE,
        "Message {0} for {1} was given up: a job may stand still until somebody sees to it",
        new Object[] {reference, queue});
  }

  /** Notes what is known of a dead message, for who looks after it. */
  public void explain(String reference, GivenUp known) {
    messages
        .byReference(reference)
        .ifPresent(
            message ->
                message.explain(
                    known, delayed.byReference(reference).map(DelayedMessage::tries).orElse(null)));
  }

  /**
   * The message itself, for who puts it back where it came from.
   *
   * @param take gets the queue and the parcel
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void take(String reference, BiConsumer<String, Parcel> take) {
    messages
        .byReference(reference)
        .filter(DeadMessage::isOfOurs)
        .ifPresent(message -> take.accept(message.queue(), message.parcel()));
  }

  /** How many wait for somebody to see to them. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long waiting() {
    return messages.countOpen();
  }
}
