package org.certbureau.work;

import static java.util.stream.Collectors.toSet;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.H2Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Brings the schema up to date before anything else starts, and asks whether the clock is right.
 * What starts by itself waits for more, {@code KeyCentreStart}; message-driven beans call {@link
 * #await()}.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class Migration {
  private static final Logger LOG = Logger.getLogger(Migration.class.getName());
  private static final String CHANGELOG = "db/changelog/master.xml";

  /** Any number that nobody else locks in a bureau's database. */
  private static final long ONE_AT_A_TIME = 7_316_528_904L;

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  @Inject private Clock clock;

  @PostConstruct
  void migrate() {
    try (Connection connection = dataSource.getConnection()) {
      DatabaseMetaData product = connection.getMetaData();
      LOG.log(
          Level.INFO,
          "the database answers as {0} {1}, through {2} {3}",
          new Object[] {
            product.getDatabaseProductName(),
            product.getDatabaseProductVersion(),
            product.getDriverName(),
            product.getDriverVersion()
          });
      update(connection);
      ClockAtStart.judge(connection, clock.instant());
    } catch (LiquibaseException e) {
      throw e.getCause() instanceof CannotStart why
          ? why
          : new CannotStart("the schema could not be brought up to date: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new IllegalStateException("the schema could not be looked at", e);
    }
  }

  /** Returns once the schema stands: the container blocks the call until the start is over. */
  @Lock(LockType.READ)
  public void await() {
    // the container's start barrier is the whole effect
  }

  /**
   * In a thread of its own: Liquibase leaves something in its thread for good, and in one of the
   * container's that keeps this application's classes when it is loaded anew.
   */
  static void update(Connection connection) throws LiquibaseException {
    FutureTask<Void> task = new FutureTask<>(() -> apply(connection));
    new Thread(task, "migration").start();
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new LiquibaseException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LiquibaseException(e);
    }
  }

  private static Void apply(Connection connection) throws Exception {
    ClassLoader loader = Migration.class.getClassLoader();
    Scope.child(
        Map.of(
            Scope.Attr.classLoader.name(), loader,
            Scope.Attr.resourceAccessor.name(), new ClassLoaderResourceAccessor(loader),
            Scope.Attr.ui.name(), new LoggerUIService()),
        () -> {
          Database database =
              DatabaseFactory.getInstance()
                  .findCorrectDatabaseImplementation(new JdbcConnection(connection));
          boolean shared = database instanceof PostgresDatabase;
          if (shared) {
            call(connection, "pg_advisory_lock");
          }
          try {
            if (shared || isOneProcess(database)) {
              unlock(database);
            }
            CommandScope update =
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                    .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                    .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, CHANGELOG);
            update.execute();
            refuseLater(
                connection, (DatabaseChangeLog) update.getDependency(DatabaseChangeLog.class));
          } finally {
            if (shared) {
              database.rollback(); // what failed would keep it
              call(connection, "pg_advisory_unlock");
            }
          }
        });
    return null;
  }

  /** What a later version has changed there this one does not know: it would write nonsense. */
  private static void refuseLater(Connection connection, DatabaseChangeLog known)
      throws SQLException {
    Set<String> names = known.getChangeSets().stream().map(ChangeSet::getId).collect(toSet());
    try (Statement statement = connection.createStatement();
        ResultSet ran = statement.executeQuery("select id, filename from databasechangelog")) {
      while (ran.next()) {
        if (!names.contains(ran.getString(1))) {
          throw new CannotStart(
              "the database was last used by a later version of this program: %s of %s is not"
                      .formatted(ran.getString(1), ran.getString(2))
                  + " known to this one. Start the later version");
        }
      }
    }
  }

  /**
   * Liquibase's lock is a row, and a node whose power fails leaves it behind: the next start would
   * wait for it in vain. Here nobody else is at it: a file of H2 is one process's, and PostgreSQL's
   * own lock ends with its session.
   */
  private static void unlock(Database database) throws LiquibaseException {
    LockServiceFactory.getInstance().getLockService(database).forceReleaseLock();
  }

  private static boolean isOneProcess(Database database) {
    String address = database.getConnection().getURL();
    return database instanceof H2Database
        && !address.startsWith("jdbc:h2:tcp:")
        && !address.startsWith("jdbc:h2:ssl:");
  }

  private static void call(Connection connection, String function) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select " + function + "(" + ONE_AT_A_TIME + ")");
    }
  }
}
