package org.certbureau.station.program.holder;

import java.io.IOException;
import java.time.Clock;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.pin.PinTools;
import org.certbureau.station.program.token.TokenReader;

/** The two sides of the jobs for holders' tokens: the bureau's orders and the reader. */
public record Holders(HolderOrders orders, HolderReader reader) {

  public static Holders inFiles(StationHome home, TokenReader reader, PinTools pins, Clock clock)
      throws IOException {
    return over(HolderBook.inFiles(home.holders()), reader, pins, clock);
  }

  /** They last as long as the program. */
  public static Holders inMemory(TokenReader reader, PinTools pins, Clock clock) {
    return over(HolderBook.inMemory(), reader, pins, clock);
  }

  private static Holders over(HolderBook book, TokenReader reader, PinTools pins, Clock clock) {
    ResetWork resets = new ResetWork(book, pins, clock);
    return new Holders(
        new HolderOrders(book, resets, clock), new HolderReader(book, reader, resets));
  }
}
