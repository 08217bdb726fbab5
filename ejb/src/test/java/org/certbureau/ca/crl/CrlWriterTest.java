package org.certbureau.ca.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.certbureau.ca.Fixtures;
import org.certbureau.ca.OpenSsl;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.signing.Authority;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2Signatures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrlWriterTest {
  private static final Instant REVOKED = Instant.parse("2026-11-20T00:00:00Z");

  private final Authority issuer = Fixtures.house().issuing();
  private final CrlHead head =
      CrlHead.complete(issuer, 42, Fixtures.NOW, Fixtures.NOW.plus(Duration.ofHours(24)));

  /** The counts at which lengths take one octet more. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 7, 200, 2_000})
  void a_list_of_any_length_parses_and_is_signed(int count) throws Exception {
    List<RevokedEntry> entries =
        IntStream.range(0, count)
            .mapToObj(i -> entry(REVOKED, RevocationReason.SUPERSEDED))
            .toList();

    CertificateList list = CertificateList.getInstance(write(entries.stream()));

    assertThat(list.getVersionNumber()).isEqualTo(2);
    assertThat(list.getIssuer()).isEqualTo(issuer.certificate().subject());
    assertThat(list.getThisUpdate().getDate()).isEqualTo(head.thisUpdate());
    assertThat(list.getNextUpdate().getDate()).isEqualTo(head.nextUpdate());
    assertThat(list.getRevokedCertificates())
        .extracting(entry -> entry.getUserCertificate().getValue().toString(16))
        .containsExactlyElementsOf(
            entries.stream().map(entry -> entry.serialHex().toLowerCase(Locale.ROOT)).toList());
    assertThat(
            Sm2Signatures.verify(
                issuer.certificate().publicKey(),
                Der.encode(list.getTBSCertList()),
                list.getSignature().getOctets()))
        .isTrue();
    assertThat(
            ASN1Integer.getInstance(
                    list.getTBSCertList()
                        .getExtensions()
                        .getExtensionParsedValue(Extension.cRLNumber))
                .getValue())
        .isEqualTo(42);
  }

  @Test
  void a_line_tells_when_and_why() throws Exception {
    CertificateList list =
        CertificateList.getInstance(
            write(
                Stream.of(
                    entry(REVOKED, RevocationReason.KEY_COMPROMISE),
                    entry(REVOKED, RevocationReason.UNSPECIFIED),
                    entry(Instant.parse("2050-01-01T00:00:00Z"), RevocationReason.SUPERSEDED))));

    TBSCertList.CRLEntry[] lines = list.getRevokedCertificates();
    assertThat(lines[0].getRevocationDate().getDate()).isEqualTo(REVOKED);
    assertThat(
            ASN1Enumerated.getInstance(
                    lines[0].getExtensions().getExtensionParsedValue(Extension.reasonCode))
                .getValue())
        .isEqualTo(1);
    assertThat(lines[1].getExtensions()).as("no reason is written as none").isNull();
    assertThat(lines[2].getRevocationDate().getTime()).isEqualTo("20500101000000GMT+00:00");
  }

  @Test
  void openssl_reads_and_verifies_it(@TempDir Path directory) throws Exception {
    RevokedEntry held = entry(REVOKED, RevocationReason.CERTIFICATE_HOLD);
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.write("crl.der", write(Stream.of(held)));
    openSsl.writePem("key.pem", "PUBLIC KEY", issuer.certificate().publicKey().spki());

    String text =
        openSsl.run("crl", "-inform", "DER", "-in", "crl.der", "-noout", "-text").output();

    assertThat(text).contains(held.serialHex(), "Certificate Hold", "X509v3 CRL Number");
    assertThat(openSsl.verifySigned("crl.der", "key.pem").output()).contains("Verified OK");
  }

  @Test
  void a_long_list_goes_out_in_small_pieces_and_leaves_nothing_behind(@TempDir Path directory)
      throws Exception {
    Path spool = directory.resolve("spool");
    AtomicLong written = new AtomicLong();
    AtomicLong largest = new AtomicLong();
    long length;
    try (CrlWriter writer = new CrlWriter(spool)) {
      for (int i = 0; i < 100_000; i++) {
        writer.add(entry(REVOKED, RevocationReason.SUPERSEDED));
      }
      length =
          writer.finish(
              head,
              issuer.signer(),
              piece -> {
                written.addAndGet(piece.length);
                largest.accumulateAndGet(piece.length, Math::max);
              });
    }

    assertThat(written.get()).isEqualTo(length).isGreaterThan(4_000_000);
    assertThat(largest.get()).isLessThanOrEqualTo(1 << 16);
    assertThat(spool).doesNotExist();
  }

  private static RevokedEntry entry(Instant since, RevocationReason reason) {
    return new RevokedEntry(SerialNumbers.next(since), since, reason);
  }

  private byte[] write(Stream<RevokedEntry> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CrlWriter writer = new CrlWriter()) {
      entries.forEach(writer::add);
      writer.finish(head, issuer.signer(), out::writeBytes);
    }
    return out.toByteArray();
  }
}
