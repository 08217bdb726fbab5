package org.certbureau.station;

import org.certbureau.application.production.ItemRef;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;

/**
 * A job whose token has its key: certificates may be signed for it, or another key sealed for it.
 *
 * @param line the certificate that was there before, by its key; null where it makes a first one
 */
public record KeyedJob(
    String number,
    JobKind kind,
    ItemRef item,
    RegionCode region,
    Long line,
    String chip,
    Sm2PublicKey key) {
  static KeyedJob of(Job job) {
    return new KeyedJob(
        job.number(),
        job.kind(),
        job.item(),
        job.region(),
        job.line(),
        job.chip(),
        job.born().key());
  }
}
