package org.certbureau.work;

/**
 * Why a start cannot go on, in a sentence for who runs the bureau: it is what the process says
 * last.
 */
public class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStart(String sentence) {
    super(sentence);
  }

  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
