package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Write the pair of certificates and the encryption key to the token of the job, then prove it.
 * Answered by {@link Installed}.
 *
 * @param chip the chip serial that the station reported for this job
 * @param signingCertificate DER
 * @param encryptionCertificate DER
 * @param envelopedKey GM/T 0009 SM2EnvelopedKey for the token's signing key, DER
 * @param chain the issuer's certificate first, the root last, DER
 * @param challenge 32 random bytes; what is signed is {@link
 *     org.certbureau.station.contract.proof.InstallProof#message}
 */
public record Install(
    String job,
    String chip,
    Octets signingCertificate,
    Octets encryptionCertificate,
    Octets envelopedKey,
    List<Octets> chain,
    Octets challenge)
    implements Order {

  public Install {
    chain = List.copyOf(chain);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.INSTALL;
  }
}
