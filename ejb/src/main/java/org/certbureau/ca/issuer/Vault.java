package org.certbureau.ca.issuer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.work.Sealings;

/**
 * Keeps the private keys of authorities and of who answers for them: sealed under the master key in
 * the database, open in memory only here and as a {@link DigestSigner}. A hardware module takes
 * this place by keeping a handle where the sealed key stands and giving out a signer that asks the
 * device.
 */
@ApplicationScoped
public class Vault {
  @Inject private Sealings sealings;

  /**
   * @param owner whose it is; the sealed key opens for nobody else
   */
  public byte[] seal(String owner, Sm2PrivateKey key) {
    return sealing().seal(key.bytes(), owner);
  }

  public DigestSigner open(String owner, byte[] sealedKey) {
    return Sm2PrivateKey.ofBytes(sealing().open(sealedKey, owner));
  }

  private Sealing sealing() {
    return sealings.sealingFor("ca.issuer-key");
  }
}
