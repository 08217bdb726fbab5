package org.certbureau.ca.crl;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * What has changed since the complete list that an issuer's deltas begin from, as it was last
 * published. One row for each issuer, so that number and bytes are always of one list.
 */
@Entity
@Table(name = "ca_crl_delta")
class DeltaCrl {
  @Id
  @Column(name = "issuer")
  private String issuer;

  @Column(name = "crl_number")
  private long number;

  @Column(name = "base_number")
  private long baseNumber;

  @Column(name = "base_this_update")
  private Instant baseThisUpdate;

  /** What expired before that is not on the base, nor on what follows it. */
  @Column(name = "expired_since")
  private Instant expiredSince;

  /** How many the latest complete list has. */
  @Column(name = "base_lines")
  private long completeLines;

  /** The changes that it shows, counted up as {@link RevokedSerial} counts them. */
  @Column(name = "changes")
  private long changes;

  /** Those of them that the latest complete list shows too. */
  @Column(name = "complete_changes")
  private long completeChanges;

  @Column(name = "this_update")
  private Instant thisUpdate;

  @Column(name = "next_update")
  private Instant nextUpdate;

  @Column(name = "content")
  private byte[] content;

  @Version
  @Column(name = "version")
  private int version;

  protected DeltaCrl() {}

  DeltaCrl(String issuer) {
    this.issuer = issuer;
  }

  /** A complete list of that many lines is the base from now on: nothing has changed since. */
  void begin(CrlHead head, Instant leftOutBefore, long lines, byte[] der) {
    baseNumber = head.number();
    baseThisUpdate = head.thisUpdate();
    expiredSince = leftOutBefore;
    goOn(head, lines, 0, der);
  }

  /** Goes with a complete list of that many lines, which does not become the base. */
  void goOn(CrlHead head, long lines, long shownChanges, byte[] der) {
    completeLines = lines;
    completeChanges = shownChanges;
    publish(head, shownChanges, der);
  }

  /** Goes by itself. */
  void publish(CrlHead head, long shownChanges, byte[] der) {
    number = head.number();
    changes = shownChanges;
    thisUpdate = head.thisUpdate();
    nextUpdate = head.nextUpdate();
    content = der.clone();
  }

  long number() {
    return number;
  }

  long baseNumber() {
    return baseNumber;
  }

  Instant expiredSince() {
    return expiredSince;
  }

  PublishedCrl toPublished() {
    return new PublishedCrl(number, thisUpdate, nextUpdate, List.of(content.clone()));
  }
}
