package org.certbureau.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The machine's {@code openssl}, run in a directory of its own: an opinion from outside. */
final class OpenSsl {
  /** Without it OpenSSL 3.0 takes an empty identity. */
  static final String SM2_ID = "distid:1234567812345678";

  private final Path directory;

  OpenSsl(Path directory) {
    this.directory = directory;
  }

  record Outcome(int exitCode, String output) {}

  Outcome run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(Arrays.asList(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), output);
    } catch (IOException e) {
      throw new AssertionError("these tests need the program openssl (3.0 or later)", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), content);
  }

  void writePem(String name, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        directory.resolve(name),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, body));
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }
}
