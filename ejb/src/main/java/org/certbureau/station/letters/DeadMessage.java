package org.certbureau.station.letters;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.regex.Pattern;
import org.certbureau.audit.AuditedRow;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.RegionCode;
import org.certbureau.station.contract.Parcel;

/**
 * A message that nobody could act on, however often it was delivered. It is kept as it was, with
 * its signature, so that it can be looked into and put back.
 */
@Entity
@Table(name = "dead_message")
class DeadMessage extends AuditedRow {
  private static final Pattern OURS =
      Pattern.compile("bureau\\.replies|station\\.[A-Z0-9-]+\\.jobs");

  @Id
  @Column(name = "reference")
  private String reference;

  @Column(name = "queue")
  private String queue;

  @Column(name = "sender")
  private String sender;

  @Lob
  @Column(name = "body")
  private String body;

  @Column(name = "signature")
  private String signature;

  @Column(name = "contract")
  private String contract;

  @Column(name = "died_at")
  private Instant diedAt;

  @Column(name = "contents")
  private String contents;

  @Column(name = "tries")
  private Integer tries;

  @Column(name = "cause")
  private String cause;

  @Column(name = "settled_at")
  private Instant settledAt;

  @Column(name = "put_back")
  private boolean putBack;

  protected DeadMessage() {}

  DeadMessage(String reference, String queue, Parcel parcel, Instant diedAt) {
    this.reference = reference;
    this.queue = beginning(queue, 100);
    this.sender = beginning(parcel.sender(), 100);
    this.body = parcel.body();
    this.signature = beginning(parcel.signature(), 500);
    this.contract = beginning(parcel.contract(), 20);
    this.diedAt = diedAt;
  }

  /** Nobody has vouched for the message: a property of any length must not keep it from here. */
  private static String beginning(String text, int most) {
    return Beginning.of(text, most);
  }

  /**
   * @param tries how often it came; null where that was not counted
   */
  void explain(GivenUp known, Integer tries) {
    this.contents = known.contents();
    this.cause = known.cause();
    this.tries = tries;
  }

  /** It goes to its queue again, as it was. */
  void putBack(Instant now) {
    putBack = true;
    settledAt = now;
  }

  boolean isOpen() {
    return settledAt == null;
  }

  /** Whether it was taken from one of our queues: it can go there again. */
  boolean isOfOurs() {
    return body != null && OURS.matcher(queue).matches();
  }

  String queue() {
    return queue;
  }

  /** As it came. */
  Parcel parcel() {
    return new Parcel(body, sender, signature, contract);
  }

  /**
   * @return false where somebody has done that before
   */
  boolean settle(Instant now) {
    boolean first = settledAt == null;
    if (first) {
      settledAt = now;
    }
    return first;
  }

  DeadMessageView toView() {
    return new DeadMessageView(
        reference, queue, sender, contents, cause, tries, isOfOurs(), diedAt);
  }

  @Override
  public String auditType() {
    return "message";
  }

  @Override
  public String auditId() {
    return reference;
  }

  @Override
  public RegionCode auditRegion() {
    return null;
  }
}
