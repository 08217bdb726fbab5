package org.certbureau.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.crypto.Sm3;

/**
 * Asks the bureau what became of certificates, over kept connections, with ten certificates in its
 * register and with many; and beside it a responder with nothing behind it, and signing alone.
 */
public final class OcspBench {
  private static final int FEW = 10;
  private static final int DIFFERENT_QUESTIONS = 2_000;
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** Of a bureau that has just started, much of which is not compiled yet. */
  private static final Duration FIRST_WARM_UP = Duration.ofSeconds(60);

  private static final Duration SIGNING = Duration.ofSeconds(5);

  private final PrintStream out;
  private final Options options;

  private OcspBench(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * {@code --home DIR --parts DIR --settings DIR --port N --seconds N --clients N --rows N
   * [--java-options TEXT]}
   */
  public static void main(String[] words) throws Exception {
    new OcspBench(new Options(words), System.out).run();
    System.exit(0);
  }

  private void run() throws Exception {
    int ocspPort = options.number("port") + 2;
    out.printf("signing       %9.0f /s on one thread%n", signaturesPerSecond());
    double before = bare("before");
    try (BureauUnderTest bureau =
        options.bureau(
            Map.of("BUREAU_OCSP_PORT", String.valueOf(ocspPort), "BUREAU_RATE_PKI", "0"))) {
      bureau.awaitReady();
      SerialOrder order = new SerialOrder(bureau);
      String issuer = order.issue(1, FEW).issuer();
      order.revoke(FEW, FEW);
      Sm2Certificate authority;
      try (InputStream der =
          URI.create(bureau.url() + "/ca/" + issuer + ".cer").toURL().openStream()) {
        authority = Sm2Certificate.parse(der.readAllBytes());
      }
      double few =
          measure(FEW + " rows", ocspPort, authority, FEW, bureau.process(), FIRST_WARM_UP);
      int rows = options.number("rows");
      order.issue(FEW + 1, rows);
      double many = measure(rows + " rows", ocspPort, authority, rows, bureau.process());
      measure("by /ocsp", options.number("port"), authority, rows, bureau.process());
      double after = bare("after");
      double bare = (before + after) / 2;
      out.printf(
          "of the bare   %9.1f %%, %.1f %% with %d rows%n",
          100 * few / bare, 100 * many / bare, rows);
    }
  }

  private double measure(
      String what, int port, Sm2Certificate issuer, int rows, ProcessHandle server)
      throws Exception {
    return measure(what, port, issuer, rows, server, WARM_UP);
  }

  private double measure(
      String what, int port, Sm2Certificate issuer, int rows, ProcessHandle server, Duration warmUp)
      throws Exception {
    List<byte[]> questions =
        new SecureRandom()
            .ints(DIFFERENT_QUESTIONS, 1, rows + 1)
            .mapToObj(number -> question(issuer, SerialOrder.serial(number)))
            .toList();
    OcspClients.Figures figures =
        new OcspClients(port, options.number("clients"), questions)
            .ask(warmUp, Duration.ofSeconds(options.number("seconds")), server);
    out.printf(
        "%-13s %9.0f /s, p50 %.2f ms, p95 %.2f ms; CPU for each: server %d µs, client %d µs%n",
        what,
        figures.perSecond(),
        figures.medianMillis(),
        figures.p95Millis(),
        figures.server().toNanos() / 1000,
        figures.client().toNanos() / 1000);
    return figures.perSecond();
  }

  private double bare(String when) throws Exception {
    int port = options.number("port") + 3;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.addAll(options.javaOptions());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BareResponder.class.getName(),
            String.valueOf(port)));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      awaitListening(port);
      Sm2KeyPair key = Sm2Keys.generate(new SecureRandom());
      Sm2Certificate anybody =
          Sm2Certificate.parse(
              CertificateFloor.selfSigned(key, java.time.Clock.systemUTC().instant()));
      return measure("bare, " + when, port, anybody, FEW, process.toHandle());
    } finally {
      process.destroy();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static void awaitListening(int port) throws InterruptedException {
    boolean silent = true;
    while (silent) {
      try (java.net.Socket socket =
          new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
        silent = !socket.isConnected();
      } catch (IOException e) {
        Pause.of(Duration.ofMillis(100));
      }
    }
  }

  private static double signaturesPerSecond() {
    Sm2KeyPair key = Sm2Keys.generate(new SecureRandom());
    byte[] message = new byte[200];
    long made = 0;
    long begun = System.nanoTime();
    long warm = begun + SIGNING.toNanos();
    long end = warm + SIGNING.toNanos();
    for (long now = begun; now < end; now = System.nanoTime()) {
      if (Sm2Signatures.sign(key.privateKey(), message).length > 0 && now > warm) {
        made++;
      }
    }
    return made / (SIGNING.toNanos() / 1e9);
  }

  private static byte[] question(Sm2Certificate issuer, String serialHex) {
    CertID id =
        new CertID(
            new AlgorithmIdentifier(GMObjectIdentifiers.sm3),
            new DEROctetString(Sm3.digest(Der.encode(issuer.subject()))),
            new DEROctetString(Sm3.digest(issuer.publicKey().point())),
            new ASN1Integer(new BigInteger(serialHex, 16)));
    return Der.encode(
        new OCSPRequest(
            new TBSRequest(null, new DERSequence(new Request(id, null)), (Extensions) null), null));
  }
}
