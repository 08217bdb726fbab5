package org.certbureau.station.clocks;

/**
 * A station's clock that is not the bureau's.
 *
 * @param ahead by how many seconds; negative where it is behind
 * @param served whether the station is given jobs all the same
 */
public record ClockDifference(String station, long ahead, boolean served) {}
