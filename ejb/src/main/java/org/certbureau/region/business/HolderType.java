package org.certbureau.region.business;

/** Whom a certificate names. */
public enum HolderType {
  /** An insured unit (参保单位) as a whole: 单位/机构证书. */
  UNIT,
  /** One employee of a unit: 单位员工证书. */
  EMPLOYEE,
  /** A natural person in his or her own right: 个人证书. */
  PERSON;

  /**
   * @throws org.certbureau.kernel.RuleViolation with the field {@code holder} for an unknown name
   */
  public static HolderType of(String typed) {
    return TypedName.read(HolderType.class, "holder", typed);
  }
}
