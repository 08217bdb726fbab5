package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Consumer;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.signing.Authority;
import org.certbureau.settings.CertificateSettings;

/** Makes an issuer's next revocation list, complete or a delta, in the caller's transaction. */
@ApplicationScoped
public class CrlPress {

  @Inject private Revocations revocations;
  @Inject private CrlPieces pieces;
  @Inject private Deltas deltas;
  @Inject private Clock clock;
  @Inject private AuditTrail audit;

  /**
   * The complete list, good for {@code BUREAU_CRL_VALIDITY_SECONDS} (a day), that deltas begin
   * from, and with it the delta of the same number, which says that nothing has changed since.
   *
   * @param goesOn is run after each page and piece, and last of all
   */
  public void print(Issuer issuer, Authority authority, Runnable goesOn) {
    CrlHead head = complete(issuer, authority);
    // RFC 5280, 3.3: a line stays until a list was made by cadence after the certificate expired
    Instant expiredSince =
        deltas
            .standing(issuer.code())
            .map(Deltas.Standing::baseThisUpdate)
            .orElseGet(
                () -> issuer.crlThisUpdate() == null ? head.thisUpdate() : issuer.crlThisUpdate());
    Revocations.Fresh fresh = revocations.fresh(issuer.code());
    try (CrlWriter lines = new CrlWriter();
        CrlWriter changes = new CrlWriter()) {
      revocations.handOut(issuer.code(), expiredSince, lines::add, goesOn);
      publish(issuer, head, lines, authority, goesOn);
      CrlHead nothingSince = head.withDelta(head.number(), DeltaLife.validity());
      deltas
          .take(issuer.code())
          .begin(
              nothingSince, expiredSince, lines.count(), finish(changes, nothingSince, authority));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    revocations.listed(fresh, head.number(), head.thisUpdate());
    goesOn.run();
  }

  /**
   * A complete list between two that deltas begin from, and with it the delta of the same number:
   * with the base, or any list since, it comes to the same (RFC 5280, 5.2.4).
   *
   * @param goesOn is run after each page and piece, and last of all
   */
  void printInBetween(Issuer issuer, Authority authority, Runnable goesOn) {
    CrlHead head = complete(issuer, authority);
    DeltaCrl delta = deltas.take(issuer.code());
    Revocations.Fresh fresh = revocations.fresh(issuer.code());
    try (CrlWriter lines = new CrlWriter();
        CrlWriter changes = new CrlWriter()) {
      long shown =
          revocations.handOutBoth(
              issuer.code(), delta.expiredSince(), lines::add, changes::add, goesOn);
      publish(issuer, head, lines, authority, goesOn);
      CrlHead since = head.withDelta(delta.baseNumber(), DeltaLife.validity());
      delta.goOn(since, lines.count(), shown, finish(changes, since, authority));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    revocations.listed(fresh, head.number(), head.thisUpdate());
    goesOn.run();
  }

  /** The changes since the base, good for {@code BUREAU_CRL_DELTA_VALIDITY_SECONDS}. */
  void printDelta(Issuer issuer, Authority authority) {
    DeltaCrl delta = deltas.take(issuer.code());
    CrlHead head = complete(issuer, authority).withDelta(delta.baseNumber(), DeltaLife.validity());
    Revocations.Fresh fresh = revocations.fresh(issuer.code());
    try (CrlWriter changes = new CrlWriter()) {
      long shown = revocations.handOutChanges(issuer.code(), delta.expiredSince(), changes::add);
      byte[] der = finish(changes, head, authority);
      delta.publish(head, shown, der);
      record(issuer, "crl.delta-published", head, changes.count(), der.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    revocations.listed(fresh, head.number(), head.thisUpdate());
  }

  /** Complete lists and deltas are counted together. */
  long nextNumber(Issuer issuer) {
    long delta = deltas.standing(issuer.code()).map(Deltas.Standing::number).orElse(0L);
    return Math.max(issuer.crlNumber(), delta) + 1;
  }

  private CrlHead complete(Issuer issuer, Authority authority) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Duration validity = CertificateSettings.CRL_VALIDITY_SECONDS.value();
    return CrlHead.complete(authority, nextNumber(issuer), now, now.plus(validity));
  }

  private void publish(
      Issuer issuer, CrlHead head, CrlWriter lines, Authority authority, Runnable goesOn)
      throws IOException {
    long before = issuer.crlNumber();
    long length =
        lines.finish(head, authority.signer(), store(issuer.code(), head.number(), goesOn));
    issuer.published(head.number(), head.thisUpdate(), head.nextUpdate());
    record(issuer, "crl.published", head, lines.count(), length);
    // the one before stays for those who are just reading it
    pieces.deleteBefore(issuer.code(), before);
  }

  private static byte[] finish(CrlWriter changes, CrlHead head, Authority authority)
      throws IOException {
    ByteArrayOutputStream der = new ByteArrayOutputStream();
    changes.finish(head, authority.signer(), der::writeBytes);
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
