package org.certbureau.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.certbureau.kernel.Problem;

/** What an auditor has to look at: somebody was at the trail, or at what proves it. */
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class TrailAlarms {
  private static final Logger LOG = Logger.getLogger(TrailAlarms.class.getName());
  private static final String ROWS_SET_ASIDE = "rows-set-aside";

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  private final Set<String> raised = new ConcurrentSkipListSet<>();

  /**
   * Codes, none where all is well: {@code key-missing}, {@code key-replaced}, {@code mark-missing},
   * {@code mark-differs}, {@code outside-unwritable}, {@code rows-set-aside}.
   */
  public List<String> raised() {
    Set<String> all = new TreeSet<>(raised);
    if (anySetAside()) {
      all.add(ROWS_SET_ASIDE);
    }
    return List.copyOf(all);
  }

  /** The same in words. */
  public List<Problem> told() {
    return raised().stream()
        .map("audit.alarm-"::concat)
        .map(code -> Problem.of(code, null))
        .toList();
  }

  private boolean anySetAside() {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement look =
            connection.prepareStatement("select id from audit_set_aside fetch first 1 rows only");
        ResultSet row = look.executeQuery()) {
      return row.next();
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }

  /** Written to the log once, until it is {@link #lower lowered}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void raise(String code, String sentence) {
    if (raised.add(code)) {
      LOG.severe(() -> "Audit trail, " + code + ": " + sentence);
    }
  }

  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void lower(String code) {
    raised.remove(code);
  }
}
