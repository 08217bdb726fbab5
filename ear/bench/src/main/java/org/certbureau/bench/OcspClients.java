package org.certbureau.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Asks over kept connections, each by a thread that waits for its answer. */
final class OcspClients {
  private final int port;
  private final int count;
  private final List<byte[]> messages;

  /**
   * @param questions of which each time one is drawn
   */
  OcspClients(int port, int count, List<byte[]> questions) {
    this.port = port;
    this.count = count;
    this.messages = questions.stream().map(OcspClients::message).toList();
  }

  /**
   * What came of it.
   *
   * @param client CPU of this process
   * @param server CPU of the other
   */
  record Figures(
      double perSecond, double medianMillis, double p95Millis, Duration client, Duration server) {}

  /** Asks for that long and measures only what comes after a warm-up. */
  Figures ask(Duration warmUp, Duration time, ProcessHandle server)
      throws InterruptedException, ExecutionException {
    run(warmUp);
    Duration client = Cpu.of(ProcessHandle.current());
    Duration before = Cpu.of(server);
    long begun = System.nanoTime();
    long[] nanos = run(time);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Figures(
        nanos.length / seconds,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.95)] / 1e6,
        Cpu.of(ProcessHandle.current()).minus(client).dividedBy(nanos.length),
        Cpu.of(server).minus(before).dividedBy(nanos.length));
  }

  private long[] run(Duration time) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      long end = System.nanoTime() + time.toNanos();
      List<Future<long[]>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(threads.submit(() -> one(end)));
      }
      long[] nanos = {};
      for (Future<long[]> one : all) {
        long[] more = one.get();
        nanos = Arrays.copyOf(nanos, nanos.length + more.length);
        System.arraycopy(more, 0, nanos, nanos.length - more.length, more.length);
      }
      Arrays.sort(nanos);
      return nanos;
    } finally {
      threads.shutdown();
    }
  }

  private long[] one(long end) throws IOException {
    long[] nanos = new long[1024];
    int made = 0;
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        boolean open = true;
        while (open && System.nanoTime() < end) {
          long asked = System.nanoTime();
          socket
              .getOutputStream()
              .write(messages.get(ThreadLocalRandom.current().nextInt(messages.size())));
          open = readAnswer(in);
          if (made == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * made);
          }
          nanos[made++] = System.nanoTime() - asked;
        }
      }
    }
    return Arrays.copyOf(nanos, made);
  }

  private static byte[] message(byte[] question) {
    byte[] head =
        ("POST /ocsp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ocsp-request\r\n"
                + "Content-Length: "
                + question.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] message = Arrays.copyOf(head, head.length + question.length);
    System.arraycopy(question, 0, message, head.length, question.length);
    return message;
  }

  /**
   * Every answer here has a length, and says "successful" in its fifth and following bytes.
   *
   * @return whether the connection stays open; a container closes one after some hundred requests
   */
  private static boolean readAnswer(InputStream in) throws IOException {
    String status = line(in);
    int length = -1;
    boolean open = true;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      open &= !header.equalsIgnoreCase("Connection: close");
    }
    byte[] body = in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 200") || body[4] != 0x0a || body[6] != 0) {
      throw new IOException("not answered: " + status);
    }
    return open;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
