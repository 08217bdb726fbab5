package org.certbureau.station.program;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.Post;

/** The station at work, until it is told to end. */
final class Service {
  private static final Logger LOG = Logger.getLogger(Service.class.getName());

  /** Enough for the largest message in hand. */
  private static final long LONGEST_END_MILLIS = TimeUnit.SECONDS.toMillis(30);

  private Service() {}

  /**
   * Runs one station, or several side by side; none starts if one cannot. Returns when SIGTERM or
   * SIGINT has been obeyed.
   */
  static void run(List<StationHome> homes, Clock clock) throws IOException, StationProblem {
    for (StationHome home : homes) {
      StationSettings.read(home);
    }
    for (StationHome home : homes.subList(1, homes.size())) {
      new Thread(() -> runBeside(home, clock), home.directory().getFileName().toString()).start();
    }
    run(homes.get(0), clock);
  }

  private static void runBeside(StationHome home, Clock clock) {
    try {
      run(home, clock);
    } catch (IOException | StationProblem | RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "The station in " + home.directory() + " cannot go on");
    }
  }

  private static void run(StationHome home, Clock clock) throws IOException, StationProblem {
    StationSettings settings = StationSettings.read(home);
    StationKeys keys = StationKeys.read(home);
    home.create();
    try (FileChannel lock = home.lock();
        Broker broker = new Broker(settings)) {
      home.sweep();
      SoftTokenDriver driver = SoftTokenDriver.inFiles(home.tokens(), keys.softTokens());
      StationCore core = StationCore.inFiles(home, keys.master(), driver, clock);
      OrderLoop loop =
          new OrderLoop(
              settings.code(),
              broker,
              Post.ofStation(settings.code(), keys.signing(), settings.bureauKey()),
              core,
              clock);
      endWithTheProgram(loop, Thread.currentThread());
      LOG.info(() -> "Started: " + settings + ", rack " + core.heartbeat());
      loop.run();
      LOG.info(() -> "Ended: " + settings);
    }
  }

  private static void endWithTheProgram(OrderLoop loop, Thread worker) {
    Thread hook =
        new Thread(
            () -> {
              loop.stop();
              try {
                worker.join(LONGEST_END_MILLIS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "end");
    Runtime.getRuntime().addShutdownHook(hook);
  }
}
