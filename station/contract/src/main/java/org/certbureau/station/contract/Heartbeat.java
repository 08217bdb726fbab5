package org.certbureau.station.contract;

/**
 * The station is there.
 *
 * @param slots tokens in the rack
 * @param blanks those of them that a job can still take
 */
public record Heartbeat(int slots, int blanks) implements Report {}
