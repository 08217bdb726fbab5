package org.certbureau.region.policy;

/** One of several things to choose from: its code in data, its words on screen and paper. */
public record Choice(String code, Text label) {}
