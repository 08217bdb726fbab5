package org.certbureau.certificate.sight;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import org.certbureau.certificate.sight.LineSight.Way;
import org.certbureau.staff.Caller;

/**
 * Keeps which branch sees which line. Inside the house only; who did something for a line without
 * being a branch's system needs no entry.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class SightRegister {
  @Inject private LineSights sights;
  @Inject private Clock clock;

  /**
   * A line was opened in this transaction.
   *
   * @param actors who began and who submitted the case that opens it, as acts name them
   */
  public void opened(long line, Collection<String> actors) {
    actors.stream()
        .filter(Caller::isMachine)
        .distinct()
        .forEach(login -> sights.add(new LineSight(line, login, Way.SUBMITTED, clock.instant())));
  }

  /** Somebody submitted a case of these lines. */
  public void submitted(Collection<Long> lines, String actor) {
    if (Caller.isMachine(actor)) {
      lines.forEach(
          line -> sights.addNew(new LineSight(line, actor, Way.SUBMITTED, clock.instant())));
    }
  }

  /** Somebody showed that the line's key is with whom it acts for. */
  public void proved(long line, String login) {
    sights.addNew(new LineSight(line, login, Way.PROVED, clock.instant()));
  }
}
