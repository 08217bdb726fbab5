package org.certbureau.station.program.token;

import java.util.List;
import org.certbureau.station.contract.Octets;

/**
 * What lies beside the pair in a container, DER each.
 *
 * @param chain the issuer's certificate first, the root last
 */
public record TokenCertificates(Octets signing, Octets encryption, List<Octets> chain) {
  public TokenCertificates {
    chain = List.copyOf(chain);
  }
}
