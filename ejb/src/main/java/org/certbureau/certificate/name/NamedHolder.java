package org.certbureau.certificate.name;

import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;

/**
 * Who holds a certificate.
 *
 * @param name as registered
 * @param creditCode null for a unit without one
 */
public record NamedHolder(RegionCode region, String name, CreditCode creditCode) {}
