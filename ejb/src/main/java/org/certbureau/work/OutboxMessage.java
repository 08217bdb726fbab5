package org.certbureau.work;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message that is to leave once the transaction that wrote it has committed. */
@Entity
@Table(name = "outbox")
class OutboxMessage {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "outbox_seq")
  @SequenceGenerator(name = "outbox_seq", sequenceName = "outbox_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "destination")
  private String destination;

  @Lob
  @Column(name = "body")
  private String body;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "claim")
  private String claim;

  protected OutboxMessage() {}

  /**
   * @param claim whose it is until that moment; null for a message that nobody is to carry earlier
   */
  OutboxMessage(String destination, String body, Instant notBefore, String claim) {
    this.destination = destination;
    this.body = body;
    this.notBefore = notBefore;
    this.claim = claim;
  }

  long id() {
    return id;
  }

  Instant notBefore() {
    return notBefore;
  }

  String destination() {
    return destination;
  }

  String body() {
    return body;
  }
}
