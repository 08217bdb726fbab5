package org.certbureau.region.policy;

/**
 * How the bureau reads a doubtful place of its documents (办理口径). Every row that rests on it is
 * cited by these words, with the phrase that it reads.
 *
 * @param reading its ID, which stands as the rule of rows
 */
public record Reading(String reading, String words) {}
