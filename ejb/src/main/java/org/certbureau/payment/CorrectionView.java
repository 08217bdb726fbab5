package org.certbureau.payment;

import java.time.Instant;

/**
 * That the number of a slip was corrected.
 *
 * @param was as it had been recorded
 */
public record CorrectionView(
    String was, String became, String reason, String correctedBy, Instant correctedAt) {}
