package org.certbureau.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Encryption;

/** A message that somebody sealed for a certificate, and that only its key opens again. */
final class SealedMessage {
  private static final byte[] PLAIN = "示例单位：介质遗失以前收到的密文附件。\n".getBytes(StandardCharsets.UTF_8);

  private final String certificate;
  private final byte[] sealed;

  /**
   * Seals it.
   *
   * @param certificate PEM; an encryption certificate
   */
  SealedMessage(String certificate) {
    this.certificate = certificate;
    this.sealed =
        Sm2Encryption.encrypt(
            Sm2Certificate.parse(
                    Base64.getMimeDecoder().decode(certificate.replaceAll("-----[A-Z ]+-----", "")))
                .publicKey(),
            PLAIN);
  }

  /**
   * Has a token open it, and leaves certificate, message and what the token has read.
   *
   * @throws Refused where the token does not open it, or reads something else
   */
  void openOn(String chip, HolderAtStation holder, Path directory)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Path of = Files.writeString(directory.resolve("recovered-for.pem"), certificate);
    Path message = Files.write(directory.resolve("message.der"), sealed);
    byte[] read = holder.decrypt(chip, of, message);
    if (!Arrays.equals(read, PLAIN)) {
      throw new Refused("Token " + chip + " reads something else in " + message);
    }
    Files.write(directory.resolve("message-opened.txt"), read);
  }
}
