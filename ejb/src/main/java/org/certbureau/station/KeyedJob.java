package org.certbureau.station;

import org.certbureau.application.production.ItemRef;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;

/** A job whose token has its key: certificates may be signed for it. */
public record KeyedJob(
    String number, ItemRef item, RegionCode region, String chip, Sm2PublicKey key) {}
