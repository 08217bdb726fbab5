package org.certbureau.certificate.name;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/**
 * Holders of before were found by how their names begin: a step of the upgrade keeps the parts of
 * their names. Some at a time, each for good; it goes on where it was cut, since a name that is
 * kept is left alone.
 */
public class NamesOfBefore implements CustomTaskChange {
  private static final int PAIRS_AT_A_TIME = 500;
  private static final int REGISTERED = 3;
  private static final int CODE = 4;
  private static final int BORNE = 5;

  private static final String PAIRS =
      "select job, region, holder_name, credit_code, certificate_name from certificate_pair"
          + " where job > ? order by job fetch first "
          + PAIRS_AT_A_TIME
          + " rows only";

  private static final String KEPT =
      "select 1 from holder_name_part where region = ? and part = ? and holder_name = ?"
          + " and coalesce(credit_code, '-') = ?";

  private static final String PART =
      "insert into holder_name_part (id, region, part, holder_name, credit_code)"
          + " values (?, ?, ?, ?, ?)";

  private int names;

  /**
   * @param code null for a unit without one
   */
  private record Name(String region, String called, String holder, String code) {}

  @Override
  public void execute(Database database) throws CustomChangeException {
    try {
      keep(((JdbcConnection) database.getConnection()).getUnderlyingConnection());
    } catch (SQLException e) {
      throw new CustomChangeException("The names of the holders could not be kept", e);
    }
  }

  private void keep(Connection connection) throws SQLException {
    try (PreparedStatement pairs = connection.prepareStatement(PAIRS);
        PreparedStatement kept = connection.prepareStatement(KEPT);
        PreparedStatement part = connection.prepareStatement(PART)) {
      long id = lowest(connection);
      String after = " ";
      while (after != null) {
        Set<Name> some = new HashSet<>();
        after = read(pairs, after, some);
        for (Name name : some) {
          if (!isKept(kept, name)) {
            id = add(part, name, id);
          }
        }
        part.executeBatch();
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
      }
    }
  }

  /** Above are the numbers that the sequence gives out. */
  private static long lowest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select coalesce(min(id), 0) from holder_name_part");
        ResultSet row = select.executeQuery()) {
      row.next();
      return Math.min(0, row.getLong(1));
    }
  }

  /**
   * @return the last job that was read; null where there is none
   */
  private static String read(PreparedStatement select, String after, Set<Name> names)
      throws SQLException {
    String last = null;
    select.setString(1, after);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        last = rows.getString(1);
        names.add(name(rows, REGISTERED));
        if (rows.getString(BORNE) != null) {
          names.add(name(rows, BORNE));
        }
      }
    }
    return last;
  }

  private static Name name(ResultSet rows, int called) throws SQLException {
    return new Name(
        rows.getString(2),
        rows.getString(called),
        rows.getString(REGISTERED),
        rows.getString(CODE));
  }

  private static boolean isKept(PreparedStatement select, Name name) throws SQLException {
    select.setString(1, name.region());
    select.setString(2, NamePart.of(name.called()).get(0));
    select.setString(3, name.holder());
    select.setString(4, name.code() == null ? "-" : name.code());
    try (ResultSet rows = select.executeQuery()) {
      return rows.next();
    }
  }

  /**
   * @return the number that was given last
   */
  private long add(PreparedStatement insert, Name name, long above) throws SQLException {
    List<String> parts = NamePart.of(name.called());
    long id = above;
    for (String part : parts) {
      insert.setLong(1, --id);
      insert.setString(2, name.region());
      insert.setString(3, part);
      insert.setString(4, name.holder());
      if (name.code() == null) {
        insert.setNull(5, Types.VARCHAR);
      } else {
        insert.setString(5, name.code());
      }
      insert.addBatch();
    }
    names++;
    return id;
  }

  @Override
  public String getConfirmationMessage() {
    return "parts of " + names + " names kept";
  }

  @Override
  public void setUp() {
    // nothing is needed
  }

  @Override
  public void setFileOpener(ResourceAccessor resources) {
    // no file is read
  }

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
