package org.certbureau.region.reading;

/** A document that cannot be taken for a policy; its message is English, for logs. */
public class UnreadablePolicy extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String inChinese;

  UnreadablePolicy(String message, String inChinese) {
    super(message);
    this.inChinese = inChinese;
  }

  UnreadablePolicy(String message, String inChinese, Throwable cause) {
    super(message, cause);
    this.inChinese = inChinese;
  }

  public String inChinese() {
    return inChinese;
  }
}
