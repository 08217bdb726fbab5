package org.certbureau.station.letters;

import java.time.Instant;

/**
 * A report that could not be acted on yet.
 *
 * @param sender the station that it says it is from
 * @param since when that was noticed
 * @param tries how often it came so far
 */
public record DelayView(
    String reference, String sender, Instant since, Instant lastTriedAt, int tries) {}
