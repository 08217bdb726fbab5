package org.certbureau.ca.crl;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.signing.DerHeader;
import org.certbureau.ca.signing.SignedDer;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Sm2DigestStream;

/**
 * Writes a revocation list (RFC 5280, 5), complete or a delta, of any length in little memory. DER
 * wants lengths before contents and the signature wants the whole, so the lines go to a spool file
 * first, are digested from there, and are copied out behind the finished head.
 */
final class CrlWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int INTEGER = 0x02;

  /** Before this instant X.509 writes UTCTime, from it on GeneralizedTime. */
  private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

  private static final DateTimeFormatter SHORT_YEAR = format("yyMMddHHmmss'Z'");
  private static final DateTimeFormatter LONG_YEAR = format("yyyyMMddHHmmss'Z'");

  /** crlEntryExtensions with a reasonCode, up to the reason itself. */
  private static final byte[] REASON_CODE = HexFormat.of().parseHex("300c300a0603551d1504030a01");

  private final Path spool;
  private final OutputStream lines;
  private long linesLength;
  private long count;

  CrlWriter() throws IOException {
    this(Files.createTempFile("crl", ".der"));
  }

  /**
   * @param spool a file that may be written and is deleted on close
   */
  CrlWriter(Path spool) throws IOException {
    this.spool = spool;
    lines = new BufferedOutputStream(Files.newOutputStream(spool), BUFFER);
  }

  /** Adds a line. */
  void add(RevokedEntry entry) {
    byte[] line = line(entry);
    try {
      lines.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    linesLength += line.length;
    count++;
  }

  long count() {
    return count;
  }

  /**
   * Signs and writes the list; no line can be added any more.
   *
   * @param pieces receives the DER piece by piece, each to be used before the next comes
   * @return its length in bytes
   */
  long finish(CrlHead head, DigestSigner signer, Consumer<byte[]> pieces) throws IOException {
    lines.close();
    byte[] before = beforeLines(head);
    byte[] after = extensions(head);
    byte[] listHeader = count == 0 ? new byte[0] : DerHeader.of(DerHeader.SEQUENCE, linesLength);
    long content = before.length + listHeader.length + linesLength + after.length;
    byte[] signedHeader = DerHeader.of(DerHeader.SEQUENCE, content);

    Sm2DigestStream digest = new Sm2DigestStream(signer.publicKey());
    writeSigned(digest, signedHeader, before, listHeader, after);
    byte[] tail = SignedDer.tail(signer.signDigest(digest.digest()));

    long inner = signedHeader.length + content + tail.length;
    byte[] outerHeader = DerHeader.of(DerHeader.SEQUENCE, inner);
    try (OutputStream out = new BufferedOutputStream(new PieceStream(pieces), BUFFER)) {
      out.write(outerHeader);
      writeSigned(out, signedHeader, before, listHeader, after);
      out.write(tail);
    }
    return outerHeader.length + inner;
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(spool);
  }

  private void writeSigned(
      OutputStream out, byte[] signedHeader, byte[] before, byte[] listHeader, byte[] after)
      throws IOException {
    out.write(signedHeader);
    out.write(before);
    out.write(listHeader);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(spool), BUFFER)) {
      in.transferTo(out);
    }
    out.write(after);
  }

  private static byte[] beforeLines(CrlHead head) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Der.encode(new ASN1Integer(1)));
    out.writeBytes(Der.encode(Oids.SM3_WITH_SM2));
    out.writeBytes(Der.encode(head.issuer().subject()));
    out.writeBytes(Der.encode(new Time(Date.from(head.thisUpdate()))));
    out.writeBytes(Der.encode(new Time(Date.from(head.nextUpdate()))));
    return out.toByteArray();
  }

  private static byte[] extensions(CrlHead head) {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        Der.encode(new AuthorityKeyIdentifier(head.issuer().keyIdentifier())));
    extensions.addExtension(
        Extension.cRLNumber, false, Der.encode(new CRLNumber(BigInteger.valueOf(head.number()))));
    if (head.base() != null) {
      extensions.addExtension(
          Extension.deltaCRLIndicator,
          true,
          Der.encode(new CRLNumber(BigInteger.valueOf(head.base()))));
    }
    if (head.freshest() != null) {
      extensions.addExtension(head.freshest());
    }
    return Der.encode(new DERTaggedObject(true, 0, extensions.generate()));
  }

  /** At most 54 bytes of content, so one octet of length serves everywhere. */
  private static byte[] line(RevokedEntry entry) {
    byte[] serial = HexFormat.of().parseHex(entry.serialHex());
    boolean soon = entry.since().isBefore(YEAR_2050);
    byte[] since =
        (soon ? SHORT_YEAR : LONG_YEAR).format(entry.since()).getBytes(StandardCharsets.US_ASCII);
    // RFC 5280, 5.3.1: no reasonCode rather than "unspecified"
    boolean explained = entry.reason() != RevocationReason.UNSPECIFIED.code();
    int length = 2 + serial.length + 2 + since.length + (explained ? REASON_CODE.length + 1 : 0);

    ByteArrayOutputStream out = new ByteArrayOutputStream(2 + length);
    out.write(DerHeader.SEQUENCE);
    out.write(length);
    out.write(INTEGER);
    out.write(serial.length);
    out.writeBytes(serial);
    out.write(soon ? UTC_TIME : GENERALIZED_TIME);
    out.write(since.length);
    out.writeBytes(since);
    if (explained) {
      out.writeBytes(REASON_CODE);
      out.write(entry.reason());
    }
    return out.toByteArray();
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** Hands on what a buffer in front of it has gathered. */
  private static final class PieceStream extends OutputStream {
    private final Consumer<byte[]> pieces;

    PieceStream(Consumer<byte[]> pieces) {
      this.pieces = pieces;
    }

    @Override
    public void write(int octet) {
      pieces.accept(new byte[] {(byte) octet});
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      pieces.accept(Arrays.copyOfRange(octets, offset, offset + length));
    }
  }
}
