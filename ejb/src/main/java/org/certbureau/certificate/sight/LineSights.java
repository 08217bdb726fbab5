package org.certbureau.certificate.sight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.certbureau.work.SqlFailure;

/** Where it is kept which branch sees which line. */
@ApplicationScoped
class LineSights {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(LineSight sight) {
    entities.persist(sight);
  }

  /**
   * Unless it is seen already, also since this very moment: a branch hands in a case and a proof of
   * one line side by side. The row of who was first stays.
   */
  void addNew(LineSight sight) {
    if (entities.find(LineSight.class, sight.key()) != null) {
      return;
    }
    try {
      insert(sight, entities.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  /** By JDBC: to JPA a key that is there already is the end of the transaction. */
  private static void insert(LineSight sight, Connection connection) throws SQLException {
    // PostgreSQL goes on after a refused statement from a savepoint alone
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into line_sight (line_id, login, since, way) values (?, ?, ?, ?)")) {
      sight.writeTo(insert);
      insert.executeUpdate();
    } catch (SQLException e) {
      if (!SqlFailure.isDuplicate(e)) {
        throw e;
      }
      connection.rollback(before);
    }
  }
}
