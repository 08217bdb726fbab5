package org.certbureau.audit;

/** Something that proves the trail is gone or is not the bureau's: it is never made anew. */
final class TrailFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final String code;

  /**
   * @param code as {@link TrailAlarms} shows it
   * @param sentence for the log
   */
  TrailFault(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  String code() {
    return code;
  }
}
