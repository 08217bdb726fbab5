package org.certbureau.station.letters;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.certbureau.kernel.Beginning;

/** A message that the broker keeps delivering, as what we need for it is away. */
@Entity
@Table(name = "delayed_message")
class DelayedMessage {
  private static final int LONGEST = 100;

  @Id
  @Column(name = "reference")
  private String reference;

  @Column(name = "sender")
  private String sender;

  @Column(name = "since")
  private Instant since;

  @Column(name = "last_tried_at")
  private Instant lastTriedAt;

  @Column(name = "tries")
  private int tries;

  protected DelayedMessage() {}

  DelayedMessage(String reference, String sender, Instant now) {
    this.reference = reference;
    this.sender = Beginning.of(sender, LONGEST);
    this.since = now;
  }

  void triedAgain(int deliveries, Instant now) {
    tries = deliveries;
    lastTriedAt = now;
  }

  int tries() {
    return tries;
  }

  DelayView toView() {
    return new DelayView(reference, sender, since, lastTriedAt, tries);
  }
}
