package org.certbureau.web.faces.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.certbureau.settings.DoorSettings;
import org.certbureau.work.clock.ClockJump;

/**
 * How long ago a human did something in a session. Polls and drafts that save themselves do not
 * count, or an unattended desk would stay open for as long as its page lives.
 */
@Named
@ApplicationScoped
public class HumanWatch {
  private static final String LAST_ACT = "bureau.lastAct";

  /** Ids of the components that ask without anybody having asked them to. */
  private static final Set<String> MACHINERY = Set.of("pulse", "moving", "autosave");

  @Inject private Clock clock;

  /** How long a session stays open without a human act. */
  public int getLimitSeconds() {
    return (int) DoorSettings.IDLE_SECONDS.value().toSeconds();
  }

  /** When the page begins to count down: five minutes, or a sixth, before the end. */
  public int getWarnSeconds() {
    return getLimitSeconds() - getLimitSeconds() / 6;
  }

  /**
   * Notes a request.
   *
   * @return whether the session has been left alone for too long
   */
  boolean isAbandoned(HttpServletRequest request, HttpSession session) {
    Instant now = clock.instant();
    Object last = session.getAttribute(LAST_ACT);
    if (last instanceof Instant act
        && (act.plus(Duration.ofSeconds(getLimitSeconds())).isBefore(now)
            || ClockJump.isAhead(act, now))) {
      return true;
    }
    if (last == null || !isMachinery(request)) {
      session.setAttribute(LAST_ACT, now);
    }
    return false;
  }

  /** Faces names the component that sent an ajax request. */
  private static boolean isMachinery(HttpServletRequest request) {
    String source = request.getParameter("jakarta.faces.source");
    return source != null && MACHINERY.contains(source.substring(source.lastIndexOf(':') + 1));
  }
}
