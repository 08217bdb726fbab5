package org.certbureau.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Messages that this node wrote and committed, on their way to the relay without being claimed and
 * read again. Their rows belong to it for {@link #HELD}; what a crash takes out of here is in the
 * database, and anybody's after that time.
 */
@ApplicationScoped
class FreshMessages {
  static final Duration HELD = Duration.ofSeconds(5);

  private final String claim = UUID.randomUUID().toString();
  private final Queue<OutboxMessage> messages = new ConcurrentLinkedQueue<>();

  /** Whose such messages are. */
  String claim() {
    return claim;
  }

  void add(List<OutboxMessage> committed) {
    messages.addAll(committed);
  }

  /** The next ones that are still this node's, in their order; empty where there are none. */
  List<OutboxMessage> next(int limit, Instant now) {
    List<OutboxMessage> next = new ArrayList<>();
    while (next.size() < limit) {
      OutboxMessage message = messages.poll();
      if (message == null) {
        break;
      }
      if (message.notBefore().isAfter(now)) {
        next.add(message);
      }
    }
    return next;
  }
}
