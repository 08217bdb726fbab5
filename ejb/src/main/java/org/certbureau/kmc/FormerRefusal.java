package org.certbureau.kmc;

import java.time.Instant;

/**
 * That an officer refused what the same case asked before.
 *
 * @param reason null where it cannot be read any more
 */
public record FormerRefusal(String officer, Instant at, String reason) {}
