package org.certbureau.staff.asked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.certbureau.audit.AuditedRow;
import org.certbureau.kernel.RegionCode;

/** What one administrator asked for, and what another said to it. */
@Entity
@Table(name = "staff_request")
@NamedQuery(
    name = StaffRequest.SINCE,
    query = "select r from StaffRequest r where r.askedAt >= :since order by r.id desc")
@NamedQuery(
    name = StaffRequest.ABOUT,
    query =
        "select r from StaffRequest r where r.kind = :kind and r.subject = :subject"
            + " and r.askedAt >= :since")
public class StaffRequest extends AuditedRow {
  /** Within which another agrees, and who asked picks the secret up. */
  public static final Duration KEPT = Duration.ofDays(7);

  static final String SINCE = "StaffRequest.since";
  static final String ABOUT = "StaffRequest.about";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_PAYLOAD = 4000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "staff_request_seq")
  @SequenceGenerator(
      name = "staff_request_seq",
      sequenceName = "staff_request_seq",
      allocationSize = 1)
  @Column(name = "id")
  private long id;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private RequestKind kind;

  @Column(name = "subject")
  private String subject;

  @Column(name = "standing")
  private String standing;

  @Column(name = "payload")
  private String payload;

  @Column(name = "asked_by")
  private String askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "decided_by")
  private String decidedBy;

  @Column(name = "decided_at")
  private Instant decidedAt;

  /** {@link RequestState} as it was reached by somebody's act; null while it waits. */
  @Enumerated(EnumType.STRING)
  @Column(name = "outcome")
  private RequestState outcome;

  /** Sealed; null where it waits for nobody. */
  @Column(name = "half_sealed")
  private String half;

  protected StaffRequest() {}

  /**
   * @param standing of the subject, as its effect tells it
   * @param details all that is asked for, as the second administrator reads it; no secrets
   */
  public StaffRequest(
      RequestKind kind,
      String subject,
      String standing,
      Map<String, String> details,
      String askedBy,
      Instant askedAt) {
    this.kind = kind;
    this.subject = subject;
    this.standing = standing;
    this.payload = write(details);
    this.askedBy = askedBy;
    this.askedAt = askedAt;
  }

  private static String write(Map<String, String> details) {
    try {
      String text = JSON.writeValueAsString(new TreeMap<>(details));
      if (text.length() > LONGEST_PAYLOAD) {
        throw new IllegalArgumentException("a request of " + text.length() + " characters");
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public long id() {
    return id;
  }

  public RequestKind kind() {
    return kind;
  }

  public String subject() {
    return subject;
  }

  /** All that is asked for. */
  public Map<String, String> details() {
    try {
      return JSON.readValue(payload, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The request " + id + " is no JSON", e);
    }
  }

  public String askedBy() {
    return askedBy;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** Who agreed or declined, or took it back; null for nobody yet. */
  public String decidedBy() {
    return decidedBy;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  /** The moment from which nothing comes of it any more. */
  public Instant until() {
    return askedAt.plus(KEPT);
  }

  /**
   * How it stands.
   *
   * @param holds whether what it is about, and who asked, are what they were
   */
  public RequestState stateAt(Instant now, BooleanSupplier holds) {
    if (outcome != null && outcome != RequestState.AGREED) {
      return outcome;
    }
    if (!now.isBefore(until())) {
      return RequestState.EXPIRED;
    }
    if (!holds.getAsBoolean()) {
      return RequestState.VOID;
    }
    return outcome == null ? RequestState.WAITING : outcome;
  }

  /** Whether the subject stands as it did. */
  public boolean holdsFor(String standingNow) {
    return standing.equals(standingNow);
  }

  public void decide(RequestState reached, String by, Instant now) {
    outcome = reached;
    decidedBy = by;
    decidedAt = now;
  }

  public void done() {
    outcome = RequestState.DONE;
  }

  /** Keeps what the one who agreed is to pick up, sealed. */
  public void keepHalf(String sealed) {
    half = sealed;
  }

  /** Whether the one who agreed has something to pick up, which is over when the request is. */
  public boolean hasHalfAt(Instant now) {
    return half != null && now.isBefore(until());
  }

  /** Gives it away, sealed. */
  public String takeHalf() {
    String sealed = half;
    half = null;
    return sealed;
  }

  @Override
  public String auditType() {
    return "staff-request";
  }

  @Override
  public String auditId() {
    return Long.toString(id);
  }

  @Override
  public RegionCode auditRegion() {
    return null;
  }
}
