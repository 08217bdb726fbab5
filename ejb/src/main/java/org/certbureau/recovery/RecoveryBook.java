package org.certbureau.recovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.KeyRecovery;

/** All requests there were, to be read. Inside the house only: callers know whose they are. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RecoveryBook {
  @EJB private KeyRecovery centre;
  @Inject private Requests requests;
  @Inject private RecoveryViews views;

  /**
   * Those that were asked in a period, the latest first.
   *
   * @param regions null for all
   * @param until excluded
   */
  public List<RecoveryEntry> asked(Set<RegionCode> regions, Instant from, Instant until, int most) {
    return requests.asked(regions, from, until, most).stream().map(views::entry).toList();
  }

  /**
   * Keys that the centre has given out in a period, of which the bureau has no request any more.
   *
   * @param regions null for all
   * @param until excluded
   */
  public List<KeyRecovery.GivenOut> missing(
      Set<RegionCode> regions, Instant from, Instant until, int most) {
    return centre.givenOut(regions, from, until, most).stream()
        .filter(given -> requests.find(given.job()).isEmpty())
        .toList();
  }

  /**
   * How many are open.
   *
   * @param regions null for all
   */
  public int open(Set<RegionCode> regions) {
    return requests.countOpen(regions);
  }
}
