package org.certbureau.station.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** The PIN slip of a job that its station could not print, if it could not. */
@Embeddable
public class MissingSlip {
  /** Why there is no PIN slip; null where the station has not said that it is missing. */
  @Column(name = "slip_problem")
  private String problem;

  @Column(name = "slip_problem_at")
  private Instant since;

  @Column(name = "slip_misses")
  private int misses;

  /**
   * @return how often it has been missing
   */
  public int missed(String code, Instant now) {
    problem = code;
    since = now;
    return ++misses;
  }

  /**
   * Somebody holds the slip that was missing.
   *
   * @return false where none was missing
   */
  public boolean found() {
    boolean missing = problem != null;
    problem = null;
    since = null;
    return missing;
  }

  /** Why there is none; null where the station has not said that it is missing. */
  public String problem() {
    return problem;
  }

  /** Null where none is missing. */
  public Instant since() {
    return since;
  }
}
