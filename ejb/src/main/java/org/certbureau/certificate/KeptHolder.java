package org.certbureau.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.certbureau.region.business.HolderType;

/** A holder in the columns of its line: the kind, and whom the kind names. */
@Embeddable
class KeptHolder {
  @Enumerated(EnumType.STRING)
  @Column(name = "holder_kind")
  private HolderType kind;

  @Column(name = "holder_unit")
  private Long unit;

  protected KeptHolder() {}

  KeptHolder(Holder holder) {
    this.kind = holder.type();
    this.unit = holder.unit().orElse(null);
  }

  Holder toHolder() {
    return Holder.of(kind, unit);
  }
}
