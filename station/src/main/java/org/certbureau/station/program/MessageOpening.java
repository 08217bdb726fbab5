package org.certbureau.station.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Pem;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenFault;

/**
 * Opens what was encrypted for a certificate with the key on a soft token, as its holder does at
 * home. Nothing of a running station is asked for it: of a real token its maker's program does it.
 */
final class MessageOpening {
  private final StationHome home;
  private final Prompt prompt = new Prompt();

  MessageOpening(StationHome home) {
    this.home = home;
  }

  /**
   * @param certificate PEM; the encryption certificate that the message is for
   * @param message SM2Cipher of GM/T 0009, DER
   * @return how the program ends
   */
  int perform(String chip, Path certificate, Path message, Path out)
      throws IOException, StationProblem {
    Octets wanted = certificate(certificate);
    byte[] cipher = read(message);
    HeldToken token;
    byte[] plain;
    try {
      token =
          SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens()).held(chip);
      String container = container(token, wanted);
      Pin pin = Pin.of(prompt.askSecret("PIN:"));
      try (HeldToken.Session session = token.logIn(pin)) {
        plain = session.container(container).decrypt(cipher);
      }
    } catch (TokenFault | IllegalArgumentException e) {
      prompt.say("Not opened: " + e.getMessage());
      return HolderCommands.REFUSED;
    }
    AtomicFile.write(out, plain);
    prompt.say("Opened by token " + chip + ": " + out);
    return HolderCommands.DONE;
  }

  private static byte[] read(Path file) throws StationProblem {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new StationProblem(file + " cannot be read", e);
    }
  }

  private static Octets certificate(Path file) throws StationProblem {
    try {
      return Octets.of(Pem.read("CERTIFICATE", new String(read(file), StandardCharsets.US_ASCII)));
    } catch (CryptoFailure e) {
      throw new StationProblem(file + " is no certificate in PEM", e);
    }
  }

  /** A key that came back twice lies in two containers; each of them opens it. */
  private static String container(HeldToken token, Octets certificate) throws TokenFault {
    return token.containers().stream()
        .filter(
            each ->
                each.certificates().filter(all -> all.encryption().equals(certificate)).isPresent())
        .map(HeldToken.Content::container)
        .findFirst()
        .orElseThrow(
            () -> new TokenFault("token " + token.chip() + " does not carry that certificate"));
  }
}
