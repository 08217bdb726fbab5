package org.certbureau.recovery;

import java.time.Instant;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A request in a list. Of one that somebody has changed may be missing what nobody can tell.
 *
 * @param unitName whose certificate it is
 * @param consents how many hold now, or brought the key back; null where nobody can tell
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
    Long consents,
    Instant askedAt,
    Instant ownAt,
    Instant holdsUntil,
    Instant endedAt) {}
