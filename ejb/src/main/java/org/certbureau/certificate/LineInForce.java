package org.certbureau.certificate;

import java.time.Instant;

/**
 * A certificate that its holder has and that has not come to its end; one on hold is such a one.
 *
 * @param until when it does
 */
public record LineInForce(Holder holder, LineNumber number, Instant until) {}
