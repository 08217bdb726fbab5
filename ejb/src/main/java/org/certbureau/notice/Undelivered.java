package org.certbureau.notice;

/** A letter was not taken, because of its recipient or itself. */
public class Undelivered extends Exception {
  /**
   * @param message what the other side said; kept and shown to clerks
   */
  public Undelivered(String message, Throwable cause) {
    super(message, cause);
  }
}
