package org.certbureau.certificate;

import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A certificate line that is to be opened.
 *
 * @param openedBy the case that applies for it
 * @param holder whose it will be
 */
public record NewLine(RegionCode region, CaseNumber openedBy, Holder holder) {}
