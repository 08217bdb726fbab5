package org.certbureau.report;

/**
 * The figures of one day, region, desk or service.
 *
 * @param code as in the rows; null for what was accepted at no desk
 * @param name in the reader's language
 */
public record Subtotal(String code, String name, Figures figures) {}
