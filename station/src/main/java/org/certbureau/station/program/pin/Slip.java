package org.certbureau.station.program.pin;

import java.time.Instant;

/** What goes into the sealed envelope that the holder receives with the token. */
public record Slip(String job, String chip, Pin firstPin, Instant printedAt) {}
