package org.certbureau.web.faces.review;

import java.io.Serializable;

/** A question of the review with its answer: {@code Y}, {@code N} or nothing yet. */
public final class Check implements Serializable {
  private static final long serialVersionUID = 1L;
  private final String key;
  private final String label;
  private final String value;
  private final String note;
  private final boolean identifier;
  private final long scan;
  private final Change change;
  private String answer = "";
  private String reason = "";

  /**
   * What changes, and what proves it.
   *
   * @param means what another value in this place comes to
   * @param proof numbers of the scans that prove it, apart by blanks; empty where none is asked for
   * @param where the place of the proof, in words
   * @param moved what is registered by now in place of what was looked at, in words; null where
   *     nothing else is
   */
  public record Change(
      Difference before,
      Difference after,
      boolean carried,
      String means,
      String proof,
      String where,
      String moved)
      implements Serializable {}

  /**
   * @param scan to be looked at for it; 0 for none in particular
   * @param change null where nothing changes
   */
  Check(
      String key,
      String label,
      String value,
      String note,
      boolean identifier,
      long scan,
      Change change) {
    this.key = key;
    this.label = label;
    this.value = value;
    this.note = note;
    this.identifier = identifier;
    this.scan = scan;
    this.change = change;
  }

  public String getKey() {
    return key;
  }

  public String getLabel() {
    return label;
  }

  public String getValue() {
    return value;
  }

  public String getNote() {
    return note;
  }

  public boolean isIdentifier() {
    return identifier;
  }

  public long getScan() {
    return scan;
  }

  /** Null where nothing changes. */
  public Change getChange() {
    return change;
  }

  public String getAnswer() {
    return answer;
  }

  public void setAnswer(String answer) {
    this.answer = "Y".equals(answer) || "N".equals(answer) ? answer : "";
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason == null ? "" : reason.strip();
  }
}
