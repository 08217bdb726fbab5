package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The key under which the centre escrows; sealed itself under the house's master key. */
@Entity
@Table(name = "kmc_key")
class KmcKey {
  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "sealed_key")
  private byte[] sealedKey;

  @Column(name = "created_at")
  private Instant createdAt;

  protected KmcKey() {}

  KmcKey(int id, byte[] sealedKey, Instant createdAt) {
    this.id = id;
    this.sealedKey = sealedKey;
    this.createdAt = createdAt;
  }

  byte[] sealedKey() {
    return sealedKey.clone();
  }
}
