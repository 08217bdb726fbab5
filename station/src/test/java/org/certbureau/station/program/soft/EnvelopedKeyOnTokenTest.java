package org.certbureau.station.program.soft;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Pem;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Prepare;
import org.certbureau.station.program.TestBureau;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.pin.Slip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An opinion from outside on what a job brings to a token: the machine's {@code openssl} (3.0 or
 * later) gets the enveloped key and the soft token's signing key, which no door of the program
 * hands out, and nothing of this project's cryptography.
 */
class EnvelopedKeyOnTokenTest {
  private static final String JOB = "CS-20261122-000001-1";
  private static final int SM2_BITS = 256;

  @TempDir private Path directory;

  @Test
  void openssl_recovers_the_key_of_the_encryption_certificate() throws Exception {
    List<Slip> slips = new ArrayList<>();
    SoftTokenDriver driver = SoftTokenDriver.inMemory();
    driver.insertBlank("00000000000000F1");
    StationCore station = StationCore.inMemory(driver, slips::add, Clock.systemUTC());
    KeyReady ready = (KeyReady) station.process(List.of(new Prepare(JOB, 9))).get(0);
    Install order = new TestBureau().install(ready);
    assertThat(station.process(List.of(order)).get(0)).isInstanceOf(Installed.class);
    station.process(List.of(new Confirmed(JOB, ready.chip())));
    driver.present(ready.chip());
    try (SoftSession session =
        ((SoftToken) driver.token(ready.chip())).logIn(slips.get(0).firstPin())) {
      writeKey("signing.pem", session.container(JOB).signingKey().bytes());
    }
    ASN1Sequence envelope = ASN1Sequence.getInstance(order.envelopedKey().toByteArray());
    write("wrapped", envelope.getObjectAt(1).toASN1Primitive().getEncoded());
    write("encrypted", ((ASN1BitString) envelope.getObjectAt(3)).getOctets());
    write("encryption.cer", order.encryptionCertificate().toByteArray());

    openSsl("pkeyutl", "-decrypt", "-inkey", "signing.pem", "-in", "wrapped", "-out", "sm4");
    String sm4 = HexFormat.of().formatHex(read("sm4"));
    openSsl("enc", "-d", "-sm4-ecb", "-nopad", "-K", sm4, "-in", "encrypted", "-out", "private");
    writeKey("recovered.pem", read("private"));
    openSsl("pkey", "-in", "recovered.pem", "-pubout", "-out", "recovered.pub");
    openSsl(
        "x509", "-inform", "DER", "-in", "encryption.cer", "-noout", "-pubkey", "-out", "cer.pub");

    assertThat(new String(read("recovered.pub"), US_ASCII))
        .isEqualTo(new String(read("cer.pub"), US_ASCII));
  }

  /** SEC 1, C.4, without the public key: OpenSSL computes it. */
  private void writeKey(String name, byte[] secret) throws IOException {
    byte[] der = new ECPrivateKey(SM2_BITS, new BigInteger(1, secret), Oids.SM2_CURVE).getEncoded();
    write(name, Pem.write("EC PRIVATE KEY", der).getBytes(US_ASCII));
  }

  private void openSsl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      throw new AssertionError("this test needs the program openssl (3.0 or later)", e);
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("openssl %s:%n%s", command, output).isZero();
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), content);
  }

  private byte[] read(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }
}
