package org.certbureau.station.program.holder;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.certbureau.station.program.pin.Pin;

/**
 * Where holders sit: tells which token is wanted and how far each job has come, and takes the PIN.
 * A page or a console asks it, from whatever thread; nothing waits for a PIN.
 */
public interface HolderDesk {
  /** Jobs with something left to do, the oldest first, and behind them those that ended lately. */
  List<Wanted> wanted();

  /** Chips in the reader that no job wants. */
  Set<String> strangers();

  /**
   * Compares the PIN and answers at once; what it opens is done behind this call. The PIN is kept
   * nowhere.
   *
   * @throws IOException where what follows cannot be kept
   */
  PinAnswer typed(String job, Pin pin) throws IOException;

  /**
   * Breaks a job off before its new pair was proved: nothing becomes of it, and the token stays as
   * it was.
   *
   * @return whether it could be broken off
   * @throws IOException where that cannot be kept
   */
  boolean cancel(String job) throws IOException;
}
