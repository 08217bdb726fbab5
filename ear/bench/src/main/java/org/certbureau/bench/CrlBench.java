package org.certbureau.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.CertificateList;

/**
 * How long a revocation takes to be published by a running bureau: with the whole of a long list,
 * and by its delta. From the commit until the public gets it.
 */
public final class CrlBench {
  private static final int DELTAS = 20;

  /** Long enough for all that is measured between two lists. */
  private static final int CADENCE_SECONDS = 120;

  private static final Duration LOOK = Duration.ofMillis(5);

  private final PrintStream out;
  private final Options options;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Clock clock = Clock.systemUTC();

  private CrlBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** {@code --home DIR --parts DIR --settings DIR --port N --revoked N [--java-options TEXT]} */
  public static void main(String[] words) throws Exception {
    new CrlBench(new Options(words), System.out).run();
    System.exit(0);
  }

  private void run() throws Exception {
    int revoked = options.number("revoked");
    HeapLog heap = new HeapLog(Path.of(options.text("home")).resolve("gc.log"));
    Map<String, String> settings =
        Map.of(
            "BUREAU_RATE_PKI", "0", "BUREAU_CRL_CADENCE_SECONDS", String.valueOf(CADENCE_SECONDS));
    try (BureauUnderTest bureau = options.bureau(settings, heap.option())) {
      bureau.awaitReady();
      SerialOrder order = new SerialOrder(bureau);
      String issuer = order.issue(1, revoked + DELTAS + 1).issuer();
      String list = bureau.url() + "/crl/" + issuer + ".crl";
      String delta = bureau.url() + "/crl/" + issuer + "-delta.crl";

      long before = length(list);
      int collections = heap.count();
      SerialOrder.Done done = order.revoke(1, revoked);
      while (length(list) == before) {
        Pause.of(LOOK);
      }
      double seconds = (clock.millis() - done.committed().toEpochMilli()) / 1e3;
      List<Integer> after = heap.after();
      out.printf(
          "complete   %8.2f s, %d bytes; on the heap after a collection %d MiB, then %d at most%n",
          seconds,
          length(list),
          after.get(Math.max(0, collections - 1)),
          Collections.max(after.subList(Math.max(0, collections - 1), after.size())));
      order.revoke(revoked + 1, revoked + 1);
      measureAgain(bureau, heap, list);
      measureDeltas(order, delta, revoked + 1);
      out.printf("peak RSS   %8d MiB (the bureau)%n", bureau.peakRss());
    }
  }

  private void measureDeltas(SerialOrder order, String delta, int revoked) throws Exception {
    int before = lines(delta);
    List<Long> millis = new ArrayList<>();
    for (int i = 1; i <= DELTAS; i++) {
      SerialOrder.Done done = order.revoke(revoked + i, revoked + i);
      while (lines(delta) < before + i) {
        Pause.of(LOOK);
      }
      millis.add(clock.millis() - done.committed().toEpochMilli());
    }
    Collections.sort(millis);
    out.printf(
        "delta      %8.3f s, at most %.3f s of %d%n",
        millis.get(DELTAS / 2) / 1e3, millis.get(DELTAS - 1) / 1e3, DELTAS);
  }

  /** By cadence, when nothing is written beside it: what is not garbage while a list is made. */
  private void measureAgain(BureauUnderTest bureau, HeapLog heap, String list) throws Exception {
    bureau.collect();
    int before = heap.kept().size();
    long length = length(list);
    while (length(list) == length) {
      bureau.collect();
    }
    List<Integer> kept = heap.kept().subList(before - 1, heap.kept().size());
    out.printf(
        "again      kept on the heap %d MiB, then %d at most of %d times: %+d MiB%n",
        kept.get(0), Collections.max(kept), kept.size(), Collections.max(kept) - kept.get(0));
  }

  private long length(String url) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(url))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.discarding())
        .headers()
        .firstValueAsLong("Content-Length")
        .orElse(-1);
  }

  private static int lines(String url) throws IOException {
    try (InputStream der = URI.create(url).toURL().openStream()) {
      return CertificateList.getInstance(der.readAllBytes()).getRevokedCertificates().length;
    }
  }
}
