package org.certbureau.recovery;

import java.time.Instant;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A request in a list.
 *
 * @param unitName whose certificate it is
 * @param consents how many hold now
 * @param ownAt when the officer said something; null while nothing was said
 * @param holdsUntil of the consent that ends first, the officer's own included; null where none
 *     holds
 * @param endedAt null while it is open
 */
public record RecoveryRow(
    CaseNumber caseNumber,
    RegionCode region,
    String unitName,
    String certificate,
    String chip,
    RecoveryState state,
    long consents,
    Instant askedAt,
    Instant ownAt,
    Instant holdsUntil,
    Instant endedAt) {}
