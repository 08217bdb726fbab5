package org.certbureau.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certbureau.console.Accounts;
import org.certbureau.console.BureauClient;
import org.certbureau.console.Desks;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;

/** A running bureau with thousands of applications whose production is open, and its stations. */
final class FilledBureau {
  private static final int CHIPS_A_DELIVERY = 1000;

  private final BureauUnderTest bureau;
  private final Accounts accounts;
  private final String region;
  private final PrintStream out;

  FilledBureau(BureauUnderTest bureau, String region, PrintStream out) throws IOException {
    this.bureau = bureau;
    this.accounts = Accounts.read(bureau.data().resolve("accounts.txt"));
    this.region = region;
    this.out = out;
  }

  /** One application through every desk, and copies of it with all gates open. */
  void fill(int copies) throws IOException, InterruptedException {
    String original = new Desks(bureau.url(), accounts, region, line -> {}).toProduction(1, 2);
    out.printf("filling the bureau with %d applications%n", copies);
    order(original, copies);
  }

  /** Renewals of the certificates that were made, with all gates open. */
  void renew(int renewals) throws IOException, InterruptedException {
    out.printf("applying for %d renewals%n", renewals);
    order("RENEW", renewals);
  }

  private void order(String what, int count) throws IOException, InterruptedException {
    Path orders = Files.createDirectories(bureau.data().resolve("bench"));
    Path done = orders.resolve("done");
    Files.deleteIfExists(done);
    Path fresh = Files.writeString(orders.resolve("order.new"), what + " " + count);
    Files.move(fresh, orders.resolve("order"), StandardCopyOption.ATOMIC_MOVE);
    while (!Files.exists(done)) {
      Pause.of(Duration.ofMillis(200));
    }
  }

  /**
   * @param tokens blank ones that each has, but for one more
   */
  List<MeasuredStation> stations(int count, int tokens) throws Exception {
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
}
