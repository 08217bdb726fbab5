package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a form field holds, and so how it is checked and normalised. */
public enum FieldKind {
  TEXT,
  UNIT_NAME,
  PERSON_NAME,
  ADDRESS,
  /** 统一社会信用代码, GB 32100. */
  CREDIT_CODE,
  /** 工商注册号, 15 digits. */
  REGISTRATION_NUMBER,
  /** 组织机构代码, GB 11714. */
  ORGANIZATION_CODE,
  /** 社保登记证号: 4 to 20 letters and digits, each place has its own. */
  INSURANCE_NUMBER,
  /** 居民身份证号, GB 11643. */
  CITIZEN_ID,
  PASSPORT,
  /** The number of the kind of document that another field tells. */
  DOCUMENT_NUMBER,
  MOBILE,
  /** Fixed line, service number or mobile. */
  PHONE,
  EMAIL,
  POSTAL_CODE,
  DATE,
  BOOLEAN,
  /** 第几对: one of the pairs that a certificate has had in force, by its place among them. */
  PAIR,
  /** One code out of the field's choices. */
  CHOICE,
  /** One or more codes out of the field's choices, separated by commas. */
  CHOICES,
  /** One or more codes out of the policy's catalogue of online systems, separated by commas. */
  @JsonProperty("APPLICATIONS")
  SYSTEMS
}
