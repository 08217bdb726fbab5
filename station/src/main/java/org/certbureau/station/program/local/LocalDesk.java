package org.certbureau.station.program.local;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import org.certbureau.station.program.disk.DiskJson;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.holder.PinAnswer;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.local.Question.Kind;
import org.certbureau.station.program.pin.Pin;

/** The desk of a station that runs in another process of the same user. */
public final class LocalDesk {
  private final LocalAddress address;

  public LocalDesk(StationHome home) {
    this.address = LocalAddress.of(home);
  }

  /**
   * As {@link HolderDesk#wanted}.
   *
   * @throws IOException if no station runs there; likewise below
   */
  public List<Wanted> wanted() throws IOException {
    return List.of(ask(new Question(Kind.WANTED, null, null), Wanted[].class));
  }

  /** As {@link HolderDesk#strangers}. */
  public Set<String> strangers() throws IOException {
    return Set.of(ask(new Question(Kind.STRANGERS, null, null), String[].class));
  }

  /** As {@link HolderDesk#typed}. */
  public PinAnswer typed(String job, Pin pin) throws IOException {
    return ask(new Question(Kind.TYPED, job, pin.digits()), PinAnswer.class);
  }

  /** As {@link HolderDesk#cancel}. */
  public boolean cancel(String job) throws IOException {
    return ask(new Question(Kind.CANCEL, job, null), Boolean.class);
  }

  /** A link that opens the page at the counter in one browser, once. */
  public URI page() throws IOException {
    return URI.create(ask(new Question(Kind.PAGE, null, null), String.class));
  }

  private <T> T ask(Question question, Class<T> answer) throws IOException {
    try (SocketChannel station = SocketChannel.open(address.address())) {
      LocalAddress.write(station, DiskJson.write(question));
      return DiskJson.read(LocalAddress.read(station), answer);
    }
  }
}
