package org.certbureau.work;

import java.util.List;

/** Takes messages out of the house. A higher feature brings one for the destinations it knows. */
public interface Courier {
  boolean serves(String destination);

  /**
   * Hands the messages over in their order, as few messages of its own as it likes. Returns when
   * the other side has them safely; a message may be handed over again after a crash.
   *
   * @throws RuntimeException where they could not be handed over; they stay and are tried again
   */
  void deliver(String destination, List<String> bodies);
}
