package org.certbureau.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.certbureau.station.program.holder.HolderReader;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.TokenFault;

/** Holders who come with their tokens, a few at a time, as soon as they are wanted. */
final class Holders implements Runnable {
  /** So many tokens are in the reader at once: none of them waits for a person. */
  private static final int AT_ONCE = 32;

  private final HolderReader reader;
  private final SoftTokenDriver driver;
  private final Map<String, Pin> pins;
  private volatile boolean ended;

  /**
   * @param pins first PINs by chip, filled in as slips are printed
   */
  Holders(HolderReader reader, SoftTokenDriver driver, Map<String, Pin> pins) {
    this.reader = reader;
    this.driver = driver;
    this.pins = pins;
  }

  int tokens() {
    return pins.size();
  }

  void stop() {
    ended = true;
  }

  @Override
  public void run() {
    try {
      while (!ended) {
        goOn();
        reader.look();
      }
    } catch (TokenFault | IOException e) {
      throw new IllegalStateException(e);
    } finally {
      reader.close();
    }
  }

  private void goOn() throws TokenFault, IOException {
    Set<String> leaving = new HashSet<>(driver.presented());
    Map<String, String> asked = new HashMap<>();
    Deque<String> coming = new ArrayDeque<>();
    for (Wanted wanted : reader.wanted()) {
      switch (wanted.step()) {
        case INSERT -> coming.add(wanted.chip());
        case PIN -> asked.put(wanted.job(), wanted.chip());
        case DONE, NOT_DONE -> {
          continue;
        }
        default -> {}
      }
      leaving.remove(wanted.chip());
    }
    for (String chip : leaving) {
      driver.remove(chip);
    }
    for (int there = driver.presented().size(); there < AT_ONCE && !coming.isEmpty(); there++) {
      driver.present(coming.poll());
    }
    for (Map.Entry<String, String> job : asked.entrySet()) {
      reader.typed(job.getKey(), pins.get(job.getValue()));
    }
  }
}
