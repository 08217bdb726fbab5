package org.certbureau.station.program.local;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.program.disk.DiskJson;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.pin.Pin;

/** Answers what {@link LocalDesk} asks, for as long as the station runs. */
public final class LocalDoor implements Closeable {
  private static final Logger LOG = Logger.getLogger(LocalDoor.class.getName());

  private final LocalAddress address;
  private final HolderDesk desk;
  private final Callable<URI> page;
  private final ServerSocketChannel door;

  private LocalDoor(LocalAddress address, HolderDesk desk, Callable<URI> page) throws IOException {
    this.address = address;
    this.desk = desk;
    this.page = page;
    address.makeWay();
    this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(address.address());
    address.closeToOthers();
  }

  /**
   * @param page gives a link to the page at the counter
   * @param name of the station, for its threads
   * @throws IOException where no socket can be made there, as where the path is too long for one
   */
  public static LocalDoor open(StationHome home, HolderDesk desk, Callable<URI> page, String name)
      throws IOException {
    LocalDoor door = new LocalDoor(LocalAddress.of(home), desk, page);
    daemon(door::serve, name + "-door").start();
    return door;
  }

  private void serve() {
    while (door.isOpen()) {
      try {
        SocketChannel asker = door.accept();
        daemon(() -> answer(asker), Thread.currentThread().getName() + "-asker").start();
      } catch (AsynchronousCloseException e) {
        LOG.finest("The door is closed");
      } catch (IOException e) {
        LOG.log(Level.WARNING, "Somebody could not come in", e);
      }
    }
  }

  /** Whoever is not answered is cut off, and the log says why. */
  private void answer(SocketChannel asker) {
    try (asker) {
      Question question = DiskJson.read(LocalAddress.read(asker), Question.class);
      LocalAddress.write(asker, DiskJson.write(answer(question)));
    } catch (IOException e) {
      // nothing of it is quoted: there may be a PIN in it
      LOG.warning(() -> "A question is not answered: " + e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      LOG.warning(() -> "A question makes no sense: " + e.getClass().getSimpleName());
    }
  }

  private Object answer(Question question) throws IOException {
    return switch (question.kind()) {
      case WANTED -> desk.wanted();
      case STRANGERS -> desk.strangers();
      case TYPED -> desk.typed(question.job(), Pin.of(question.pin()));
      case CANCEL -> desk.cancel(question.job());
      case PAGE -> link();
    };
  }

  private String link() throws IOException {
    try {
      return page.call().toString();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("no page can be opened", e);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(address.socket());
  }
}
