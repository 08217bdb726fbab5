package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Let a pair be born in a new container of its holder's token, that a decryption key of before can
 * be sealed for: a token opens an enveloped key with the key of the container alone that it goes
 * into (GM/T 0016). The token is waited for, must carry the certificate that is named, and its PIN
 * is typed there and never leaves the station. Answered by {@link KeyReady}, with the signature of
 * the key in force. Then people decide, which may take hours: the token may go meanwhile; what is
 * next is {@link Restore}, into the same container.
 *
 * <p>Given up before {@link Confirmed}, the new container is deleted and nothing else.
 *
 * @param chip serial of the chip that is wanted; a claim, until the certificate is found on it
 * @param certificate DER of the signing certificate in force, which the token must carry
 * @param holder whose token it is, for the people at the station
 * @param task what is done, in the words of the region, for the people at the station
 */
public record RestoreKey(String job, String chip, Octets certificate, String holder, String task)
    implements Order {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }

  /** Names no holder: it may stand in a log. */
  @Override
  public String toString() {
    return "RestoreKey[" + job + ", chip " + chip + "]";
  }
}
