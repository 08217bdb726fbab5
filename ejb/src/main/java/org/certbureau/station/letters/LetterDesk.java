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
import org.certbureau.staff.Roles;

/** Shows administrators what did not get through. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class LetterDesk {
  @Inject private DeadMessages dead;
  @Inject private DelayedMessages delayed;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** Messages that nobody could act on and nobody has seen to, the oldest first. */
  public List<DeadMessageView> deadMessages() {
    return dead.open().stream().map(DeadMessage::toView).toList();
  }

  /** Somebody has seen to a dead message; it stays on record. */
  public void settle(String reference) {
    DeadMessage message =
        dead.byReference(reference)
            .orElseThrow(() -> new NotFound("station.message-unknown", "reference", reference));
    if (message.settle(clock.instant())) {
      audit.record(message, "message.settled", Map.of());
    }
  }

  /** Reports that could not be acted on yet and are tried again, the oldest first. */
  public List<DelayView> delayed() {
    return delayed.all().stream().map(DelayedMessage::toView).toList();
  }
}
