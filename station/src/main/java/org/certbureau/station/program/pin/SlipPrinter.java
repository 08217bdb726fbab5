package org.certbureau.station.program.pin;

import java.io.IOException;

/** Prints PIN slips. */
@FunctionalInterface
public interface SlipPrinter {
  /**
   * Prints the slip so that it survives a crash once this returns. Asked again for the same job and
   * chip, which happens when the station died in between, it does not print a second one.
   */
  void print(Slip slip) throws IOException;
}
