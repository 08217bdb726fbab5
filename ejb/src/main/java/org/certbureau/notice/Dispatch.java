package org.certbureau.notice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A notice on its way to one recipient. The address lies sealed; lists show it masked. */
@Entity
@Table(name = "notice_dispatch")
class Dispatch {
  private static final int LONGEST_ERROR = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "notice_dispatch_seq")
  @SequenceGenerator(
      name = "notice_dispatch_seq",
      sequenceName = "notice_dispatch_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @ManyToOne
  @JoinColumn(name = "notice_id")
  private Notice notice;

  @Enumerated(EnumType.STRING)
  @Column(name = "medium")
  private Medium medium;

  @Lob
  @Column(name = "sealed_address")
  private byte[] sealedAddress;

  @Column(name = "masked_address")
  private String maskedAddress;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private DispatchState state;

  @Column(name = "edition")
  private int edition;

  @Column(name = "attempts")
  private int attempts;

  /** When it is due; while it is claimed, until when the claim holds. */
  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "claim")
  private String claim;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "last_error")
  private String lastError;

  protected Dispatch() {}

  private Dispatch(Notice notice, Medium medium, DispatchState state) {
    this.notice = notice;
    this.medium = medium;
    this.state = state;
    this.edition = 1;
  }

  static Dispatch to(Notice notice, byte[] sealedAddress, String maskedAddress, Instant now) {
    Dispatch dispatch = new Dispatch(notice, Medium.EMAIL, DispatchState.WAITING);
    dispatch.sealedAddress = sealedAddress.clone();
    dispatch.maskedAddress = maskedAddress;
    dispatch.nextAttemptAt = now;
    return dispatch;
  }

  /**
   * @param why no address is known that could be written to
   */
  static Dispatch toNobody(Notice notice, String why) {
    Dispatch dispatch = new Dispatch(notice, Medium.EMAIL, DispatchState.NO_ADDRESS);
    dispatch.lastError = fitting(why);
    return dispatch;
  }

  /** It left, whatever was decided meanwhile. */
  void sent(Instant now) {
    state = DispatchState.SENT;
    attempts++;
    sentAt = now;
    lastError = null;
    release(null);
  }

  /**
   * Counts a failed attempt; the last one gives up.
   *
   * @return whether it was given up
   */
  boolean failed(String error, int tries, Instant now) {
    attempts++;
    lastError = fitting(error);
    boolean over = attempts >= tries;
    state = over ? DispatchState.GIVEN_UP : DispatchState.WAITING;
    release(over ? null : now.plus(Backoff.after(attempts)));
    return over;
  }

  void stop(String why) {
    state = DispatchState.STOPPED;
    lastError = fitting(why);
    release(null);
  }

  /** Starts anew, by a clerk's wish. */
  void again(Instant now) {
    if (sentAt != null) {
      edition++; // or a mailbox takes it for the copy of one that it has
    }
    state = DispatchState.WAITING;
    attempts = 0;
    sentAt = null;
    lastError = null;
    release(now);
  }

  private void release(Instant due) {
    claim = null;
    nextAttemptAt = due;
  }

  private static String fitting(String text) {
    String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
  }

  boolean isClaimedAt(Instant now) {
    return claim != null && nextAttemptAt != null && nextAttemptAt.isAfter(now);
  }

  boolean isClaimedBy(String who) {
    return state == DispatchState.WAITING && who.equals(claim);
  }

  Long id() {
    return id;
  }

  Notice notice() {
    return notice;
  }

  Medium medium() {
    return medium;
  }

  byte[] sealedAddress() {
    return sealedAddress.clone();
  }

  String maskedAddress() {
    return maskedAddress;
  }

  DispatchState state() {
    return state;
  }

  int edition() {
    return edition;
  }

  int attempts() {
    return attempts;
  }

  Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  Instant sentAt() {
    return sentAt;
  }

  String lastError() {
    return lastError;
  }
}
