package org.certbureau.station.key;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row of {@link BureauKeys}. */
@Entity
@Table(name = "station_bureau_key")
class BureauKey {
  @Id
  @Column(name = "id")
  private int id;

  @Column(name = "sealed_key")
  private byte[] sealedKey;

  /** Null until the first start. */
  byte[] sealedKey() {
    return sealedKey;
  }

  void keep(byte[] sealed) {
    sealedKey = sealed;
  }
}
