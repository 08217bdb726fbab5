package org.certbureau.testing.contract;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.certbureau.work.Resources;

/** Rows that stay or are taken back, in the book of running numbers: its names are free. */
@Stateless
@PermitAll
public class Marks {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Resource(lookup = Resources.DATA_SOURCE)
  private DataSource database;

  /**
   * @param scene one question's marks
   */
  public void leave(String scene, String name) {
    write(scene, name);
  }

  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void leaveOutside(String scene, String name) {
    write(scene, name);
  }

  private void write(String scene, String name) {
    entities
        .createNativeQuery("insert into numbering (series, last_value_used) values (?1, 1)")
        .setParameter(1, scene + name)
        .executeUpdate();
  }

  /** Has the database refuse the second of two, and overlooks it. */
  public String leaveTwice(String scene, String name) {
    write(scene, name);
    try {
      write(scene, name);
      return "written";
    } catch (PersistenceException e) {
      return "refused";
    }
  }

  public void leaveByConnection(String scene, String name) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into numbering (series, last_value_used) values (?, 1)")) {
      insert.setString(1, scene + name);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of the marks that the caller's transaction sees. */
  public List<String> seen(String scene) {
    return read(scene);
  }

  /** The names of the marks that everybody sees. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<String> kept(String scene) {
    return read(scene);
  }

  private List<String> read(String scene) {
    List<?> series =
        entities
            .createNativeQuery("select series from numbering where series like ?1")
            .setParameter(1, scene + "%")
            .getResultList();
    TreeSet<String> names = new TreeSet<>();
    for (Object one : series) {
      names.add(((String) one).substring(scene.length()));
    }
    return List.copyOf(names);
  }
}
