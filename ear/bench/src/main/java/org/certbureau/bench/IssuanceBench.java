package org.certbureau.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Drives applications whose gates are open through the real way to a token: outbox, queue, soft
 * tokens in this process, CA, KMC, commits, audit. The bureau is a process of its own on the
 * embedded default.
 */
public final class IssuanceBench {
  private static final Duration FLOOR = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /**
   * Kept here, or its level would be forgotten; a line for each order would be measured with it.
   */
  private static final Logger STATION_LOG = Logger.getLogger("org.certbureau.station");

  private final Clock clock = Clock.systemUTC();
  private final PrintStream out;
  private final Options options;
  private final Path home;
  private final String region;

  private IssuanceBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.home = Path.of(options.text("home"));
    this.region = options.text("region");
  }

  /**
   * {@code --home DIR --parts DIR --settings DIR --region CODE --port N --seconds N --tokens N
   * --stations N [--java-options TEXT]}
   */
  public static void main(String[] words) throws Exception {
    STATION_LOG.setLevel(Level.WARNING);
    new IssuanceBench(new Options(words), System.out).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Duration measured = Duration.ofSeconds(options.number("seconds"));
    int tokens = options.number("tokens");
    Instant from;
    Instant until;
    double floorBefore;
    double floorAfter;
    long peakRss;
    Duration cpu;
    try (BureauUnderTest bureau = options.bureau(Map.of())) {
      bureau.awaitReady();
      FilledBureau filled = new FilledBureau(bureau, region, out);
      filled.fill(tokens);
      List<MeasuredStation> stations = filled.stations(options.number("stations"), tokens);
      floorBefore = Floor.ofIssuance().perSecond(FLOOR);
      stations.forEach(MeasuredStation::start);
      Pause.of(WARM_UP);
      from = clock.instant();
      Duration cpuFrom = Cpu.of(bureau.process());
      Pause.of(measured);
      until = clock.instant();
      cpu = Cpu.of(bureau.process()).minus(cpuFrom);
      peakRss = bureau.peakRss();
      for (MeasuredStation station : stations) {
        station.close();
      }
    }
    floorAfter = Floor.ofIssuance().perSecond(FLOOR);
    Tokens made = Tokens.madeBetween(home.resolve("data"), from, until);
    made.print(out, "issuance", measured, tokens);
    out.printf(
        "cpu         %8.2f ms a token (the bureau)%n",
        cpu.toNanos() / 1e6 / Math.max(1, made.count()));
    double floor = (floorBefore + floorAfter) / 2;
    out.printf(
        "floor       %8.1f tokens/s (%.1f before, %.1f after)%n", floor, floorBefore, floorAfter);
    out.printf("ratio       %8.1f %%%n", 100 * made.count() / (measured.toMillis() / 1e3) / floor);
    out.printf("peak RSS    %8d MiB (the bureau)%n", peakRss);
  }
}
