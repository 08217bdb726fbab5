package org.certbureau.station;

/** A job left its station, which may have room for another now. */
public record RoomAtStation() {}
