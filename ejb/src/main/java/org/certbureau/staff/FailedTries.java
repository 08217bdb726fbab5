package org.certbureau.staff;

import java.time.Instant;

/**
 * Wrong passwords of one account.
 *
 * @param lastAt when the last of them was typed
 * @param lastFrom address that it came from
 */
public record FailedTries(int count, Instant lastAt, String lastFrom) {}
