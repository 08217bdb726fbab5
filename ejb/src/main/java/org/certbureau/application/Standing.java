package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.kernel.CaseNumber;

/**
 * Where an application stands on the line of states: since when, why, and until when the bureau has
 * to have decided. Never changed, only replaced.
 */
@Embeddable
public class Standing {
  /** Stands for "no time limit": a column without nulls lets the work list walk one index. */
  private static final LocalDate NO_LIMIT = LocalDate.of(9999, 12, 31);

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private State state;

  @Column(name = "state_since")
  private Instant since;

  @Column(name = "reason")
  private String reason;

  @Column(name = "due_on")
  private LocalDate dueOn;

  protected Standing() {}

  private Standing(State state, Instant since, String reason, LocalDate dueOn) {
    this.state = state;
    this.since = since;
    this.reason = reason;
    this.dueOn = dueOn;
  }

  static Standing draft(Instant now) {
    return new Standing(State.DRAFT, now, null, NO_LIMIT);
  }

  /**
   * @param to where its items are by then; before they are made, where the step leads
   * @param why for steps that need a reason
   */
  Standing behind(Step step, State to, String why, Instant now) {
    return new Standing(
        to,
        state == to ? since : now,
        reasonBehind(step, why),
        to.isWithTheBureau() ? dueOn : NO_LIMIT);
  }

  /**
   * What is said of an earlier step is forgotten; that production opens by itself changes nothing.
   */
  private String reasonBehind(Step step, String why) {
    if (step.needsReason()) {
      return why;
    }
    return step == Step.OPEN_PRODUCTION ? reason : null;
  }

  Standing dueOn(LocalDate day) {
    return new Standing(state, since, reason, day == null ? NO_LIMIT : day);
  }

  public State state() {
    return state;
  }

  public Instant since() {
    return since;
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** What a person said of it, which the applicant may read. */
  public Optional<String> said() {
    return reason().filter(why -> state != State.FAILED && state != State.STOPPED);
  }

  /** The application on the same certificate for which it was stopped (A-X5). */
  public Optional<CaseNumber> stoppedBy() {
    return reason().filter(why -> state == State.STOPPED).flatMap(CaseNumber::find);
  }

  /** Why its token could not be made. */
  public Optional<ProductionFailure> failure() {
    return reason().filter(why -> state == State.FAILED).map(ProductionFailure::read);
  }

  public Optional<LocalDate> dueOn() {
    return isLimit(dueOn) ? Optional.of(dueOn) : Optional.empty();
  }

  /** Whether a day by which the work list sorts is a time limit. */
  public static boolean isLimit(LocalDate sorted) {
    return !NO_LIMIT.equals(sorted);
  }
}
