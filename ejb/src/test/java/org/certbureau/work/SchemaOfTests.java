package org.certbureau.work;

import java.sql.Connection;
import liquibase.exception.LiquibaseException;

/** Lets tests bring an empty database up to date by the very changelog that the bureau runs. */
public final class SchemaOfTests {
  private SchemaOfTests() {}

  public static void update(Connection connection) throws LiquibaseException {
    Migration.update(connection);
  }
}
