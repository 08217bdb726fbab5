package org.certbureau.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The broker as a program of its own, over the data and at the address of a bureau's former one.
 */
public final class BrokerProcess implements AutoCloseable {
  private static final String LIBRARIES = "../broker/target/broker/*:../../station/target/lib/*";
  private static final String PASSWORD = "between-nodes-of-the-bureau";

  private final BureauProcess bureau;
  private Program program;

  private BrokerProcess(BureauProcess bureau) {
    this.bureau = bureau;
  }

  /** Lets the bureau use an outside broker from its next start on. */
  public static BrokerProcess outside(BureauProcess bureau) {
    bureau
        .with("BUREAU_BROKER_URL", "tcp://127.0.0.1:" + bureau.brokerPort())
        .with("BUREAU_BROKER_PASSWORD", PASSWORD);
    return new BrokerProcess(bureau);
  }

  /** Starts it and returns at once: whoever needs it looks for it until it is there. */
  public BrokerProcess start() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("BUREAU_DATA", bureau.data().toString());
    environment.put("BUREAU_BROKER_PORT", String.valueOf(bureau.brokerPort()));
    environment.put("BUREAU_BROKER_PASSWORD", PASSWORD);
    program =
        Program.start(
            bureau.log().resolveSibling("broker.log"),
            environment,
            List.of(
                Program.JAVA,
                Program.QUICK,
                "-Xmx256m",
                "-cp",
                LIBRARIES,
                "org.certbureau.broker.BrokerProgram"));
    return this;
  }

  /** Kills it ({@code kill -9}). */
  public void kill() throws InterruptedException {
    program.kill();
  }

  /** Whether something that says this text lies in its journal. */
  public boolean keeps(String text) throws IOException {
    byte[] sought = text.getBytes(StandardCharsets.UTF_16LE);
    byte[] alike = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(journal())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (bytes.contains(new String(sought, StandardCharsets.ISO_8859_1))
            || bytes.contains(new String(alike, StandardCharsets.ISO_8859_1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whatever lay in its queues is gone, while it does not run. */
  public void lose() throws IOException {
    Directories.delete(journal());
  }

  private Path journal() {
    return bureau.data().resolve("broker/journal");
  }

  @Override
  public void close() throws InterruptedException {
    if (program != null) {
      program.close();
    }
  }
}
