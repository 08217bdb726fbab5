package org.certbureau.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One consent; written once, bound to unit and agent when they are known. */
@Entity
@Table(name = "consent")
class Consent {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "consent_seq")
  @SequenceGenerator(name = "consent_seq", sequenceName = "consent_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "reference")
  private String reference;

  @Column(name = "code")
  private String code;

  @Column(name = "text_version")
  private String textVersion;

  @Enumerated(EnumType.STRING)
  @Column(name = "way")
  private ConsentRecord.Way way;

  @Column(name = "given_at")
  private Instant givenAt;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "unit_id")
  private Long unitId;

  @Column(name = "agent_name")
  private String agentName;

  protected Consent() {}

  Consent(ConsentRecord given) {
    this.reference = given.reference();
    this.code = given.code();
    this.textVersion = given.textVersion();
    this.way = given.way();
    this.givenAt = given.givenAt();
    this.recordedBy = given.recordedBy();
    this.agentName = given.agent();
  }

  void givenBy(long unit, String agent) {
    unitId = unit;
    agentName = agent;
  }

  String reference() {
    return reference;
  }

  ConsentRecord toRecord() {
    return new ConsentRecord(reference, code, textVersion, way, givenAt, recordedBy, agentName);
  }
}
