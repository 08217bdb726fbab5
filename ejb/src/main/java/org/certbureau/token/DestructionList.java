package org.certbureau.token;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.RegionCode;

/** Tokens that are destroyed together; two people sign for it, each once. */
@Entity
@Table(name = "destruction_list")
class DestructionList extends AuditedRegionRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "destruction_list_seq")
  @SequenceGenerator(
      name = "destruction_list_seq",
      sequenceName = "destruction_list_seq",
      allocationSize = 50)
  @Column(name = "id")
  private Long id;

  @Column(name = "list_no")
  private String number;

  @Column(name = "tokens")
  private int tokens;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "first_by")
  private String firstBy;

  @Column(name = "first_at")
  private Instant firstAt;

  @Column(name = "second_by")
  private String secondBy;

  @Column(name = "second_at")
  private Instant secondAt;

  @Column(name = "dissolved_by")
  private String dissolvedBy;

  @Column(name = "dissolved_at")
  private Instant dissolvedAt;

  @Column(name = "dissolved_for")
  private String dissolvedFor;

  protected DestructionList() {}

  DestructionList(String number, RegionCode region, int tokens, String madeBy, Instant madeAt) {
    super(region);
    this.number = number;
    this.tokens = tokens;
    this.madeBy = madeBy;
    this.madeAt = madeAt;
  }

  boolean isSignedBy(String who) {
    return who.equals(firstBy) || who.equals(secondBy);
  }

  /** Nothing more is to be signed: its tokens are destroyed. */
  boolean isDone() {
    return secondBy != null;
  }

  /** It was a mistake: nothing on it is destroyed. */
  boolean isDissolved() {
    return dissolvedBy != null;
  }

  void dissolve(String who, String reason, Instant now) {
    if (isDone() || isDissolved()) {
      throw new IllegalStateException("list " + number + " is over");
    }
    dissolvedBy = who;
    dissolvedFor = reason;
    dissolvedAt = now;
  }

  /** Null while it was not dissolved. */
  DestructionView.Dissolution dissolution(UnaryOperator<String> names) {
    return isDissolved()
        ? new DestructionView.Dissolution(
            dissolvedBy, names.apply(dissolvedBy), dissolvedAt, dissolvedFor)
        : null;
  }

  void sign(String who, Instant now) {
    if (isDone() || isDissolved() || isSignedBy(who)) {
      throw new IllegalStateException("list " + number + " takes no signature of " + who);
    }
    if (firstBy == null) {
      firstBy = who;
      firstAt = now;
    } else {
      secondBy = who;
      secondAt = now;
    }
  }

  List<DestructionView.Signature> signatures(UnaryOperator<String> names) {
    List<DestructionView.Signature> signatures = new ArrayList<>();
    if (firstBy != null) {
      signatures.add(new DestructionView.Signature(firstBy, names.apply(firstBy), firstAt));
    }
    if (secondBy != null) {
      signatures.add(new DestructionView.Signature(secondBy, names.apply(secondBy), secondAt));
    }
    return signatures;
  }

  Long id() {
    return id;
  }

  String number() {
    return number;
  }

  int tokens() {
    return tokens;
  }

  String madeBy() {
    return madeBy;
  }

  Instant madeAt() {
    return madeAt;
  }

  @Override
  public String auditType() {
    return "destruction";
  }

  @Override
  public String auditId() {
    return number;
  }
}
