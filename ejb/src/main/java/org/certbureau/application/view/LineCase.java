package org.certbureau.application.view;

import java.time.Instant;
import java.util.Objects;
import org.certbureau.application.Application;
import org.certbureau.application.Badge;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Service;

/**
 * An application on a certificate.
 *
 * @param badge what it waits for, or how it ended
 * @param at when it came as far as that: over, accepted, handed in or begun
 */
public record LineCase(
    CaseNumber caseNumber, RegionCode region, Service service, Badge badge, Instant at) {
  static LineCase of(Application application) {
    Instant since =
        Objects.requireNonNullElse(
            application.acts().submitted().at(), application.acts().created().at());
    Instant taken = Objects.requireNonNullElse(application.acts().accepted().at(), since);
    return new LineCase(
        application.caseNumber(),
        application.region(),
        application.request().service(),
        Badge.of(application.state(), application.gates()),
        Objects.requireNonNullElse(application.acts().closed().at(), taken));
  }
}
