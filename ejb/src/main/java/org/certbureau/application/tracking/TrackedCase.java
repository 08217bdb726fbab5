package org.certbureau.application.tracking;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.application.Badge;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.Text;

/**
 * What the holder of a receipt learns.
 *
 * @param service the region's own word, or null where it has none
 * @param dueOn last day of the bureau's time limit, or null
 * @param duePaused the time limit stands until the money is confirmed (A-G11)
 * @param dueCitation the phrase of the office's documents that sets it, or null
 * @param reason why it was returned, refused or withdrawn, or null
 * @param stopped whether another application on the same certificate has stopped it (A-X5)
 * @param bringToken whether it waits for its holder, who has to come with the token
 */
public record TrackedCase(
    CaseNumber caseNumber,
    Text bureau,
    Text service,
    Badge badge,
    Instant since,
    LocalDate dueOn,
    boolean duePaused,
    String dueCitation,
    String reason,
    boolean stopped,
    boolean bringToken) {}
