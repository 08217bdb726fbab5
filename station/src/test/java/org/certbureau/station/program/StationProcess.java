package org.certbureau.station.program;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The station program in a process of its own. */
final class StationProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private StationProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static StationProcess run(Path directory) throws IOException {
    return start(directory, null, "run", "--dir", directory.toString());
  }

  /** One program for several stations; the log lies with the first. */
  static StationProcess runAll(List<Path> directories) throws IOException {
    String all = directories.stream().map(Path::toString).collect(joining(File.pathSeparator));
    return start(directories.get(0), null, "run", "--dir", all);
  }

  static StationProcess runUntil(String failPoint, Path directory) throws IOException {
    return start(directory, failPoint, "run", "--dir", directory.toString());
  }

  static StationProcess start(Path directory, String failPoint, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    if (failPoint != null) {
      command.add("-DSTATION_FAILPOINT=" + failPoint);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Station.class.getName()));
    command.addAll(List.of(words));
    Path log = directory.resolve("station.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new StationProcess(process, log);
  }

  /** Types a line and the end of input. */
  void type(String line) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Of one that has ended. */
  int exitValue() {
    return process.exitValue();
  }

  int exit() throws InterruptedException, IOException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("the station ends:%n%s", log()).isTrue();
    return process.exitValue();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException, IOException {
    process.destroyForcibly();
    exit();
  }

  String log() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException, IOException {
    if (process.isAlive()) {
      kill();
    }
  }
}
