package org.certbureau.station.program;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.Post;
import org.certbureau.station.program.holder.HolderDesk;
import org.certbureau.station.program.holder.ReaderWatch;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.home.StationSettings;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.local.LocalDoor;
import org.certbureau.station.program.page.HolderPage;
import org.certbureau.station.program.pin.CommandSlipPrinter;
import org.certbureau.station.program.pin.FileSlipPrinter;
import org.certbureau.station.program.pin.SlipFormat;
import org.certbureau.station.program.pin.SlipPrinter;
import org.certbureau.station.program.queue.Broker;
import org.certbureau.station.program.queue.OrderLoop;
import org.certbureau.station.program.region.PinKeyRing;
import org.certbureau.station.program.soft.SoftTokenDriver;

/**
 * A station at work. Several of one program share nothing but the process: each has a thread,
 * connection, rack and directory of its own, and none of them notices what befalls another.
 */
final class RunningStation implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RunningStation.class.getName());

  /** Enough for the largest message in hand. */
  private static final long LONGEST_END_MILLIS = TimeUnit.SECONDS.toMillis(30);

  private final StationSettings settings;
  private final FileChannel lock;
  private final Broker broker;

  /** A printer's command that takes longer hangs. */
  private static final Duration SLIP_LIMIT = Duration.ofMinutes(1);

  private final OrderLoop loop;
  private final Thread worker;
  private final ReaderWatch watch;
  private final Thread watcher;

  private final HolderPage page;

  /** Null where none could be opened. */
  private final LocalDoor door;

  private RunningStation(
      StationHome home, StationSettings settings, StationKeys keys, FileChannel lock, Clock clock)
      throws IOException {
    SoftTokenDriver driver = SoftTokenDriver.inFiles(home.tokens(), keys.softTokens());
    StationCore core =
        StationCore.inFiles(
            home, settings.code(), keys.master(), driver, printer(home, settings.slips()), clock);
    this.settings = settings;
    this.lock = lock;
    this.broker = new Broker(settings);
    this.loop =
        new OrderLoop(
            settings.code(),
            broker,
            Post.ofStation(settings.code(), keys.signing(), settings.bureauKey()),
            core,
            clock);
    this.worker = new Thread(loop, settings.code());
    this.watch = new ReaderWatch(core.holders());
    this.page = new HolderPage(settings.code(), core.holders(), loop::isConnected);
    this.door = door(home, core.holders(), page, settings.code());
    this.watcher = new Thread(watch, settings.code() + "-reader");
    LOG.info(() -> "Ready: " + settings + ", rack " + core.heartbeat());
  }

  private static SlipPrinter printer(StationHome home, StationSettings.Slips slips) {
    SlipFormat format = slips.html() ? SlipFormat.HTML : SlipFormat.TEXT;
    return slips.command().isEmpty()
        ? new FileSlipPrinter(home.slips(), format)
        : new CommandSlipPrinter(home.slips(), slips.command(), format, SLIP_LIMIT);
  }

  /** Without it the tokens in the rack are served all the same. */
  private static LocalDoor door(StationHome home, HolderDesk desk, HolderPage page, String code) {
    try {
      return LocalDoor.open(home, desk, page::link, code);
    } catch (IOException e) {
      LOG.log(Level.WARNING, code + ": no other program can ask this station", e);
      return null;
    }
  }

  /**
   * Runs one station, or several side by side; none starts if one cannot. Returns when SIGTERM or
   * SIGINT has been obeyed.
   */
  static void run(List<StationHome> homes, Clock clock) throws IOException, StationProblem {
    List<RunningStation> stations = new ArrayList<>();
    try {
      for (StationHome home : homes) {
        stations.add(open(home, clock));
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stations), "end"));
      for (RunningStation station : stations) {
        station.watcher.start();
        station.worker.start();
      }
      for (RunningStation station : stations) {
        station.worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(stations);
    } finally {
      stations.forEach(RunningStation::close);
    }
  }

  private static RunningStation open(StationHome home, Clock clock)
      throws IOException, StationProblem {
    StationSettings settings = StationSettings.read(home);
    StationKeys keys = StationKeys.read(home);
    home.create();
    requirePinKeys(home, settings, keys);
    FileChannel lock = home.lock();
    try {
      home.sweep();
      return new RunningStation(home, settings, keys, lock, clock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Better told at once than at the first token that needs one. */
  private static void requirePinKeys(StationHome home, StationSettings settings, StationKeys keys)
      throws StationProblem {
    try {
      new PinKeyRing(home, settings.code(), keys.master()).shared();
    } catch (IOException e) {
      throw new StationProblem(e.getMessage(), e);
    }
  }

  /** All are told before the first is waited for. */
  private static void end(List<RunningStation> stations) {
    for (RunningStation station : stations) {
      station.loop.stop();
      station.watch.stop();
    }
    try {
      for (RunningStation station : stations) {
        station.worker.join(LONGEST_END_MILLIS);
        station.watcher.join(LONGEST_END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    broker.close();
    page.close();
    // the door first: whoever gets the lock opens one of its own in the same place
    for (Closeable held : new Closeable[] {door, lock}) {
      try {
        if (held != null) {
          held.close();
        }
      } catch (IOException e) {
        LOG.log(Level.WARNING, e, () -> "The lock or door of " + settings + " was not given back");
      }
    }
    LOG.info(() -> "Ended: " + settings);
  }
}
