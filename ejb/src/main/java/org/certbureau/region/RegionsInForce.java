package org.certbureau.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.shelf.PolicyShelf;
import org.certbureau.staff.ServedRegions;

/** A region is served while a policy of it is in force. */
@ApplicationScoped
public class RegionsInForce implements ServedRegions {
  @Inject private PolicyShelf shelf;
  @Inject private Clock clock;

  @Override
  public void require(RegionCode region) {
    shelf.inForce(region, LocalDate.now(clock.withZone(China.ZONE)));
  }
}
