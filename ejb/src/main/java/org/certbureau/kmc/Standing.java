package org.certbureau.kmc;

import java.time.Instant;
import java.util.List;

/**
 * An order as the centre itself has written it down, and how it stands.
 *
 * @param order null where the centre's row was changed, or is of before orders were written down
 * @param openedAt likewise
 * @param quorum {@link Quorum.State#FORGED} where the centre's own rows were changed
 * @param how the bureau called its end; null while it has not told, and in rows of before
 * @param overAt when a key was given out, or nothing could be said any more; null while something
 *     can
 * @param repeated whether a later job of the same case asks
 * @param refused what was refused before to orders of the same case, the first one first
 * @param beforeChanged whether what was said to those cannot be told, as somebody has changed it
 */
public record Standing(
    RecoveryOrder order,
    Instant openedAt,
    Quorum quorum,
    String how,
    Instant overAt,
    boolean repeated,
    List<FormerRefusal> refused,
    boolean beforeChanged) {
  public Standing {
    refused = List.copyOf(refused);
  }

  /** Whether what stands there the centre has not written. */
  public boolean isForged() {
    return quorum.state() == Quorum.State.FORGED;
  }

  /** Whether it is of before orders were written down: the bureau's own rows say what it was. */
  public boolean isOfBefore() {
    return order == null && !isForged();
  }
}
