package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Asks for another user PIN on a token that its holder presents, which is locked or whose PIN is
 * forgotten (CS-19, GD-C5). Nothing else on it is touched. Once the PIN is set the station answers
 * {@link PinReset}; the slip with it is printed with {@link Confirmed} and no sooner, once, and
 * that is answered {@link Settled}. Given up before, no slip is printed: the token then carries a
 * PIN that nobody knows, and another job sets the next.
 *
 * @param chip serial of the chip that is wanted; a claim, until the token has signed
 * @param certificate DER of the signing certificate in force, which the token must carry and by
 *     whose key it proves itself
 * @param challenge 32 random bytes for {@link org.certbureau.station.contract.proof.PinResetProof}
 * @param pinKey under which the administrator PIN was made with which the token left its station; a
 *     station that does not have it tries none, which would cost the token a try
 * @param newPinKey under which the administrator PIN is to be made from now on; null leaves it. A
 *     station without that key leaves it, too. The token may be under it already, where it was
 *     never told that it is
 * @param holder whose token it is, for the people at the station
 * @param task what is done, in the words of the region, for the people at the station
 */
public record ResetPin(
    String job,
    String chip,
    Octets certificate,
    Octets challenge,
    String pinKey,
    @JsonInclude(JsonInclude.Include.NON_NULL) String newPinKey,
    String holder,
    String task)
    implements Order {

  /** The administrator PIN stays. */
  public ResetPin(
      String job,
      String chip,
      Octets certificate,
      Octets challenge,
      String pinKey,
      String holder,
      String task) {
    this(job, chip, certificate, challenge, pinKey, null, holder, task);
  }

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.PREPARE;
  }

  /** Names no holder: it may stand in a log. */
  @Override
  public String toString() {
    return "ResetPin[" + job + ", chip " + chip + "]";
  }
}
