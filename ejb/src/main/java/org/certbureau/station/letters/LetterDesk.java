package org.certbureau.station.letters;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;
import org.certbureau.work.Outbox;

/** Shows administrators what did not get through. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class LetterDesk {
  /** Where the outbox takes the references of messages that go back to their queues. */
  public static final String PUT_BACK = "dead-letters.put-back";

  @Inject private DeadMessages dead;
  @Inject private DelayedMessages delayed;
  @EJB private AuditTrail audit;
  @EJB private Outbox outbox;
  @Inject private Clock clock;

  /** Messages that nobody could act on and nobody has seen to, the oldest first. */
  public List<DeadMessageView> deadMessages() {
    return dead.open().stream().map(DeadMessage::toView).toList();
  }

  /**
   * Puts a dead message back where it came from, as it was; it is looked at once more. Said again,
   * or after it was set aside, it changes nothing.
   *
   * @throws NotFound where there is no such message
   * @throws RuleViolation where it is of none of our queues
   */
  public void putBack(String reference) {
    DeadMessage message = held(reference);
    if (!message.isOfOurs()) {
      throw new RuleViolation(Problem.of("station.message-not-returnable", "reference", reference));
    }
    if (message.isOpen()) {
      message.putBack(clock.instant());
      audit.record(message, "message.put-back", Map.of("queue", message.queue()));
      outbox.put(PUT_BACK, reference);
    }
  }

  /** Somebody has seen to a dead message; it stays on record. Said again it changes nothing. */
  public void settle(String reference) {
    DeadMessage message = held(reference);
    if (message.settle(clock.instant())) {
      audit.record(message, "message.settled", Map.of());
    }
  }

  private DeadMessage held(String reference) {
    return dead.hold(reference)
        .orElseThrow(() -> new NotFound("station.message-unknown", "reference", reference));
  }

  /** Reports that could not be acted on yet and are tried again, the oldest first. */
  public List<DelayView> delayed() {
    return delayed.all().stream().map(DelayedMessage::toView).toList();
  }
}
