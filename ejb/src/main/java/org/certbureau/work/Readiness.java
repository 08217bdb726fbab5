package org.certbureau.work;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.work.clock.DatabaseClock;

/**
 * Whether what work needs is there: the database with its schema, the broker, and room on the disk.
 * Each is looked at once a second at most, so that asking often costs nothing, and no answer is
 * waited for longer than somebody who watches has patience.
 */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class Readiness {
  private static final Logger LOG = Logger.getLogger(Readiness.class.getName());
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final int DATABASE_SECONDS = 5;

  /** What is told of a part that is as it should be. */
  public static final String UP = "UP";

  /** What is told of a database or a broker that has said no. */
  static final String CLOSED = "cannot be reached or was closed";

  @Resource(lookup = Resources.DATA_SOURCE)
  private DataSource dataSource;

  @Resource(lookup = Resources.CONNECTION_FACTORY)
  private ConnectionFactory connectionFactory;

  @Resource private ManagedExecutorService executor;
  @Inject private Clock clock;

  private final TimedLook<String> database = new TimedLook<>(this::database);
  private final TimedLook<String> broker = new TimedLook<>(this::broker);
  private final TimedLook<Duration> clocks = new TimedLook<>(this::clocks);
  private final TimedLook<String> disk = new TimedLook<>(Readiness::disk);
  private final AtomicBoolean clocksDiffer = new AtomicBoolean();
  private final Map<String, String> told = new TreeMap<>();

  /**
   * What there is to say of each part: {@link #UP}, or why not, in words for who runs the bureau.
   * The schema stands wherever this bean does: it starts after it.
   */
  public Map<String, String> parts() {
    return parts(PATIENCE);
  }

  /** As {@link #parts()}, for who waits longer before a part is told to be silent. */
  public Map<String, String> parts(Duration patience) {
    Map<String, String> parts = new TreeMap<>();
    parts.put("database", asked(database, patience));
    parts.put("broker", asked(broker, patience));
    parts.put("disk", asked(disk, patience));
    parts.put("clock", clock(clockDifference(patience)));
    tell(parts);
    return parts;
  }

  /**
   * How much the database's clock is ahead of this node's, or behind where that is negative;
   * nothing where it cannot be asked.
   */
  public Duration clockDifference() {
    return clockDifference(PATIENCE);
  }

  private Duration clockDifference(Duration patience) {
    return clocks.within(patience, executor).orElse(Duration.ZERO);
  }

  private static String clock(Duration ahead) {
    return ahead.abs().compareTo(DatabaseClock.TOO_MUCH) < 0
        ? UP
        : "the database's clock differs from this node's by " + ahead.toSeconds() + " seconds";
  }

  private String asked(TimedLook<String> part, Duration patience) {
    return part.within(patience, executor).orElse("does not answer in time");
  }

  /** Once, until something else is to be said. */
  private synchronized void tell(Map<String, String> parts) {
    parts.forEach(
        (part, says) -> {
          String before = told.put(part, says);
          if (!says.equals(before == null ? UP : before)) {
            if (UP.equals(says)) {
              LOG.info("the " + part + " is back");
            } else {
              LOG.warning("the " + part + ": " + says);
            }
          }
        });
  }

  private Duration clocks() {
    Duration ahead;
    try (Connection connection = dataSource.getConnection()) {
      ahead = DatabaseClock.ahead(connection, clock);
    } catch (SQLException e) {
      return Duration.ZERO; // whoever asks for the database is told
    }
    boolean differ = ahead.abs().compareTo(DatabaseClock.TO_BE_TOLD) >= 0;
    if (clocksDiffer.getAndSet(differ) != differ) {
      LOG.warning(
          () ->
              differ
                  ? "the database's clock is %d ms ahead of this node's: set both by one server of time"
                      .formatted(ahead.toMillis())
                  : "the database's clock and this node's agree again");
    }
    return ahead;
  }

  private String database() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      try {
        statement.setQueryTimeout(DATABASE_SECONDS);
        statement.execute("select 1 from staff_account where 1 = 0");
        return UP;
      } finally {
        // of the whole connection with H2, and others have it after this
        statement.setQueryTimeout(0);
      }
    } catch (SQLException e) {
      return CLOSED;
    }
  }

  private String broker() {
    try (JMSContext context = connectionFactory.createContext()) {
      return context.getMetaData() != null ? UP : "cannot be reached or was closed";
    } catch (JMSRuntimeException e) {
      return CLOSED;
    }
  }

  private static String disk() throws IOException {
    long free = Files.getFileStore(PlaceSettings.DATA.value()).getUsableSpace() >> 20;
    int reserve = PlaceSettings.DISK_RESERVE.value();
    return free >= reserve ? UP : "full: less than " + reserve + " MB are left for BUREAU_DATA";
  }
}
