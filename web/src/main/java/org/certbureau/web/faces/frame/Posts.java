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

/**
 * What became of the forms that a person sent: one at a time, what was refused until its page is
 * asked for again, what was finished for whoever sends the same once more.
 */
@SessionScoped
class Posts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 4;

  private final Turn turn = new Turn();
  private final Deque<Refused> refused = new ArrayDeque<>();
  private final Deque<Finished> finished = new ArrayDeque<>();

  /**
   * A form that was refused.
   *
   * @param address where its page is asked for again
   * @param sent what was typed, without secrets
   */
  record Refused(
      String address,
      Map<String, List<String>> sent,
      List<Problems.Line> lines,
      List<Problems.Line> quiet)
      implements Serializable {}

  /**
   * A form that was done.
   *
   * @param address where it led to
   * @param said what was said there; null for a form that only leads on
   */
  record Finished(Map<String, List<String>> sent, String address, String said, Instant at)
      implements Serializable {
    private static final Duration IMPATIENT = Duration.ofSeconds(10);

    /** What was told is done and stays done; who only looks may do so again, if not at once. */
    boolean answers(Map<String, List<String>> again, Instant now) {
      return sent.equals(again) && (said != null || now.isBefore(at.plus(IMPATIENT)));
    }
  }

  private static final class Turn implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  /** Something done with a form. */
  interface Deed {
    void run() throws IOException, ServletException;
  }

  /** A draft that saves itself is not overtaken by the button behind it. */
  void oneAtATime(Deed deed) throws IOException, ServletException {
    synchronized (turn) {
      deed.run();
    }
  }

  void refuse(Refused post) {
    synchronized (refused) {
      keep(refused, post);
    }
  }

  /** What was refused on the page of this address, once. */
  Optional<Refused> takeRefused(String address) {
    synchronized (refused) {
      Optional<Refused> found =
          refused.stream().filter(post -> post.address().equals(address)).findFirst();
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
  Optional<Finished> finished(Map<String, List<String>> sent, Instant now) {
    synchronized (finished) {
      return finished.stream().filter(post -> post.answers(sent, now)).findFirst();
    }
  }

  private static <T> void keep(Deque<T> posts, T post) {
    posts.addFirst(post);
    while (posts.size() > MOST) {
      posts.removeLast();
    }
  }
}
