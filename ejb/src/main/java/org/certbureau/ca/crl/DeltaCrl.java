package org.certbureau.ca.crl;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * What has changed since an issuer's last complete list, as it was last published. One row for each
 * issuer, so that number and bytes are always of one list.
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

  @Column(name = "base_lines")
  private long baseLines;

  /** The changes that it shows, counted up as {@link RevokedSerial} counts them. */
  @Column(name = "changes")
  private long changes;

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

  /** A complete list of that many lines is there: nothing has changed since. */
  void begin(CrlHead head, long lines, byte[] der) {
    baseNumber = head.base();
    baseLines = lines;
    publish(head, 0, der);
  }

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

  PublishedCrl toPublished() {
    return new PublishedCrl(number, thisUpdate, nextUpdate, List.of(content.clone()));
  }
}
