package org.certbureau.application.production;

import org.certbureau.kernel.CaseNumber;

/**
 * A token that was handed in for another to take its place.
 *
 * @param chip its chip serial
 */
public record HandedIn(CaseNumber caseNumber, String chip) {}
