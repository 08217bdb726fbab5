package org.certbureau.station.program.pin;

import java.time.Instant;
import org.certbureau.station.contract.SlipWords;

/**
 * What goes into the sealed envelope that the holder receives with the token.
 *
 * @param words whose token it is for; null where the bureau did not say
 */
public record Slip(String job, String chip, Pin firstPin, SlipWords words, Instant printedAt) {}
