package org.certbureau.application.warning;

import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.Text;

/**
 * Something that people are told before they go on; nothing stands in their way.
 *
 * @param code stable name, {@code feature.what-it-is}
 * @param field what it is about: a field of the form, or {@code certificate}
 * @param rule the rule that wants it told
 * @param reading whether the rule is the bureau's own reading (口径) and no document's (文件)
 * @param citation the phrase that says so
 */
public record Warning(
    String code, String field, String rule, boolean reading, String citation, Text sentence) {
  /** Whether something would be had before its time (A-C7). */
  public boolean tellsOfTime() {
    return code.equals("application.before-its-window");
  }

  static Warning of(Sourced row, String code, String field, String... args) {
    Problem told = Problem.of(code, field, args);
    return new Warning(
        code,
        field,
        row.rule(),
        Sourced.isReading(row.rule()),
        row.citation(),
        new Text(
            Messages.text(Locale.SIMPLIFIED_CHINESE, told), Messages.text(Locale.ENGLISH, told)));
  }
}
