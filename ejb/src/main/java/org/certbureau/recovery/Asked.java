package org.certbureau.recovery;

import org.certbureau.kmc.RecoveryOrder;

/**
 * What officers are asked for a job.
 *
 * @param pair the one that the key belongs to, by its job
 */
public record Asked(RecoveryOrder order, String pair) {}
