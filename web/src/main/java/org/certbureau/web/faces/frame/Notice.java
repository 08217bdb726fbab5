package org.certbureau.web.faces.frame;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/** One sentence about what was just done, for the page that comes next; told once. */
@SessionScoped
public class Notice implements Serializable {
  private static final long serialVersionUID = 1L;

  private String text;
  private String warning;

  public void say(String sentence) {
    text = sentence;
  }

  /** The sentence that waits for its page; null for none. */
  String waiting() {
    return text;
  }

  /** The sentence, or null; gone afterwards. */
  String take() {
    String said = text;
    text = null;
    return said;
  }

  /** Something that the person has to know whatever page comes next. */
  public void warn(String sentence) {
    warning = sentence;
  }

  /** The warning, or null; gone afterwards. */
  String takeWarning() {
    String said = warning;
    warning = null;
    return said;
  }
}
