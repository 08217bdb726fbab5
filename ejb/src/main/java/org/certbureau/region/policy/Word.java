package org.certbureau.region.policy;

/** The region's own word for a service. */
public record Word(Text word, String rule, String citation) implements Sourced {}
