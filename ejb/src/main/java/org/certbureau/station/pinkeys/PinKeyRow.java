package org.certbureau.station.pinkeys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.certbureau.station.contract.SharedPinKey;

/** A key that a station has beside its own. */
@Entity
@Table(name = "station_pin_key")
class PinKeyRow {
  /** The station's code and the key's name. */
  @Id
  @Column(name = "id")
  private String id;

  @Column(name = "station")
  private String station;

  @Column(name = "name")
  private String name;

  /** The same wherever the key is; null for another station's, by which none is made any more. */
  @Column(name = "check_digits")
  private String check;

  protected PinKeyRow() {}

  PinKeyRow(String station, SharedPinKey key) {
    this.id = station + " " + key.name();
    this.station = station;
    this.name = key.name();
    this.check = key.check();
  }

  String station() {
    return station;
  }

  SharedPinKey key() {
    return new SharedPinKey(name, check);
  }
}
