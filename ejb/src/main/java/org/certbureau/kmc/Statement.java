package org.certbureau.kmc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3;
import org.certbureau.crypto.Sm3Mac;

/** What an officer has said to an order. Each one holds the one before it. */
@Entity
@Table(name = "kmc_statement")
class Statement {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "kmc_statement_seq")
  @SequenceGenerator(
      name = "kmc_statement_seq",
      sequenceName = "kmc_statement_seq",
      allocationSize = 1)
  @Column(name = "id")
  private long id;

  @Column(name = "job")
  private String job;

  /** Among what was said to that order, from 1. */
  @Column(name = "place")
  private int place;

  @Column(name = "officer")
  private String officer;

  /** Name of an {@link Answer}, as far as the centre wrote it. */
  @Column(name = "answer")
  private String answer;

  @Column(name = "order_digest")
  private String orderDigest;

  @Column(name = "said_at")
  private Instant saidAt;

  /** Why it was refused, sealed; null where nothing was told. */
  @Column(name = "sealed_reason")
  private byte[] sealedReason;

  @Column(name = "mac")
  private String mac;

  protected Statement() {}

  /**
   * @param before MAC of the one before; null for the first
   */
  Statement(
      RecoveryOrder order,
      int place,
      String officer,
      Answer answer,
      String reason,
      Instant now,
      String before,
      EscrowKey key) {
    this.job = order.job();
    this.place = place;
    this.officer = officer;
    this.answer = answer.name();
    this.orderDigest = order.digest();
    this.saidAt = now.truncatedTo(ChronoUnit.MILLIS);
    this.sealedReason =
        reason == null
            ? null
            : key.sealing().seal(reason.getBytes(StandardCharsets.UTF_8), associated());
    this.mac = key.mac().hex(text(before));
  }

  /** A refusal that was said to the same question before, as the next thing said to an order. */
  static Statement carried(
      RecoveryOrder order, int place, Statement refusal, String before, EscrowKey key) {
    return new Statement(
        order,
        place,
        refusal.officer,
        Answer.REFUSAL,
        refusal.reason(key.sealing()),
        refusal.saidAt,
        before,
        key);
  }

  private String associated() {
    return "statement/" + job + "/" + place;
  }

  private byte[] text(String before) {
    return new Written("kmc-statement")
        .and(job)
        .and(place)
        .and(officer)
        .and(answer)
        .and(orderDigest)
        .and(saidAt == null ? null : saidAt.toEpochMilli())
        .and(sealedReason == null ? null : Sm3.hex(sealedReason))
        .and(before)
        .bytes();
  }

  /** Whether the centre itself wrote this, as the one behind that. */
  boolean follows(String before, int number, Sm3Mac macs) {
    return place == number && macs.holds(text(before), mac);
  }

  String mac() {
    return mac;
  }

  int place() {
    return place;
  }

  String officer() {
    return officer;
  }

  /** Only of what the centre itself wrote. */
  Answer answer() {
    return Answer.valueOf(answer);
  }

  Instant saidAt() {
    return saidAt;
  }

  /**
   * @param digest of an order
   */
  boolean isTo(String digest) {
    return digest.equals(orderDigest);
  }

  /** Null where nothing was told. */
  String reason(Sealing sealing) {
    try {
      return sealedReason == null
          ? null
          : new String(sealing.open(sealedReason, associated()), StandardCharsets.UTF_8);
    } catch (CryptoFailure changed) {
      return null;
    }
  }
}
