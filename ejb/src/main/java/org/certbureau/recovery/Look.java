package org.certbureau.recovery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.certbureau.kernel.CaseNumber;

/** A page of a case's papers that an officer has looked at. Each look is an audit entry besides. */
@Entity
@Table(name = "recovery_look")
@IdClass(Look.Key.class)
class Look {
  @Id
  @Column(name = "officer")
  private String officer;

  @Id
  @Column(name = "case_number")
  private String caseNumber;

  @Id
  @Column(name = "scan")
  private long scan;

  /** Of the picture: another one in its place has not been seen. */
  @Column(name = "sm3")
  private String digest;

  @Column(name = "looked_at")
  private Instant at;

  protected Look() {}

  Look(String officer, CaseNumber caseNumber, long scan, String digest, Instant at) {
    this.officer = officer;
    this.caseNumber = caseNumber.value();
    this.scan = scan;
    this.digest = digest;
    this.at = at;
  }

  /** It was looked at again, and may have been another picture. */
  void again(String shown, Instant now) {
    digest = shown;
    at = now;
  }

  /** Whether it was this picture that was seen. */
  boolean isOf(long page, String picture) {
    return scan == page && digest.equals(picture);
  }

  /** An officer has looked at a page of a case or not. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private String officer;
    private String caseNumber;
    private long scan;

    protected Key() {}

    Key(String officer, CaseNumber caseNumber, long scan) {
      this.officer = officer;
      this.caseNumber = caseNumber.value();
      this.scan = scan;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && scan == key.scan
          && Objects.equals(officer, key.officer)
          && Objects.equals(caseNumber, key.caseNumber);
    }

    @Override
    public int hashCode() {
      return Objects.hash(officer, caseNumber, scan);
    }
  }
}
