package org.certbureau.certificate.name;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.List;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.UnitName;

/**
 * A holder's name from one of its characters on to its end. Whatever stands in the middle of a name
 * is the beginning of such a part, and beginnings have an index on every database.
 */
@Entity
@Table(name = "holder_name_part")
class NamePart {
  private static final int LONGEST = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "holder_name_part_seq")
  @SequenceGenerator(
      name = "holder_name_part_seq",
      sequenceName = "holder_name_part_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "region")
  private RegionCode region;

  /** Folded. */
  @Column(name = "part")
  private String part;

  /** As registered, though the part may be of the shorter one that the certificate bears. */
  @Column(name = "holder_name")
  private String holderName;

  @Column(name = "credit_code")
  private CreditCode creditCode;

  protected NamePart() {}

  NamePart(NamedHolder holder, String part) {
    this.region = holder.region();
    this.part = part;
    this.holderName = holder.name();
    this.creditCode = holder.creditCode();
  }

  /** All parts of a name, the whole one first; two characters at least are asked for. */
  static List<String> of(String name) {
    return UnitName.parts(name, LONGEST);
  }

  Long id() {
    return id;
  }

  String part() {
    return part;
  }

  NamedHolder holder() {
    return new NamedHolder(region, holderName, creditCode);
  }
}
