package org.certbureau.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sm2SignaturesTest {
  private final byte[] message = "人社数字证书".getBytes(UTF_8);
  private final Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());

  /** GM/T 0003.5, annex A: key, digest and signature of "message digest". */
  @Test
  void the_example_of_the_standard_verifies() throws Exception {
    byte[] text = "message digest".getBytes(US_ASCII);
    Sm2PrivateKey key =
        Sm2PrivateKey.ofBytes(
            hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"));
    byte[] signature =
        signature(
            new BigInteger("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", 16),
            new BigInteger("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA", 16));

    assertThat(key.publicKey().point())
        .isEqualTo(
            hex(
                "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                    + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"));
    assertThat(Sm2Signatures.digest(key.publicKey(), text))
        .isEqualTo(hex("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640"));
    assertThat(Sm2Signatures.verify(key.publicKey(), text, signature)).isTrue();
  }

  @Test
  void a_signature_verifies_for_its_message_and_key_and_for_no_other() {
    byte[] signature = Sm2Signatures.sign(pair.privateKey(), message);

    assertThat(Sm2Signatures.verify(pair.publicKey(), message, signature)).isTrue();
    assertThat(Sm2Signatures.verify(pair.publicKey(), "other".getBytes(UTF_8), signature))
        .isFalse();
    Sm2PublicKey stranger = Sm2Keys.generate(new SecureRandom()).publicKey();
    assertThat(Sm2Signatures.verify(stranger, message, signature)).isFalse();
  }

  @Test
  void what_is_no_signature_does_not_verify() throws Exception {
    byte[] flipped = Sm2Signatures.sign(pair.privateKey(), message);
    flipped[flipped.length - 1] ^= 1;
    BigInteger order = Curve.SM2.getN();

    for (byte[] forged :
        List.of(
            flipped,
            new byte[0],
            new byte[] {0x30, 0x00},
            message,
            signature(BigInteger.ZERO, BigInteger.ZERO),
            signature(BigInteger.ONE, order.subtract(BigInteger.ONE)),
            signature(order, BigInteger.ONE))) {
      assertThat(Sm2Signatures.verify(pair.publicKey(), message, forged)).isFalse();
    }
  }

  @Test
  void a_key_signs_for_many_threads_at_once() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> signing =
          () ->
              IntStream.range(0, 50)
                  .allMatch(
                      i -> {
                        byte[] text = ("message " + i).getBytes(UTF_8);
                        byte[] signature = Sm2Signatures.sign(pair.privateKey(), text);
                        return Sm2Signatures.verify(pair.publicKey(), text, signature);
                      });
      for (Future<Boolean> done :
          threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> signing).toList())) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_digest_of_another_length_is_refused() {
    assertThatThrownBy(() -> pair.privateKey().signDigest(new byte[20]))
        .isInstanceOf(CryptoFailure.class)
        .hasMessageContaining("20");
  }

  @Test
  void openssl_verifies_ours(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.writePem("pub.pem", "PUBLIC KEY", pair.publicKey().spki());
    openSsl.write("message", message);
    openSsl.write("signature", Sm2Signatures.sign(pair.privateKey(), message));

    OpenSsl.Outcome outcome =
        openSsl.run(
            "dgst",
            "-sm3",
            "-verify",
            "pub.pem",
            "-sigopt",
            OpenSsl.SM2_ID,
            "-signature",
            "signature",
            "message");

    assertThat(outcome.output()).contains("Verified OK");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void we_verify_openssls(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.write("message", message);
    openSsl.run(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "key.pem");
    openSsl.run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "pub.der");
    openSsl.run(
        "dgst",
        "-sm3",
        "-sign",
        "key.pem",
        "-sigopt",
        OpenSsl.SM2_ID,
        "-out",
        "signature",
        "message");

    Sm2PublicKey key = Sm2PublicKey.ofSpki(openSsl.read("pub.der"));
    assertThat(Sm2Signatures.verify(key, message, openSsl.read("signature"))).isTrue();
  }

  private static byte[] signature(BigInteger r, BigInteger s) throws Exception {
    return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
