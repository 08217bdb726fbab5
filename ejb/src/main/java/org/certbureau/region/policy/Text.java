package org.certbureau.region.policy;

import java.util.Locale;
import java.util.Objects;
import org.certbureau.kernel.Messages;

/**
 * A label that a policy brings with it.
 *
 * @param zh the words of the region's own documents
 * @param en a translation for English screens
 */
public record Text(String zh, String en) {
  public Text {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
  }

  public String in(Locale locale) {
    return Locale.ENGLISH.equals(Messages.nearest(locale)) ? en : zh;
  }
}
