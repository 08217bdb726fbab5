package org.certbureau.application.worklist;

import java.util.Map;

/**
 * How many applications of somebody's regions wait for what.
 *
 * @param waiting whoever's move it is; of {@link Awaiting#ME} the caller's
 * @param able those among them with which the caller can go on
 */
public record WorkCounts(Map<Awaiting, Long> waiting, Map<Awaiting, Long> able) {
  public WorkCounts {
    waiting = Map.copyOf(waiting);
    able = Map.copyOf(able);
  }
}
