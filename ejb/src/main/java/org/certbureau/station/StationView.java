package org.certbureau.station;

import java.time.Instant;
import java.util.Set;
import org.certbureau.kernel.RegionCode;

/**
 * A station as screens and machines see it.
 *
 * @param desk where it stands; null for none
 * @param present whether it was heard of in the last half minute
 * @param pinKeys names of the keys to tokens' administrator PINs that it has, its own by its code
 * @param blanks tokens in its rack that a job can still take
 */
public record StationView(
    String code,
    String name,
    RegionCode region,
    String desk,
    String keyFingerprint,
    boolean retired,
    boolean present,
    Instant lastSeenAt,
    int slots,
    int blanks,
    Set<String> pinKeys) {}
