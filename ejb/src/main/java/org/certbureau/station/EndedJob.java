package org.certbureau.station;

import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A job that is over.
 *
 * @param chip null where the bureau had not accepted one
 */
public record EndedJob(String number, CaseNumber caseNumber, RegionCode region, String chip) {}
