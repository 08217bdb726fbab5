package org.certbureau.station.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The station is there.
 *
 * @param slots tokens in the rack
 * @param blanks those of them that a job can still take
 * @param pinKeys the keys to administrator PINs that it has beside its own; not sent where it has
 *     none
 * @param slipWords whether it prints on a slip whose token it is for ({@link SlipWords}); not sent
 *     by those that do not know of it
 */
public record Heartbeat(
    int slots,
    int blanks,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SharedPinKey> pinKeys,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean slipWords)
    implements Report {

  public Heartbeat {
    pinKeys = pinKeys == null ? List.of() : List.copyOf(pinKeys);
  }

  /** Of a station that has its own key to administrator PINs alone. */
  public Heartbeat(int slots, int blanks) {
    this(slots, blanks, List.of());
  }

  /** Of a station that prints slips without names. */
  public Heartbeat(int slots, int blanks, List<SharedPinKey> pinKeys) {
    this(slots, blanks, pinKeys, false);
  }
}
