package org.certbureau.kernel;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences for codes and labels, in the user's language. A key {@code feature.name} stands as
 * {@code name} in {@code messages/feature_zh_CN.properties} and {@code
 * messages/feature_en.properties}.
 */
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Messages() {}

  /** The languages there are; the first is the one to fall back to. */
  public static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  /** The nearest language we speak. */
  public static Locale nearest(Locale wanted) {
    return wanted != null && "en".equals(wanted.getLanguage())
        ? Locale.ENGLISH
        : Locale.SIMPLIFIED_CHINESE;
  }

  /**
   * The sentence of a key in the nearest language.
   *
   * @throws java.util.MissingResourceException where no sentence was written for the key
   */
  public static String text(Locale locale, String key, List<String> args) {
    String pattern = bundle(locale, key).getString(key.substring(key.indexOf('.') + 1));
    return new MessageFormat(pattern, nearest(locale)).format(args.toArray());
  }

  /** Whether a sentence was written for a key of a feature that has sentences. */
  public static boolean has(String key) {
    return bundle(LANGUAGES.get(0), key).containsKey(key.substring(key.indexOf('.') + 1));
  }

  private static ResourceBundle bundle(Locale locale, String key) {
    return ResourceBundle.getBundle(
        "messages/" + key.substring(0, key.indexOf('.')),
        nearest(locale),
        Messages.class.getClassLoader(),
        NO_FALLBACK);
  }

  public static String text(Locale locale, Problem problem) {
    return text(locale, problem.code(), problem.args());
  }
}
