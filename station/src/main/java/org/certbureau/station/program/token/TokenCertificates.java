package org.certbureau.station.program.token;

import java.util.List;
import org.certbureau.station.contract.Octets;

/**
 * What lies beside the keys in a container, DER each.
 *
 * @param signing null where the container holds a decryption key of before and no pair
 * @param chain the issuer's certificate first, the root last
 */
public record TokenCertificates(Octets signing, Octets encryption, List<Octets> chain) {
  public TokenCertificates {
    chain = List.copyOf(chain);
  }

  /** Of a decryption key that came back to its token without its signing key. */
  public static TokenCertificates ofDecryptionKey(Octets encryption, List<Octets> chain) {
    return new TokenCertificates(null, encryption, chain);
  }
}
