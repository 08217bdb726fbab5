/**
 * The page at the counter, for this machine alone: whose token is wanted, its PIN, how it ended.
 */
package org.certbureau.station.program.page;
