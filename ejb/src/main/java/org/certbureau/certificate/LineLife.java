package org.certbureau.certificate;

import java.util.List;

/**
 * The whole life of a certificate line.
 *
 * @param pairs all that were ever made for it, the newest first
 * @param holds all times on hold, the newest first
 */
public record LineLife(LineView line, List<PairView> pairs, List<HoldView> holds) {
  public LineLife {
    pairs = List.copyOf(pairs);
    holds = List.copyOf(holds);
  }
}
