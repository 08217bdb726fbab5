package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Let a signing pair be born in a new container of a token that is its holder's already, beside the
 * one in use. The token is waited for at the station, must carry the certificate that is named, and
 * its PIN is typed there and never leaves the station. Answered by {@link KeyReady}, with the
 * signature of the key in force; then comes {@link Install}, into the same container.
 *
 * <p>Until {@link Confirmed} the token can do all that it could before. Given up before, the new
 * container is deleted and nothing else; a token is never spoiled for it.
 *
 * @param chip serial of the chip that is wanted; a claim, until the certificate is found on it
 * @param certificate DER of the signing certificate in force, which the token must carry
 * @param holder whose token it is, for the people at the station
 * @param task what is done, in the words of the region, for the people at the station
 */
public record Rekey(String job, String chip, Octets certificate, String holder, String task)
    implements Order {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }

  /** Names no holder: it may stand in a log. */
  @Override
  public String toString() {
    return "Rekey[" + job + ", chip " + chip + "]";
  }
}
