package org.certbureau.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Logger;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.settings.QueueSettings;

/**
 * Watches over what lives within this process. A database or broker that has closed itself there,
 * as they do where a disk is full, does not come back before the process is started again: it ends,
 * as soon as there is room, with a status by which whoever started it knows that.
 */
@Singleton
@Startup
@DependsOn("Opening")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Watch {
  /** {@code EX_TEMPFAIL} of sysexits.h: to be tried again. */
  static final int START_AGAIN = 75;

  private static final Logger LOG = Logger.getLogger(Watch.class.getName());

  /** A bureau with much to do is slow, and not gone. */
  private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(4);

  @EJB private Readiness readiness;

  private final Silence silence = new Silence();

  @PostConstruct
  void begin() {
    closeFolder();
  }

  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  void look() {
    Duration patience = PlaceSettings.GONE_SECONDS.value();
    Map<String, String> parts = readiness.parts(FOR_AN_ANSWER);
    boolean gone = isGone(parts, BureauDataSource.isEmbedded(), !QueueSettings.URL.isSet());
    if (silence.lasts(gone, System.nanoTime(), patience)) {
      LOG.severe(
          "what has closed itself within this process does not come back: it ends with status "
              + START_AGAIN
              + ", to be started again; "
              + parts);
      Runtime.getRuntime().halt(START_AGAIN);
    }
  }

  /**
   * Whether something within this process has closed itself, and there is room to start again. A
   * database that is closed says so; one that is silent has much to do. A closed broker is silent.
   */
  static boolean isGone(Map<String, String> parts, boolean database, boolean broker) {
    return Readiness.UP.equals(parts.get("disk"))
        && (database && Readiness.CLOSED.equals(parts.get("database"))
            || broker && !Readiness.UP.equals(parts.get("broker")));
  }

  /** What came to lie there since. */
  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  void closeFolder() {
    try {
      OwnFiles.close(PlaceSettings.DATA.value());
    } catch (IOException e) {
      LOG.warning("BUREAU_DATA cannot be closed to others: " + e.getMessage());
    }
  }

  /** How long something has been so without a break. */
  static final class Silence {
    private boolean silent;
    private long since;

    /**
     * @param nanos of a clock that nobody sets
     * @param patience zero or less for endless
     */
    boolean lasts(boolean now, long nanos, Duration patience) {
      if (!now || !silent) {
        since = nanos;
      }
      silent = now;
      return now && patience.compareTo(Duration.ZERO) > 0 && nanos - since >= patience.toNanos();
    }
  }
}
