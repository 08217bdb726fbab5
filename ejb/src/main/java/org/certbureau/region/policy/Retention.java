package org.certbureau.region.policy;

/**
 * For how long records are kept.
 *
 * @param years after the certificate has lapsed
 */
public record Retention(int years, String rule, String citation) implements Sourced {}
