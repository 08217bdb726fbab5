package org.certbureau.certificate;

import java.time.Instant;
import org.certbureau.kernel.CaseNumber;

/**
 * A time on hold.
 *
 * @param setBy the case that it belongs to (A-X7)
 * @param liftedBy the case that lifted it, or ended the line; null while it holds
 * @param list number of the first list that showed it, once it is lifted; null where none did, or
 *     that was not kept. While it holds, the publication of its certificate tells that
 * @param listedAt when that list was published
 */
public record HoldView(
    CaseNumber setBy,
    Instant setAt,
    CaseNumber liftedBy,
    Instant liftedAt,
    Long list,
    Instant listedAt) {}
