package org.certbureau.region;

import org.certbureau.kernel.Money;

/**
 * One line of a quote, which can answer "why".
 *
 * @param amount unit price times quantity
 */
public record QuoteLine(
    Text item,
    Money unitPrice,
    int quantity,
    Money amount,
    String rule,
    String citation,
    int policyVersion) {}
