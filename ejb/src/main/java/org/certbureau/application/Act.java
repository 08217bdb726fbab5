package org.certbureau.application;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** Who did something to an application, and when. */
@Embeddable
public class Act {
  /** Not done. */
  static final Act NONE = new Act();

  @Column(name = "act_by")
  private String who;

  @Column(name = "act_at")
  private Instant at;

  protected Act() {}

  Act(String who, Instant at) {
    this.who = who;
    this.at = at;
  }

  static Act known(Act act) {
    return act == null ? NONE : act;
  }

  /** Null for what was not done. */
  public String by() {
    return who;
  }

  /** Null for what was not done. */
  public Instant at() {
    return at;
  }
}
