package org.certbureau.region;

import org.certbureau.kernel.Problem;

/**
 * A service that a region has a word for, and whether it is to be had.
 *
 * @param problem why not, or null where it is offered; what hangs on untold facts counts as offered
 */
public record Offer(Service service, Text word, Problem problem) {}
