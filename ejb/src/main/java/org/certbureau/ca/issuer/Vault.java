package org.certbureau.ca.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.work.Sealings;

/**
 * Keeps the authorities' private keys: sealed under the master key in the database, open in memory
 * only here and as a {@link DigestSigner}. A hardware module takes this place by keeping a handle
 * where the sealed key stands and giving out a signer that asks the device.
 */
@ApplicationScoped
class Vault {
  @Inject private Sealings sealings;

  byte[] seal(String issuer, Sm2PrivateKey key) {
    return sealing().seal(key.bytes(), issuer);
  }

  DigestSigner signer(Issuer issuer) {
    return Sm2PrivateKey.ofBytes(sealing().open(issuer.sealedKey(), issuer.code()));
  }

  private Sealing sealing() {
    return sealings.sealingFor("ca.issuer-key");
  }
}
