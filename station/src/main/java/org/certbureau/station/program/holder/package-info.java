/**
 * Jobs for tokens that are their holders' already: waited for in the reader, opened by the holder's
 * PIN, and better or as they were afterwards.
 */
package org.certbureau.station.program.holder;
