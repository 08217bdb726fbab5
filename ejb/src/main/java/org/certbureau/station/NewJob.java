package org.certbureau.station;

import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A token that is wanted.
 *
 * @param kind what is done with the token
 * @param item of the case, which the token is for
 * @param line the certificate that was there before it, by its key; null where it makes a first one
 * @param chip the token that is presented; null where the next blank is taken
 * @param task what is done, in the words of the region, for the people at the station
 * @param desk where it was asked for; null where at none
 * @param holderName for the people at the station's monitor
 * @param pinRetryLimit wrong PINs in a row that lock the token (CS-14, GD-17)
 * @param pinKey under which the administrator PIN of the token was made; null where none is needed
 * @param pinKeyMaybe under which it may be by now, as nobody told; null where that is known
 */
public record NewJob(
    JobKind kind,
    CaseNumber caseNumber,
    long item,
    Long line,
    String chip,
    String task,
    RegionCode region,
    String desk,
    String holderName,
    int pinRetryLimit,
    String pinKey,
    String pinKeyMaybe) {}
