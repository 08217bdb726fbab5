package org.certbureau.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Another pair on tokens that are their holders': from the order to the station until the new pair
 * is in force and the former one on the list, with tokens that wait for nobody.
 */
public final class RenewalBench {
  private static final Duration FLOOR = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  /** Kept here, or its level would be forgotten. */
  private static final Logger STATION_LOG = Logger.getLogger("org.certbureau.station");

  private final Clock clock = Clock.systemUTC();
  private final PrintStream out;
  private final Options options;

  private RenewalBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * {@code --home DIR --parts DIR --settings DIR --region CODE --port N --seconds N --tokens N
   * [--java-options TEXT]}
   */
  public static void main(String[] words) throws Exception {
    STATION_LOG.setLevel(Level.SEVERE);
    new RenewalBench(new Options(words), System.out).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Duration measured = Duration.ofSeconds(options.number("seconds"));
    int tokens = options.number("tokens");
    Instant from;
    Instant until;
    double floorBefore;
    Duration bureauCpu;
    Duration stationCpu;
    try (BureauUnderTest bureau = options.bureau(Map.of())) {
      bureau.awaitReady();
      FilledBureau filled = new FilledBureau(bureau, options.text("region"), out);
      filled.fill(tokens);
      // a token is asked for at any station of the region, and these holders go to one
      MeasuredStation station = filled.stations(1, tokens).get(0);
      floorBefore = Floor.ofRenewal().perSecond(FLOOR);
      station.start();
      while (station.made() < tokens) {
        Pause.of(Duration.ofMillis(500));
      }
      filled.renew(tokens);
      station.serveHolders();
      Pause.of(WARM_UP);
      from = clock.instant();
      Duration bureauFrom = Cpu.of(bureau.process());
      Duration stationFrom = Cpu.of(ProcessHandle.current());
      Pause.of(measured);
      until = clock.instant();
      bureauCpu = Cpu.of(bureau.process()).minus(bureauFrom);
      stationCpu = Cpu.of(ProcessHandle.current()).minus(stationFrom);
      station.close();
    }
    double floorAfter = Floor.ofRenewal().perSecond(FLOOR);
    Tokens renewed = Tokens.madeBetween(Path.of(options.text("home")).resolve("data"), from, until);
    renewed.print(out, "renewal", measured, tokens);
    out.printf(
        "cpu         %8.2f ms a token (the bureau), %.2f (the station)%n",
        each(bureauCpu, renewed), each(stationCpu, renewed));
    double floor = (floorBefore + floorAfter) / 2;
    out.printf(
        "floor       %8.1f tokens/s (%.1f before, %.1f after)%n", floor, floorBefore, floorAfter);
    out.printf(
        "ratio       %8.1f %%%n", 100 * renewed.count() / (measured.toMillis() / 1e3) / floor);
  }

  private static double each(Duration cpu, Tokens renewed) {
    return cpu.toNanos() / 1e6 / Math.max(1, renewed.count());
  }
}
