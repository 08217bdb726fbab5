package org.certbureau.application.material;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.certbureau.application.Scan;

/** The sealed bytes of a {@link Scan}. */
@Entity
@Table(name = "scan_content")
class ScanContent {
  @Id
  @Column(name = "scan_id")
  private Long scanId;

  @Lob
  @Column(name = "sealed")
  private byte[] sealed;

  protected ScanContent() {}

  ScanContent(long scanId, byte[] sealed) {
    this.scanId = scanId;
    this.sealed = sealed.clone();
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
