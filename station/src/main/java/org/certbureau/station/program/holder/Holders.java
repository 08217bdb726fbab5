package org.certbureau.station.program.holder;

import java.io.IOException;
import java.time.Clock;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.token.TokenReader;

/** The two sides of the jobs for holders' tokens: the bureau's orders and the reader. */
public record Holders(HolderOrders orders, HolderReader reader) {

  public static Holders inFiles(StationHome home, TokenReader reader, Clock clock)
      throws IOException {
    return over(HolderBook.inFiles(home.holders()), reader, clock);
  }

  /** They last as long as the program. */
  public static Holders inMemory(TokenReader reader, Clock clock) {
    return over(HolderBook.inMemory(), reader, clock);
  }

  private static Holders over(HolderBook book, TokenReader reader, Clock clock) {
    return new Holders(new HolderOrders(book, clock), new HolderReader(book, reader));
  }
}
