package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.signing.Authority;
import org.certbureau.work.Configuration;

/** Makes an issuer's next revocation list, complete or a delta, in the caller's transaction. */
@ApplicationScoped
public class CrlPress {
  private static final int ONE_DAY = 86_400;

  @Inject private Revocations revocations;
  @Inject private CrlPieces pieces;
  @Inject private Deltas deltas;
  @Inject private Clock clock;
  @Inject private AuditTrail audit;

  /**
   * The complete list, good for {@code BUREAU_CRL_VALIDITY_SECONDS} (a day), and with it the delta
   * of the same number, which says that nothing has changed since.
   *
   * @param goesOn is run after each page and piece, and last of all
   */
  public void print(Issuer issuer, Authority authority, Runnable goesOn) {
    long before = issuer.crlNumber();
    long number = nextNumber(issuer);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CrlHead head =
        CrlHead.complete(
            authority,
            number,
            now,
            now.plus(Configuration.seconds("BUREAU_CRL_VALIDITY_SECONDS", ONE_DAY)));
    // RFC 5280, 3.3: a line stays until a list was made after the certificate expired
    Instant expiredSince = issuer.crlThisUpdate() == null ? now : issuer.crlThisUpdate();
    try (CrlWriter writer = new CrlWriter()) {
      revocations.handOut(issuer.code(), expiredSince, writer::add, goesOn);
      long length =
          writer.finish(head, authority.signer(), store(issuer.code(), head.number(), goesOn));
      issuer.published(head.number(), head.thisUpdate(), head.nextUpdate());
      record(issuer, "crl.published", head, writer.count(), length);
      CrlHead nothingSince = delta(authority, number, number, now);
      deltas
          .take(issuer.code())
          .begin(nothingSince, writer.count(), empty(nothingSince, authority));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // the one before stays for those who are just reading it
    pieces.deleteBefore(issuer.code(), before);
    goesOn.run();
  }

  /** The changes since the complete list, good for {@code BUREAU_CRL_DELTA_VALIDITY_SECONDS}. */
  void printDelta(Issuer issuer, Authority authority) {
    DeltaCrl delta = deltas.take(issuer.code());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CrlHead head = delta(authority, nextNumber(issuer), delta.baseNumber(), now);
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    try (CrlWriter writer = new CrlWriter()) {
      long changes = revocations.handOutLacking(issuer.code(), writer::add);
      writer.finish(head, authority.signer(), der::writeBytes);
      delta.publish(head, changes, der.toByteArray());
      record(issuer, "crl.delta-published", head, writer.count(), der.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Complete lists and deltas are counted together. */
  long nextNumber(Issuer issuer) {
    long delta = deltas.standing(issuer.code()).map(Deltas.Standing::number).orElse(0L);
    return Math.max(issuer.crlNumber(), delta) + 1;
  }

  private static CrlHead delta(Authority authority, long number, long base, Instant now) {
    return CrlHead.delta(authority, number, base, now, now.plus(DeltaLife.validity()));
  }

  private static byte[] empty(CrlHead head, Authority authority) throws IOException {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    try (CrlWriter writer = new CrlWriter()) {
      writer.finish(head, authority.signer(), der::writeBytes);
    }
    return der.toByteArray();
  }

  private void record(Issuer issuer, String action, CrlHead head, long lines, long bytes) {
    audit.record(
        issuer,
        action,
        "system",
        Map.of(
            "number", Long.toString(head.number()),
            "lines", Long.toString(lines),
            "bytes", Long.toString(bytes),
            "nextUpdate", head.nextUpdate().toString()));
  }

  private Consumer<byte[]> store(String issuer, long number, Runnable goesOn) {
    int[] next = {0};
    return content -> {
      pieces.add(new CrlPiece(issuer, number, next[0]++, content));
      goesOn.run();
    };
  }
}
