package org.certbureau.life;

import java.time.Instant;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.token.TokenState;

/**
 * A token as far as it carried a certificate.
 *
 * @param since when it came to its holder
 * @param until when it was taken back or lost; null while it is with its holder
 * @param endedBy the case by which; null while it is with its holder
 */
public record TokenLife(
    String chip, TokenState state, Instant since, Instant until, CaseNumber endedBy) {}
