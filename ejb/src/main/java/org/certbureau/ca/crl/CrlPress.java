package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** Makes an issuer's next revocation list, in the caller's transaction. */
@ApplicationScoped
public class CrlPress {
  private static final int ONE_DAY = 86_400;

  @Inject private Revocations revocations;
  @Inject private CrlPieces pieces;
  @Inject private Clock clock;
  @Inject private AuditTrail audit;

  /**
   * Good for {@code BUREAU_CRL_VALIDITY_SECONDS} (a day).
   *
   * @param goesOn is run after each page and piece, and last of all
   */
  public void print(Issuer issuer, Authority authority, Runnable goesOn) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    CrlHead head =
        new CrlHead(
            authority.certificate(),
            issuer.crlNumber() + 1,
            now,
            now.plus(Configuration.seconds("BUREAU_CRL_VALIDITY_SECONDS", ONE_DAY)));
    // RFC 5280, 3.3: a line stays until a list was made after the certificate expired
    Instant expiredSince = issuer.crlThisUpdate() == null ? now : issuer.crlThisUpdate();
    try (CrlWriter writer = new CrlWriter()) {
      revocations.handOut(issuer.code(), expiredSince, writer::add, goesOn);
      long length =
          writer.finish(head, authority.signer(), store(issuer.code(), head.number(), goesOn));
      issuer.published(head.number(), head.thisUpdate(), head.nextUpdate());
      audit.record(
          issuer,
          "crl.published",
          "system",
          Map.of(
              "number", Long.toString(head.number()),
              "lines", Long.toString(writer.count()),
              "bytes", Long.toString(length),
              "nextUpdate", head.nextUpdate().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // the one before stays for those who are just reading it
    pieces.deleteBefore(issuer.code(), head.number() - 1);
    goesOn.run();
  }

  private Consumer<byte[]> store(String issuer, long number, Runnable goesOn) {
    int[] next = {0};
    return content -> {
      pieces.add(new CrlPiece(issuer, number, next[0]++, content));
      goesOn.run();
    };
  }
}
