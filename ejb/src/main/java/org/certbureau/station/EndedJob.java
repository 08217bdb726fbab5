package org.certbureau.station;

import org.certbureau.application.production.ItemRef;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kernel.RegionCode;

/**
 * A job that is over.
 *
 * @param chip the token that was taken for it; null where the bureau has heard of none
 */
public record EndedJob(String number, JobKind kind, ItemRef item, RegionCode region, String chip) {}
