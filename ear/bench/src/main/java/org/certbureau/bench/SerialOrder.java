package org.certbureau.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** Has the measured bureau filled with certificates, by files in its data directory. */
final class SerialOrder {
  private static final Duration LOOK = Duration.ofMillis(2);

  private final Path folder;

  SerialOrder(BureauUnderTest bureau) throws IOException {
    folder = Files.createDirectories(bureau.data().resolve("bench"));
  }

  /**
   * What was done.
   *
   * @param issuer whose certificates they are
   * @param committed when they were there
   */
  record Done(String issuer, Instant committed) {}

  /** The serial of a certificate by its number. */
  static String serial(int number) {
    return "4%031d".formatted(number);
  }

  Done issue(int first, int last) throws IOException, InterruptedException {
    return order("issued", first, last);
  }

  Done revoke(int first, int last) throws IOException, InterruptedException {
    return order("revoked", first, last);
  }

  private Done order(String what, int first, int last) throws IOException, InterruptedException {
    Path answer = folder.resolve("answer");
    Files.deleteIfExists(answer);
    Path order = Files.writeString(folder.resolve("serials.new"), what + " " + first + " " + last);
    Files.move(order, folder.resolve("serials"), StandardCopyOption.ATOMIC_MOVE);
    while (!Files.exists(answer)) {
      Pause.of(LOOK);
    }
    String[] words = Files.readString(answer).split(" ");
    return new Done(words[0], Instant.ofEpochMilli(Long.parseLong(words[1])));
  }
}
