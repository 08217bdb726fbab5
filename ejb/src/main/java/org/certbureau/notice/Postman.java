package org.certbureau.notice;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes to the post what is due, on every node. A letter that fails waits longer and longer; while
 * the post itself is away nothing counts as tried.
 */
@Singleton
@Startup
@DependsOn("KeyCentreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class Postman {
  private static final Logger LOG = Logger.getLogger(Postman.class.getName());
  private static final int BATCH = 50;
  private static final Duration PAUSE_WHILE_AWAY = Duration.ofMinutes(1);

  @EJB private DispatchRows rows;

  @Inject @Any private Instance<Post> posts;

  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean away;

  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void tick() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      for (Post post : posts) {
        carry(post);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "Notices could not be sent; it is tried again", e);
    } finally {
      running.set(false);
    }
  }

  @Schedule(hour = "*", minute = "*", second = "40", persistent = false)
  void bringBack() {
    rows.bringBack();
  }

  private void carry(Post post) {
    while (true) {
      String claim = UUID.randomUUID().toString();
      List<Long> batch = rows.claim(post.medium(), claim, BATCH);
      if (batch.isEmpty()) {
        return;
      }
      try (Post.Round round = post.open()) {
        for (long id : batch) {
          deliver(round, id, claim);
        }
        away = false;
      } catch (PostAway e) {
        report(e);
        rows.giveBack(claim, PAUSE_WHILE_AWAY);
        return;
      }
    }
  }

  private void deliver(Post.Round round, long id, String claim) throws PostAway {
    try {
      Letter letter = rows.letter(id, claim);
      if (letter != null) {
        round.send(letter);
        rows.sent(id);
      }
    } catch (Undelivered e) {
      rows.failed(id, claim, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Notice dispatch " + id + " failed");
      rows.failed(id, claim, e.toString());
    }
  }

  /** A mail server that is away for an hour is one line in the log, not sixty. */
  private void report(PostAway e) {
    if (!away) {
      away = true;
      LOG.log(Level.WARNING, "The mail server is away; notices wait and are tried again", e);
    }
  }
}
