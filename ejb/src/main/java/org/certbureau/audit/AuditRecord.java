package org.certbureau.audit;

import java.time.Instant;
import java.util.Map;
import org.certbureau.kernel.RegionCode;

/**
 * An entry as it is read back.
 *
 * @param place in the chain, counted from 1; null in the seconds before it is sealed
 * @param chainHash hexadecimal SM3 over the chain up to here; null until sealed
 */
public record AuditRecord(
    Long place,
    Instant occurredAt,
    String actor,
    String action,
    String objectType,
    String objectId,
    int objectNumber,
    RegionCode region,
    Map<String, String> details,
    String chainHash) {}
