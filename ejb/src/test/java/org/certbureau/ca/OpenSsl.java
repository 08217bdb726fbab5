package org.certbureau.ca;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The machine's {@code openssl}, run in a directory of its own: an opinion from outside. */
public final class OpenSsl {
  /** Without it OpenSSL 3.0 takes an empty identity. */
  private static final String SM2_ID = "distid:1234567812345678";

  private final Path directory;

  public OpenSsl(Path directory) {
    this.directory = directory;
  }

  public record Outcome(int exitCode, String output) {}

  public void writePem(String name, String label, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        directory.resolve(name),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, body));
  }

  public void write(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), content);
  }

  /**
   * Verifies one link of a chain. The SM2 identity reaches the target only, so a chain is verified
   * link by link.
   */
  public Outcome verifyLink(String issuerPem, String certificatePem) {
    return run(
        "verify",
        "-vfyopt",
        SM2_ID,
        "-x509_strict",
        "-partial_chain",
        "-trusted",
        issuerPem,
        certificatePem);
  }

  /**
   * Verifies the outermost signature of any SIGNED structure, for which OpenSSL's own commands
   * cannot be given the identity: the signed part and the signature are cut out and checked bare.
   */
  public Outcome verifySigned(String derName, String publicKeyPem) {
    List<String> lines =
        run("asn1parse", "-inform", "DER", "-in", derName).output().lines().toList();
    String signature =
        lines.stream()
            .filter(line -> line.contains("d=1 ") && line.contains("BIT STRING"))
            .reduce((first, last) -> last)
            .orElseThrow();
    return verifyPart(derName, signature, publicKeyPem);
  }

  /** The same where something stands behind the signature: its line is told. */
  public Outcome verifyPart(String derName, String signature, String publicKeyPem) {
    List<String> lines =
        run("asn1parse", "-inform", "DER", "-in", derName).output().lines().toList();
    cut(derName, offset(lines.get(1)), "signed");
    cut(derName, offset(signature), "signature");
    return run(
        "dgst",
        "-sm3",
        "-verify",
        publicKeyPem,
        "-sigopt",
        SM2_ID,
        "-signature",
        "signature",
        "signed");
  }

  public Outcome run(String... arguments) {
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

  private void cut(String derName, String offset, String target) {
    run(
        "asn1parse",
        "-inform",
        "DER",
        "-in",
        derName,
        "-strparse",
        offset,
        "-out",
        target,
        "-noout");
  }

  private static String offset(String line) {
    return line.substring(0, line.indexOf(':')).strip();
  }
}
