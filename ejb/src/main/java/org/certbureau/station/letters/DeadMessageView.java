package org.certbureau.station.letters;

import java.time.Instant;

/**
 * A message that nobody could act on.
 *
 * @param reference what stands in the log and in the audit trail
 * @param queue where it could not be delivered
 * @param sender who it says it is from; null where it does not say
 */
public record DeadMessageView(String reference, String queue, String sender, Instant diedAt) {}
