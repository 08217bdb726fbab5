package org.certbureau.station;

import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A token that is wanted.
 *
 * @param item of the case, which the token is for
 * @param desk where it was asked for; null where at none
 * @param holderName for the people at the station's monitor
 * @param pinRetryLimit wrong PINs in a row that lock the token (CS-14, GD-17)
 */
public record NewJob(
    CaseNumber caseNumber,
    long item,
    RegionCode region,
    String desk,
    String holderName,
    int pinRetryLimit) {}
