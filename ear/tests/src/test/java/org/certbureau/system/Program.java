package org.certbureau.system;

import static org.certbureau.system.Eventually.PATIENCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A program under test, and what it writes. */
public final class Program implements AutoCloseable {
  /** The Java that runs the tests. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** Ready in half the time; nothing runs long enough here to be worth more. */
  static final String QUICK = "-XX:TieredStopAtLevel=1";

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it; its output goes to the log. */
  public static Program start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new Program(builder.start(), log);
  }

  /** Runs it to its end, which has to be a good one. */
  public static void run(Path log, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Program program = start(log, environment, command);
    if (!program.process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        || program.process.exitValue() != 0) {
      program.close();
      throw new AssertionError(command + " failed:\n" + Files.readString(log));
    }
  }

  /** The command that runs a JAR file. */
  static List<String> java(Path jar, String... words) {
    List<String> command =
        new ArrayList<>(List.of(JAVA, QUICK, "-Xmx256m", "-jar", jar.toString()));
    command.addAll(List.of(words));
    return command;
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for its own end.
   *
   * @return its exit value: 137 where it was killed or killed itself
   */
  public int awaitEnd() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + PATIENCE + ":\n" + Files.readString(log));
    }
    return process.exitValue();
  }

  /**
   * Returns as soon as something has come about while this program runs.
   *
   * @param what named where it does not
   */
  public void await(String what, Callable<Boolean> question) throws Exception {
    Eventually.holds(
        what,
        () -> {
          if (question.call()) {
            return true;
          }
          if (!process.isAlive()) {
            throw new AssertionError("ended instead: " + what + "\n" + Files.readString(log));
          }
          return false;
        });
  }

  /** Whether it is still running after that time. */
  public boolean outlives(Duration time) throws InterruptedException {
    return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Its process, for whoever has to send it a signal. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What each of its threads is doing: what to read where it does not get on. */
  String threads() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      return "it ended with " + process.exitValue();
    }
    Path dump = Files.createTempFile("threads", ".txt");
    try {
      new ProcessBuilder(
              Path.of(JAVA).resolveSibling("jcmd").toString(),
              String.valueOf(process.pid()),
              "Thread.print")
          .redirectErrorStream(true)
          .redirectOutput(dump.toFile())
          .start()
          .waitFor(1, TimeUnit.MINUTES);
      return Files.readString(dump);
    } finally {
      Files.delete(dump);
    }
  }

  /** Kills it ({@code kill -9}) and returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
  }
}
