package org.certbureau.station;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;
import org.certbureau.work.clock.ClockJump;

/** A station that was let in: it signs with this key and logs in at the broker as itself. */
@Entity
@Table(name = "station")
class Station extends AuditedRegionRow {
  /** A station that was silent for this long is shown as away. */
  private static final Duration AWAY_AFTER = Duration.ofSeconds(35);

  /** The jobs of its desk do not go to one that was silent for longer. */
  private static final Duration HEARD_OF = Duration.ofMinutes(5);

  @Id
  @Column(name = "code")
  private String code;

  @Column(name = "name")
  private String name;

  @Column(name = "public_key")
  private String publicKey;

  @Column(name = "broker_hash")
  private String brokerHash;

  /** Whose cases it is for before others; null where it stands at no desk. */
  @Column(name = "desk")
  private String desk;

  @Column(name = "retired")
  private boolean retired;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "slots")
  private int slots;

  @Column(name = "blanks")
  private int blanks;

  /** As it said when it was last heard. */
  @Column(name = "slip_words")
  private boolean slipWords;

  protected Station() {}

  /**
   * @param desk code of the desk where it stands; null for none
   */
  Station(
      String code,
      String name,
      RegionCode region,
      String desk,
      Sm2PublicKey key,
      String brokerHash) {
    super(region);
    this.code = code;
    this.desk = desk;
    this.name = name;
    this.publicKey = Base64.getEncoder().encodeToString(key.point());
    this.brokerHash = brokerHash;
  }

  String code() {
    return code;
  }

  Sm2PublicKey key() {
    return Sm2PublicKey.ofPoint(Base64.getDecoder().decode(publicKey));
  }

  /** Whether its slips say whose token they are for; an older one knows no such order. */
  boolean printsSlipWords() {
    return slipWords;
  }

  /** The name it uses at the broker. */
  String brokerLogin() {
    return "station-" + code;
  }

  String brokerHash() {
    return brokerHash;
  }

  boolean retired() {
    return retired;
  }

  /**
   * @return false where it was sent away before
   */
  boolean retire() {
    boolean first = !retired;
    retired = true;
    return first;
  }

  /**
   * @return false where it is let in already
   */
  boolean restore() {
    boolean first = retired;
    retired = false;
    return first;
  }

  private boolean wasSeen(Instant now) {
    return !retired && lastSeenAt != null && !ClockJump.isAhead(lastSeenAt, now);
  }

  boolean presentAt(Instant now) {
    return wasSeen(now) && lastSeenAt.plus(AWAY_AFTER).isAfter(now);
  }

  /** Whether a job that only its desk's stations may have can be given to it. */
  boolean heardOfLately(Instant now) {
    return wasSeen(now) && lastSeenAt.plus(HEARD_OF).isAfter(now);
  }

  String desk() {
    return desk;
  }

  /**
   * @param pinKeys the names of the keys that it has
   */
  StationView toView(Instant now, Set<String> pinKeys) {
    return new StationView(
        code,
        name,
        region(),
        desk,
        key().fingerprint(),
        retired,
        presentAt(now),
        lastSeenAt,
        slots,
        blanks,
        pinKeys);
  }

  @Override
  public String auditType() {
    return "station";
  }

  @Override
  public String auditId() {
    return code;
  }
}
