package org.certbureau.application.finding;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.certbureau.application.finding.CaseMark.Kind;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.UnitName;

/**
 * Cases of before were found by how their units' names begin: a step of the upgrade marks them with
 * all parts of the names and with the ends of their numbers. Some at a time, each for good; it goes
 * on where it was cut, since a case that is marked is left alone. Their agents are found once the
 * master key is known, {@link AgentsOfBefore}.
 */
public class CasesOfBefore implements CustomTaskChange {
  private static final int CASES_AT_A_TIME = 500;

  private static final String CASES =
      "select a.id, a.region, a.case_no, a.unit_name from application a where a.id > ?"
          + " and not exists (select 1 from case_mark m where m.application_id = a.id"
          + " and m.kind = 'NUMBER') order by a.id fetch first "
          + CASES_AT_A_TIME
          + " rows only";

  private static final String MARK =
      "insert into case_mark (application_id, kind, part, region) values (?, ?, ?, ?)";

  private int marked;

  private record Before(long id, String region, String number, String unitName) {}

  @Override
  public void execute(Database database) throws CustomChangeException {
    try {
      mark(((JdbcConnection) database.getConnection()).getUnderlyingConnection());
    } catch (SQLException e) {
      throw new CustomChangeException("The cases could not be marked", e);
    }
  }

  private void mark(Connection connection) throws SQLException {
    try (PreparedStatement cases = connection.prepareStatement(CASES);
        PreparedStatement mark = connection.prepareStatement(MARK)) {
      List<Before> some = read(cases, Long.MIN_VALUE);
      while (!some.isEmpty()) {
        for (Before one : some) {
          add(one, mark);
        }
        mark.executeBatch();
        if (!connection.getAutoCommit()) {
          connection.commit();
        }
        marked += some.size();
        some = read(cases, some.get(some.size() - 1).id());
      }
    }
  }

  private static List<Before> read(PreparedStatement cases, long after) throws SQLException {
    List<Before> some = new ArrayList<>();
    cases.setLong(1, after);
    try (ResultSet rows = cases.executeQuery()) {
      while (rows.next()) {
        some.add(
            new Before(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return some;
  }

  private static void add(Before one, PreparedStatement mark) throws SQLException {
    if (one.unitName() != null) {
      for (String part : UnitName.parts(one.unitName(), CaseMarks.LONGEST_PART)) {
        add(one, Kind.NAME, part, mark);
      }
    }
    for (String end : NumberMarks.of(new CaseNumber(one.number()))) {
      add(one, Kind.NUMBER, end, mark);
    }
  }

  private static void add(Before one, Kind kind, String part, PreparedStatement mark)
      throws SQLException {
    mark.setLong(1, one.id());
    mark.setString(2, kind.name());
    mark.setString(3, part);
    mark.setString(4, one.region());
    mark.addBatch();
  }

  @Override
  public String getConfirmationMessage() {
    return marked + " cases marked";
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
