package org.certbureau.work;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Whether what work needs is there: the database with its schema, and the broker. Looked at once a
 * second at most, so that asking often costs nothing.
 */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class Readiness {
  private static final Logger LOG = Logger.getLogger(Readiness.class.getName());
  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int DATABASE_SECONDS = 5;

  private record Finding(Map<String, Boolean> parts, Instant at) {}

  @Resource(lookup = Resources.DATA_SOURCE)
  private DataSource dataSource;

  @Resource(lookup = Resources.CONNECTION_FACTORY)
  private ConnectionFactory connectionFactory;

  @Inject private Clock clock;

  private Finding last = new Finding(Map.of(), Instant.MIN);

  /** Which part answers. The schema stands wherever this bean does: it starts after it. */
  public synchronized Map<String, Boolean> parts() {
    Instant now = clock.instant();
    if (last.at().plus(KEPT).isBefore(now)) {
      last = new Finding(Map.of("database", databaseAnswers(), "broker", brokerAnswers()), now);
    }
    return last.parts();
  }

  private boolean databaseAnswers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(DATABASE_SECONDS);
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "the database does not answer", e);
      return false;
    }
  }

  private boolean brokerAnswers() {
    try (JMSContext context = connectionFactory.createContext()) {
      return context.getMetaData() != null;
    } catch (JMSRuntimeException e) {
      LOG.log(Level.WARNING, "the broker does not answer", e);
      return false;
    }
  }
}
