package org.certbureau.subscriber;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who has acted for a unit. The document's number and how to reach them lie sealed. */
@Entity
@Table(name = "agent")
class Agent {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agent_seq")
  @SequenceGenerator(name = "agent_seq", sequenceName = "agent_seq", allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "unit_id")
  private long unitId;

  @Column(name = "name")
  private String name;

  @Lob
  @Column(name = "sealed_details")
  private byte[] sealedDetails;

  @Column(name = "last_acted_at")
  private Instant lastActedAt;

  protected Agent() {}

  Agent(long unitId, String name, byte[] sealedDetails, Instant now) {
    this.unitId = unitId;
    this.name = name;
    actsAgain(sealedDetails, now);
  }

  final void actsAgain(byte[] sealed, Instant now) {
    sealedDetails = sealed.clone();
    lastActedAt = now;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  byte[] sealedDetails() {
    return sealedDetails.clone();
  }
}
