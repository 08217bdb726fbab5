package org.certbureau.ca.ocsp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.certbureau.ca.issuer.Vault;
import org.certbureau.work.clock.ClockJump;

/** The responders with their keys open; another node's renewal is noticed within a minute. */
@ApplicationScoped
class OpenResponders {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private record Seen(Answering answering, Instant lookedAt) {}

  @Inject private Responders responders;
  @Inject private Vault vault;
  @Inject private Clock clock;

  private final Map<String, Seen> open = new ConcurrentHashMap<>();

  /** Who answers in that issuer's name now; empty where nobody may. */
  Optional<Answering> of(String issuer) {
    Instant now = clock.instant();
    Seen seen = open.get(issuer);
    if (seen == null
        || seen.lookedAt().plus(LOOK_AGAIN).isBefore(now)
        || ClockJump.isAhead(seen.lookedAt(), now)) {
      Seen before = seen;
      seen =
          responders
              .newest(issuer, now)
              .map(newest -> new Seen(answering(newest, before), now))
              .orElse(null);
      if (seen == null) {
        return Optional.empty();
      }
      open.put(issuer, seen);
    }
    return Optional.of(seen.answering()).filter(it -> !now.isAfter(it.notAfter()));
  }

  private Answering answering(Responder newest, Seen before) {
    return before != null && before.answering().id().equals(newest.id())
        ? before.answering()
        : new Answering(
            newest.id(), newest.certificate(), vault.open(newest.id(), newest.sealedKey()));
  }
}
