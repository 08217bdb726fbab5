package org.certbureau.kmc;

import java.util.Objects;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;

/**
 * @param tokenSigningKey the token that alone is to open the pair; the bureau has had its
 *     possession proved
 * @param region whose auditors may read the entries about it; null for the whole house
 * @param reference what it is for, such as case number and job; at most 100 characters, no personal
 *     data
 */
public record PairRequest(Sm2PublicKey tokenSigningKey, RegionCode region, String reference) {
  public PairRequest {
    Objects.requireNonNull(tokenSigningKey, "tokenSigningKey");
    if (reference.length() > 100) {
      throw new IllegalArgumentException("a reference has at most 100 characters: " + reference);
    }
  }
}
