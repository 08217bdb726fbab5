package org.certbureau.application;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.staff.Caller;

/** Who did what to an application. Never changed, only replaced. */
@Embeddable
public class Acts {
  @Embedded
  @AttributeOverride(name = "who", column = @Column(name = "created_by"))
  @AttributeOverride(name = "at", column = @Column(name = "created_at"))
  private Act created;

  @Embedded
  @AttributeOverride(name = "who", column = @Column(name = "submitted_by"))
  @AttributeOverride(name = "at", column = @Column(name = "submitted_at"))
  private Act submitted;

  @Embedded
  @AttributeOverride(name = "who", column = @Column(name = "accepted_by"))
  @AttributeOverride(name = "at", column = @Column(name = "accepted_at"))
  private Act accepted;

  /** Where it was accepted; null where the acceptor sits at no desk. */
  @Column(name = "desk")
  private String desk;

  @Embedded
  @AttributeOverride(name = "who", column = @Column(name = "reviewed_by"))
  @AttributeOverride(name = "at", column = @Column(name = "reviewed_at"))
  private Act reviewed;

  @Embedded
  @AttributeOverride(name = "who", column = @Column(name = "closed_by"))
  @AttributeOverride(name = "at", column = @Column(name = "closed_at"))
  private Act closed;

  protected Acts() {}

  private Acts(Acts before) {
    created = before.created;
    submitted = before.submitted;
    accepted = before.accepted;
    desk = before.desk;
    reviewed = before.reviewed;
    closed = before.closed;
  }

  static Acts begun(String by, Instant now) {
    Acts acts = new Acts();
    acts.created = new Act(by, now);
    return acts;
  }

  /** With a step of this person; many steps leave no name but in the audit trail. */
  Acts and(Step step, Caller caller, Instant now) {
    Acts acts = new Acts(this);
    Act act = new Act(caller.name(), now);
    switch (step) {
      case SUBMIT -> acts.submitted = act;
      case ACCEPT -> {
        acts.accepted = act;
        acts.desk = caller.desk();
      }
      case APPROVE -> acts.reviewed = act;
      // what is corrected is reviewed anew
      case RETURN -> acts.reviewed = null;
      case DELIVER -> acts.closed = act;
      default -> {
        return this;
      }
    }
    return acts;
  }

  /** Who began it and who handed it in. */
  Set<String> applicants() {
    return Stream.of(created().by(), submitted().by())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /** With what takes effect by itself: nobody hands anything over. */
  Acts effective(Instant now) {
    Acts acts = new Acts(this);
    acts.closed = new Act(CaseLog.SYSTEM, now);
    return acts;
  }

  public Act created() {
    return created;
  }

  public Act submitted() {
    return Act.known(submitted);
  }

  public Act accepted() {
    return Act.known(accepted);
  }

  /** Where it was accepted; empty where the acceptor sits at no desk. */
  Optional<String> desk() {
    return Optional.ofNullable(desk);
  }

  public Act reviewed() {
    return Act.known(reviewed);
  }

  public Act closed() {
    return Act.known(closed);
  }
}
