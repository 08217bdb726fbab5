package org.certbureau.notice;

/** The mail server cannot be reached or lets nobody in: no letter's fault. */
public class PostAway extends Exception {
  public PostAway(String message, Throwable cause) {
    super(message, cause);
  }
}
