package org.certbureau.recovery;

import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;

/**
 * What officers are asked for a job, by the key centre's own word.
 *
 * @param order null where nobody can tell any more
 * @param finding null where the bureau's rows say the same
 * @param ofBefore whether it was asked before the centre kept what it was: nothing comes of it
 */
public record Asked(RecoveryOrder order, Quorum.State state, Finding finding, boolean ofBefore) {}
