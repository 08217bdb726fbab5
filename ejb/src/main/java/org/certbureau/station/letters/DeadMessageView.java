package org.certbureau.station.letters;

import java.time.Instant;

/**
 * A message that nobody could act on.
 *
 * @param reference what stands in the log and in the audit trail
 * @param queue where it could not be delivered
 * @param sender who it says it is from; null where it does not say
 * @param contents what it reports and on which jobs; null where it could not be opened
 * @param cause first words of why it cannot be acted on; null where it was acted on after all
 * @param tries how often it came; null where that was not counted
 * @param returnable whether it can be put back
 */
public record DeadMessageView(
    String reference,
    String queue,
    String sender,
    String contents,
    String cause,
    Integer tries,
    boolean returnable,
    Instant diedAt) {}
