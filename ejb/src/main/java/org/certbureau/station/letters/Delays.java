package org.certbureau.station.letters;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells an administrator of reports that cannot be acted on, while the broker goes on delivering
 * them for a day: the key centre or the database may be away for hours, and that is no verdict on a
 * job (ADR 18).
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Delays {
  /** Sooner it may have been somebody who was faster, or a node that was starting: two minutes. */
  private static final int WORTH_TELLING = 8;

  private static final Logger LOG = Logger.getLogger(Delays.class.getName());

  @Inject private DelayedMessages messages;
  @Inject private Clock clock;

  /**
   * A message could not be acted on, and will come again.
   *
   * @param sender whoever it says it is from
   * @param deliveries how often it has come by now
   */
  public void failed(String reference, String sender, int deliveries) {
    if (deliveries < WORTH_TELLING) {
      return;
    }
    DelayedMessage delayed =
        messages.byReference(reference).orElseGet(() -> firstTold(reference, sender, deliveries));
    delayed.triedAgain(deliveries, clock.instant());
  }

  private DelayedMessage firstTold(String reference, String sender, int deliveries) {
    LOG.log(
        Level.SEVERE,
        "Message {0} could not be acted on {1} times; it is tried again for a day",
        new Object[] {reference, deliveries});
    DelayedMessage delayed = new DelayedMessage(reference, sender, clock.instant());
    messages.add(delayed);
    return delayed;
  }

  /** It is tried no more: it was acted on, or given up. */
  public void over(String reference) {
    messages.byReference(reference).ifPresent(messages::remove);
  }

  /** How many are tried again. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long waiting() {
    return messages.count();
  }
}
