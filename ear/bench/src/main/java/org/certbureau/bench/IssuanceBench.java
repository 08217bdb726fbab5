package org.certbureau.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.console.Accounts;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;

/**
 * Drives applications whose gates are open through the real way to a token: outbox, queue, soft
 * tokens in this process, CA, KMC, commits, audit. The bureau is a process of its own on the
 * embedded default.
 */
public final class IssuanceBench {
  private static final Duration FLOOR = Duration.ofSeconds(5);
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final int CHIPS_A_DELIVERY = 1000;

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
      Accounts accounts = Accounts.read(bureau.data().resolve("accounts.txt"));
      fill(bureau, accounts, tokens);
      List<MeasuredStation> stations =
          stations(bureau, accounts, options.number("stations"), tokens);
      floorBefore = new Floor().perSecond(FLOOR);
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
    floorAfter = new Floor().perSecond(FLOOR);
    Tokens made = Tokens.madeBetween(home.resolve("data"), from, until);
    print(made, measured, tokens);
    out.printf(
        "cpu         %8.2f ms a token (the bureau)%n",
        cpu.toNanos() / 1e6 / Math.max(1, made.count()));
    double floor = (floorBefore + floorAfter) / 2;
    out.printf(
        "floor       %8.1f tokens/s (%.1f before, %.1f after)%n", floor, floorBefore, floorAfter);
    out.printf("ratio       %8.1f %%%n", 100 * made.count() / (measured.toMillis() / 1e3) / floor);
    out.printf("peak RSS    %8d MiB (the bureau)%n", peakRss);
  }

  /** One application through every desk, and copies of it with all gates open. */
  private void fill(BureauUnderTest bureau, Accounts accounts, int copies)
      throws IOException, InterruptedException {
    String original = new Desks(bureau.url(), accounts, region, line -> {}).toProduction(1, 2);
    Path orders = Files.createDirectories(bureau.data().resolve("bench"));
    Path fresh = Files.writeString(orders.resolve("order.new"), original + " " + copies);
    Files.move(fresh, orders.resolve("order"), StandardCopyOption.ATOMIC_MOVE);
    out.printf("filling the bureau with %d applications%n", copies);
    while (!Files.exists(orders.resolve("done"))) {
      Pause.of(Duration.ofMillis(200));
    }
  }

  private List<MeasuredStation> stations(
      BureauUnderTest bureau, Accounts accounts, int count, int tokens) throws Exception {
    BureauClient administrator = new BureauClient(bureau.url(), accounts.administrator());
    BureauClient maker = new BureauClient(bureau.url(), accounts.find("MAKER", region));
    List<MeasuredStation> stations = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String code = "BENCH-" + i;
      List<String> chips = stock(maker, i, tokens + 1);
      Sm2KeyPair key = Sm2Keys.generate(new SecureRandom());
      JsonNode enrolment =
          administrator.post(
              "/stations",
              Map.of(
                  "request", EnrolmentRequest.write(code, key.privateKey()),
                  "region", region,
                  "name", code));
      stations.add(
          new MeasuredStation(
              code,
              key.privateKey(),
              "127.0.0.1:" + bureau.brokerPort(),
              enrolment.path("brokerLogin").asText(),
              enrolment.path("brokerPassword").asText(),
              BureauKeyFile.read(enrolment.path("bureauKey").asText()),
              chips));
    }
    return stations;
  }

  private List<String> stock(BureauClient maker, int station, int count)
      throws IOException, InterruptedException {
    List<String> chips = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      chips.add("%016X".formatted(((long) station << 32) + i));
    }
    for (int from = 0; from < count; from += CHIPS_A_DELIVERY) {
      List<Map<String, String>> delivery =
          chips.subList(from, Math.min(from + CHIPS_A_DELIVERY, count)).stream()
              .map(chip -> Map.of("chip", chip, "model", "SOFT-SM2"))
              .toList();
      maker.post(
          "/tokens/batches",
          Map.of("region", region, "batch", "BENCH-" + station + "-" + from, "chips", delivery));
    }
    return chips;
  }

  private void print(Tokens made, Duration measured, int wanted) {
    out.printf(
        "issuance    %8.1f tokens/s (%d in %d s%s)%n",
        made.count() / (measured.toMillis() / 1e3),
        made.count(),
        measured.toSeconds(),
        made.count() >= wanted ? ", all there were: ask for more --tokens" : "");
    out.printf(
        "one token   %8d ms p50, %d ms p95, from the order to the station to the active pair%n",
        made.quantile(0.5).toMillis(), made.quantile(0.95).toMillis());
  }
}
