package org.certbureau.system.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.system.StationProcess;

/** What a holder's token can do, asked of its driver: no table of the bureau or the station is. */
final class TokenInHand {
  private static final byte[] MESSAGE = "申报表".getBytes(UTF_8);

  private final SoftTokenDriver driver;
  private final String chip;
  private final Pin pin;

  /**
   * @param pin as it stood on the slip when the token was handed out
   */
  TokenInHand(StationProcess station, String chip, String pin) throws Exception {
    StationHome home = new StationHome(station.directory());
    this.driver = SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
    this.chip = chip;
    this.pin = Pin.of(pin);
  }

  /** Both certificates of a pair. */
  record Certificates(Octets signing, Octets encryption) {
    /**
     * @param files as the bureau's door gives them, in PEM
     */
    static Certificates of(JsonNode files) {
      return new Certificates(
          der(files.path("signingCertificate").asText()),
          der(files.path("encryptionCertificate").asText()));
    }

    /** Of a pair of before, of which the decryption key alone has come to another token. */
    static Certificates ofDecryptionKey(JsonNode files) {
      return new Certificates(null, der(files.path("encryptionCertificate").asText()));
    }

    private static Octets der(String pem) {
      return Octets.of(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    }
  }

  /**
   * It opens by the PIN that it was handed out with, signs with the pair in force and with no other
   * key, and decrypts what was enveloped for that pair and for those before; nothing else is on it.
   */
  void assertServes(Certificates inForce, Certificates... before) throws Exception {
    driver.present(chip);
    HeldToken token = driver.held(chip);
    List<Certificates> carried = new ArrayList<>();
    List<Certificates> signing = new ArrayList<>();
    try (HeldToken.Session session = token.logIn(pin)) {
      for (HeldToken.Content content : token.containers()) {
        Certificates pair =
            content
                .certificates()
                .map(all -> new Certificates(all.signing(), all.encryption()))
                .orElseThrow(() -> new AssertionError("half a pair: " + content.container()));
        Container container = session.container(content.container());
        carried.add(pair);
        if (signs(container, pair)) {
          signing.add(pair);
        }
        assertThat(container.decrypt(Sm2Encryption.encrypt(key(pair.encryption()), MESSAGE)))
            .isEqualTo(MESSAGE);
      }
    }
    driver.remove(chip);
    assertThat(carried)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(inForce), Stream.of(before)).toList());
    assertThat(signing).containsExactly(inForce);
  }

  /** It opens by another PIN by now. */
  void assertRefused() throws Exception {
    driver.present(chip);
    HeldToken token = driver.held(chip);
    assertThatThrownBy(() -> token.logIn(pin)).isInstanceOf(PinRejected.class);
    driver.remove(chip);
  }

  private static boolean signs(Container container, Certificates pair) {
    byte[] signature;
    try {
      signature = container.sign(MESSAGE);
    } catch (TokenFault keyIsGone) {
      return false;
    }
    assertThat(Sm2Signatures.verify(key(pair.signing()), MESSAGE, signature)).isTrue();
    return true;
  }

  private static Sm2PublicKey key(Octets certificate) {
    return Sm2Certificate.parse(certificate.toByteArray()).publicKey();
  }
}
