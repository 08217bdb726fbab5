package org.certbureau.web.faces.frame;

import jakarta.enterprise.context.SessionScoped;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What became of the forms that a person sent: one at a time, what was refused until its page is
 * asked for again, what was finished for whoever sends the same once more.
 */
@SessionScoped
class Posts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 4;

  /** How long a form waits for the one before it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock turn = new ReentrantLock();
  private final Deque<Refused> refused = new ArrayDeque<>();
  private final Deque<Finished> finished = new ArrayDeque<>();

  /**
   * A form that was refused.
   *
   * @param account whose it is; empty for somebody who has not logged in
   * @param address where its page is asked for again
   * @param sent what was typed, without secrets; empty where it is more than a page has room for
   */
  record Refused(
      String account,
      String address,
      Map<String, List<String>> sent,
      List<Problems.Line> lines,
      List<Problems.Line> quiet)
      implements Serializable {}

  /**
   * A form that was done.
   *
   * @param digest by what the same form is known again: what was typed is not kept
   * @param address where it led to
   * @param said what was said there; null for a form that only leads on
   */
  record Finished(String account, String digest, String address, String said, Instant at)
      implements Serializable {
    private static final Duration IMPATIENT = Duration.ofSeconds(10);

    /** What was told is done and stays done; who only looks may do so again, if not at once. */
    boolean answers(String whose, String again, Instant now) {
      return account.equals(whose)
          && digest.equals(again)
          && (said != null || now.isBefore(at.plus(IMPATIENT)));
    }
  }

  /** Something done with a form. */
  interface Deed {
    void run() throws IOException, ServletException;
  }

  /**
   * A draft that saves itself is not overtaken by the button behind it.
   *
   * @return false where the one before took too long; nothing was done then
   */
  boolean oneAtATime(Deed deed) throws IOException, ServletException {
    try {
      if (!turn.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      deed.run();
      return true;
    } finally {
      turn.unlock();
    }
  }

  void refuse(Refused post) {
    synchronized (refused) {
      keep(refused, post);
    }
  }

  /** What was refused to this account on the page of this address, once. */
  Optional<Refused> takeRefused(String account, String address) {
    synchronized (refused) {
      Optional<Refused> found =
          refused.stream()
              .filter(post -> post.account().equals(account) && post.address().equals(address))
              .findFirst();
      found.ifPresent(refused::remove);
      return found;
    }
  }

  void finish(Finished post) {
    synchronized (finished) {
      keep(finished, post);
    }
  }

  /** The end of the same form, sent before from the same page. */
  Optional<Finished> finished(String account, String digest, Instant now) {
    synchronized (finished) {
      return finished.stream().filter(post -> post.answers(account, digest, now)).findFirst();
    }
  }

  private static <T> void keep(Deque<T> posts, T post) {
    posts.addFirst(post);
    while (posts.size() > MOST) {
      posts.removeLast();
    }
  }
}
