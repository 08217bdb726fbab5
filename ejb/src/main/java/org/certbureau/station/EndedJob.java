package org.certbureau.station;

import org.certbureau.kernel.CaseNumber;

/**
 * A job that is over.
 *
 * @param chip null where no token was taken
 */
public record EndedJob(String number, CaseNumber caseNumber, String chip) {}
