package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells since when relying parties know of a hold or a revocation. */
@ApplicationScoped
public class Publications {
  /** A list takes seconds, a long one some more. */
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  @Inject private Revocations revocations;
  @Inject private Clock clock;

  /**
   * @param serials of certificates that are held and revoked together
   * @return empty where they are trusted, or were never named
   */
  public Optional<Publication> of(String issuer, Collection<String> serials) {
    List<RevokedSerial> named =
        revocations.find(serials).values().stream()
            .filter(row -> row.issuer().equals(issuer) && !row.isLifted())
            .toList();
    return named.stream()
        .map(RevokedSerial::since)
        .min(Comparator.naturalOrder())
        .map(since -> of(named, since));
  }

  private Publication of(List<RevokedSerial> named, Instant since) {
    if (!named.stream().allMatch(RevokedSerial::isListed)) {
      boolean late = since.plus(LATE_AFTER).isBefore(clock.instant());
      return new Publication(
          late ? Publication.State.LATE : Publication.State.PUBLISHING, since, null, null);
    }
    return new Publication(
        Publication.State.PUBLISHED,
        since,
        last(named.stream().map(RevokedSerial::listNumber).toList()),
        last(named.stream().map(RevokedSerial::listedAt).toList()));
  }

  /** Null where one of them is not known. */
  private static <T extends Comparable<T>> T last(List<T> values) {
    return values.stream().anyMatch(Objects::isNull)
        ? null
        : values.stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  /** The issuers whose lists should have named somebody long ago. */
  public List<String> late() {
    return revocations.unlisted(clock.instant().minus(LATE_AFTER));
  }
}
