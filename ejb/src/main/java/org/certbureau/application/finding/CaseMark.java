package org.certbureau.application.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.certbureau.kernel.RegionCode;

/** Something by which a case is found; an index answers what begins so, on every database. */
@Entity
@Table(name = "case_mark")
@IdClass(CaseMark.Key.class)
class CaseMark {
  /** By what it is found. */
  enum Kind {
    /** A unit's name from one of its characters on, folded. */
    NAME,
    /** The end of its number, see {@link NumberMarks}. */
    NUMBER,
    /** What is known of the agent, as a keyed digest, see {@link AgentDigests}. */
    AGENT
  }

  /**
   * A mark and whose it is.
   *
   * @param part as it is compared
   */
  record Mark(Kind kind, String part) {}

  /** The key of a row. */
  record Key(Long application, Kind kind, String part) implements Serializable {}

  @Id
  @Column(name = "application_id")
  private Long application;

  @Id
  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private Kind kind;

  @Id
  @Column(name = "part")
  private String part;

  @Column(name = "region")
  private RegionCode region;

  protected CaseMark() {}

  CaseMark(long application, RegionCode region, Mark mark) {
    this.application = application;
    this.region = region;
    this.kind = mark.kind();
    this.part = mark.part();
  }

  Mark mark() {
    return new Mark(kind, part);
  }
}
