package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * Put a decryption key of before, with its certificate, into the container of a {@link RestoreKey},
 * then prove that it opens what was encrypted for it. Answered by {@link Restored}.
 *
 * @param chip the chip serial that the station reported for this job
 * @param encryptionCertificate DER, of the pair that the key belongs to
 * @param envelopedKey GM/T 0009 SM2EnvelopedKey for the key that was born in the container, DER
 * @param chain the issuer's certificate first, the root last, DER
 * @param challenge GM/T 0009 SM2Cipher for the key of the certificate, DER, of 32 random bytes
 */
public record Restore(
    String job,
    String chip,
    Octets encryptionCertificate,
    Octets envelopedKey,
    List<Octets> chain,
    Octets challenge)
    implements Order {

  public Restore {
    chain = List.copyOf(chain);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.INSTALL;
  }
}
