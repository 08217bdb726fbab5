package org.certbureau.region;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.shelf.PolicyShelf;
import org.certbureau.staff.ServedRegions;

/** A region is served while a policy of it is in force. */
@ApplicationScoped
public class RegionsInForce implements ServedRegions {
  @Inject private PolicyShelf shelf;
  @Inject private Clock clock;

  @Override
  public void require(RegionCode region) {
    shelf.inForce(region, today());
  }

  @Override
  public void requireDesk(String desk) {
    requireDesk(shelf.regionsInForce(today()), desk);
  }

  @Override
  public void requireDesk(Collection<RegionCode> regions, String desk) {
    if (regions.isEmpty()) {
      throw new RuleViolation(Problem.of("region.desk-without-region", "desk", desk));
    }
    List<String> desks =
        regions.stream()
            .flatMap(region -> shelf.inForce(region, today()).bureau().desks().stream())
            .map(Bureau.Desk::code)
            .toList();
    if (!desks.contains(desk)) {
      throw new RuleViolation(
          Problem.of("region.desk-unknown", "desk", desk, String.join(", ", desks)));
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(China.ZONE));
  }
}
