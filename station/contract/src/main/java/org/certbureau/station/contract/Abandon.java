package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The bureau gives the job up: no further step of it is taken. A blank already touched is spoiled;
 * of a holder's token ({@link Rekey}, {@link RestoreKey}) the new container is deleted and nothing
 * else, as soon as the token is there again if it was carried off. Of another PIN ({@link
 * ResetPin}) no slip is printed. Answered only by a token of which the bureau does not know: {@link
 * Failed} at this step, with its chip.
 *
 * @param chip null where the bureau never learned it
 * @param reason one sentence for the station's operator
 */
public record Abandon(
    String job, @JsonInclude(JsonInclude.Include.NON_NULL) String chip, String reason)
    implements Order {

  @Override
  @JsonIgnore
  public JobStep step() {
    return JobStep.ABANDON;
  }
}
