package org.certbureau.token;

import java.time.Instant;
import org.certbureau.kernel.RegionCode;

/**
 * A token as screens and machines see it.
 *
 * @param job the job that took it; null while in stock
 * @param issuedAt null until it is with its holder
 */
public record TokenView(
    String chip,
    String batch,
    String model,
    RegionCode region,
    TokenState state,
    String job,
    Instant registeredAt,
    Instant issuedAt) {}
