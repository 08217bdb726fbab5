package org.certbureau.certificate.sight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.certbureau.work.UtcInstant;

/** A branch's own system sees a certificate line, from some moment on and for good. */
@Entity
@Table(name = "line_sight")
@IdClass(LineSight.Key.class)
class LineSight {
  @Id
  @Column(name = "line_id")
  private Long line;

  @Id
  @Column(name = "login")
  private String login;

  @Column(name = "since")
  private Instant since;

  @Enumerated(EnumType.STRING)
  @Column(name = "way")
  private Way way;

  /** How it came by it. */
  enum Way {
    /** It began or handed in a case of the line. */
    SUBMITTED,
    /** It handed in a nonce of ours that was signed by the line's key. */
    PROVED
  }

  /** A login sees a line once. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private Long line;
    private String login;

    protected Key() {}

    Key(Long line, String login) {
      this.line = line;
      this.login = login;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && line.equals(key.line) && login.equals(key.login);
    }

    @Override
    public int hashCode() {
      return Objects.hash(line, login);
    }
  }

  protected LineSight() {}

  LineSight(long line, String login, Way way, Instant since) {
    this.line = line;
    this.login = login;
    this.way = way;
    this.since = since;
  }

  Key key() {
    return new Key(line, login);
  }

  /** Its columns in their order. */
  void writeTo(PreparedStatement row) throws SQLException {
    row.setLong(1, line);
    row.setString(2, login);
    row.setObject(3, new UtcInstant().convertToDatabaseColumn(since));
    row.setString(4, way.name());
  }
}
