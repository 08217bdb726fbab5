package org.certbureau.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A holder at a station's reader, by the commands of the station's own program: the token goes in,
 * its PIN is typed, the token goes out again.
 */
public final class HolderAtStation {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);
  private static final Pattern PIN_ON_SLIP = Pattern.compile("初始用户(?:口令|密码) +(\\S+)");

  /** As the station's program calls them. */
  private static final List<String> WAITS_FOR_HOLDER =
      List.of(
          "put the token into the reader", "the token is looked at", "its holder types the PIN");

  private final Path program;
  private final Path directory;

  /**
   * @param program {@code station.jar}
   * @param directory of a station that runs on this machine
   */
  public HolderAtStation(Path program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** What a command said, and how it ended. */
  public record Said(int status, String text) {}

  /**
   * Puts a token into the reader once its job is at the station, and types its PIN.
   *
   * @throws Refused where the job does not come, or the station does not take the PIN
   */
  public void present(String chip) throws IOException, InterruptedException {
    awaitWanted(chip);
    Said said = present(chip, pinOf(chip));
    if (said.status() != 0) {
      throw new Refused("The station did not take token " + chip + ": " + said.text());
    }
  }

  /** The same with whatever PIN is typed, and at once. */
  public Said present(String chip, String pin) throws IOException, InterruptedException {
    return perform(pin, "present", chip, "--pin");
  }

  /** Puts a token into the reader and types nothing. */
  public Said insert(String chip) throws IOException, InterruptedException {
    return perform("", "present", chip);
  }

  /**
   * Opens a message with a key on a token in the reader, as its holder does at home.
   *
   * @param certificate PEM; the encryption certificate that the message is for
   * @param message SM2Cipher of GM/T 0009, DER
   * @throws Refused where the token does not open it
   */
  public byte[] decrypt(String chip, Path certificate, Path message)
      throws IOException, InterruptedException {
    Path opened = Files.createTempFile("opened", ".txt");
    try {
      Said said =
          perform(
              pinOf(chip),
              "decrypt",
              chip,
              "--certificate",
              certificate.toAbsolutePath().toString(),
              "--in",
              message.toAbsolutePath().toString(),
              "--out",
              opened.toString());
      if (said.status() != 0) {
        throw new Refused("Token " + chip + " did not open " + message + ": " + said.text());
      }
      return Files.readAllBytes(opened);
    } finally {
      Files.delete(opened);
    }
  }

  /** Takes a token out of the reader, whatever is done with it. */
  public Said takeOut(String chip) throws IOException, InterruptedException {
    return perform("", "remove", chip);
  }

  /** Which tokens are wanted, and how far each of their jobs has come. */
  public Said wanted() throws IOException, InterruptedException {
    return perform("", "holders");
  }

  /** Returns once the station has a job for that token that has not ended. */
  public void awaitWanted(String chip) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Said said = wanted();
      if (said.text().lines().anyMatch(line -> isWanted(line, chip))) {
        return;
      }
      if (System.nanoTime() > end) {
        throw new Refused(
            "After %d seconds the station in %s wants no token %s: %s"
                .formatted(PATIENCE.toSeconds(), directory, chip, said.text()));
      }
      Thread.sleep(LOOK_AGAIN.toMillis());
    }
  }

  /** What ended lately is listed as well, and a token that nobody asked for. */
  private static boolean isWanted(String line, String chip) {
    return line.startsWith(chip) && WAITS_FOR_HOLDER.stream().anyMatch(line::contains);
  }

  /** The PIN of a token, off the slip that its holder was handed last. */
  public String pinOf(String chip) throws IOException {
    List<Path> slips = slipsOf(chip);
    if (!slips.isEmpty()) {
      Matcher pin = PIN_ON_SLIP.matcher(Files.readString(slips.get(slips.size() - 1)));
      if (pin.find()) {
        return pin.group(1);
      }
    }
    throw new Refused("There is no PIN slip of token " + chip + " in " + directory);
  }

  /** The slips that were printed for a token, the last one last. */
  public List<Path> slipsOf(String chip) throws IOException {
    Map<Path, FileTime> printed = new HashMap<>();
    try (DirectoryStream<Path> slips =
        Files.newDirectoryStream(directory.resolve("slips"), chip + "-*.txt")) {
      for (Path slip : slips) {
        printed.put(slip, Files.getLastModifiedTime(slip));
      }
    }
    return printed.keySet().stream().sorted(Comparator.comparing(printed::get)).toList();
  }

  private Said perform(String typed, String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-jar",
                program.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--dir", directory.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write((typed + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException endedAlready) {
      // what it said tells why
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text.strip());
  }
}
