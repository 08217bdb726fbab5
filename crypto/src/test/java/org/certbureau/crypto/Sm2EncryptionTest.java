package org.certbureau.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sm2EncryptionTest {
  private final Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
  private final byte[] plain = "encryption standard".getBytes(US_ASCII);

  /** GM/T 0003.5, annex C: key and cipher text of "encryption standard". */
  @Test
  void the_example_of_the_standard_opens() throws Exception {
    Sm2PrivateKey key =
        Sm2PrivateKey.ofBytes(
            hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"));
    byte[] cipher =
        new DERSequence(
                new ASN1Encodable[] {
                  number("04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"),
                  number("E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"),
                  new DEROctetString(
                      hex("59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766")),
                  new DEROctetString(hex("21886CA989CA9C7D58087307CA93092D651EFA"))
                })
            .getEncoded();

    assertThat(Sm2Encryption.decrypt(key, cipher)).isEqualTo(plain);
  }

  @Test
  void opens_for_its_recipient_only() {
    byte[] cipher = Sm2Encryption.encrypt(pair.publicKey(), plain);
    Sm2PrivateKey stranger = Sm2Keys.generate(new SecureRandom()).privateKey();

    assertThat(Sm2Encryption.decrypt(pair.privateKey(), cipher)).isEqualTo(plain);
    assertThatThrownBy(() -> Sm2Encryption.decrypt(stranger, cipher))
        .isInstanceOf(CryptoFailure.class);
  }

  @Test
  void coordinates_with_leading_zeros_survive() {
    for (int i = 0; i < 600; i++) {
      byte[] cipher = Sm2Encryption.encrypt(pair.publicKey(), plain);
      ASN1Integer x = (ASN1Integer) ASN1Sequence.getInstance(cipher).getObjectAt(0);
      if (x.getValue().bitLength() <= 248) {
        assertThat(Sm2Encryption.decrypt(pair.privateKey(), cipher)).isEqualTo(plain);
      }
    }
  }

  @Test
  void a_changed_or_malformed_cipher_is_refused() {
    byte[] changed = Sm2Encryption.encrypt(pair.publicKey(), plain);
    changed[changed.length - 1] ^= 1;

    for (byte[] bad : new byte[][] {changed, new byte[0], {0x30, 0x00}, {0x04, 0x01, 0x00}}) {
      assertThatThrownBy(() -> Sm2Encryption.decrypt(pair.privateKey(), bad))
          .isInstanceOf(CryptoFailure.class);
    }
  }

  @Test
  void we_open_what_openssl_encrypted(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem("pub.pem", "PUBLIC KEY", pair.publicKey().spki());
    openSsl.write("plain", plain);

    assertThat(
            openSsl
                .run(
                    "pkeyutl",
                    "-encrypt",
                    "-pubin",
                    "-inkey",
                    "pub.pem",
                    "-in",
                    "plain",
                    "-out",
                    "cipher")
                .exitCode())
        .isZero();

    assertThat(Sm2Encryption.decrypt(pair.privateKey(), openSsl.read("cipher"))).isEqualTo(plain);
  }

  @Test
  void openssl_opens_what_we_encrypted(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.run(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "key.pem");
    openSsl.run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "pub.der");
    Sm2PublicKey recipient = Sm2PublicKey.ofSpki(openSsl.read("pub.der"));
    openSsl.write("cipher", Sm2Encryption.encrypt(recipient, plain));

    OpenSsl.Outcome outcome =
        openSsl.run("pkeyutl", "-decrypt", "-inkey", "key.pem", "-in", "cipher", "-out", "plain");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(openSsl.read("plain")).isEqualTo(plain);
  }

  private static ASN1Integer number(String digits) {
    return new ASN1Integer(new BigInteger(digits, 16));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
