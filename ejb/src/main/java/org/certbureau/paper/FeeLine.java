package org.certbureau.paper;

import org.certbureau.kernel.Money;

/**
 * One line of a quote as printed.
 *
 * @param rule the tariff rule that asks it, {@code CS-F2}; null where no document has it
 * @param citation the sentence of the region's document that the rule rests on; may be empty
 */
public record FeeLine(
    String item, Money unitPrice, int quantity, Money amount, String rule, String citation) {}
