package org.certbureau.kernel;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences for codes and labels, in the user's language. A key {@code feature.name} stands as
 * {@code name} in {@code messages/feature_zh_CN.properties} and {@code
 * messages/feature_en.properties}.
 *
 * <p>Codes are for programs: where a sentence mentions one, its pattern says whose words it is said
 * in. {@code {1:application.state.}} is the text of {@code application.state.CLOSED} for the
 * argument {@code CLOSED}.
 */
public final class Messages {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** An argument that is a code, with the beginning of the keys of its words. */
  private static final Pattern CODE = Pattern.compile("\\{(\\d+):([a-z]+\\.[A-Za-z.-]*)\\}");

  private static final String NOTHING = "kernel.nothing";

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
   * The sentence of a key in the nearest language. What it mentions and what is not there is called
   * so: nobody is to read {@code null}.
   *
   * @throws java.util.MissingResourceException where no sentence was written for the key
   */
  public static String text(Locale locale, String key, List<String> args) {
    String pattern = bundle(locale, key).getString(key.substring(key.indexOf('.') + 1));
    List<String> mentioned = args.stream().map(arg -> arg == null ? nothing(locale) : arg).toList();
    List<String> said = new ArrayList<>(mentioned);
    String plain =
        CODE.matcher(pattern)
            .replaceAll(
                code -> {
                  int place = Integer.parseInt(code.group(1));
                  if (place >= mentioned.size()) {
                    return "{" + place + "}";
                  }
                  said.add(word(locale, code.group(2), mentioned.get(place)));
                  return "{" + (said.size() - 1) + "}";
                });
    return new MessageFormat(plain, nearest(locale)).format(said.toArray());
  }

  /** What no bundle has a word for stays as it is: it was typed, or a release of before said it. */
  private static String word(Locale locale, String beginning, String code) {
    return Stream.of(code, code.toUpperCase(Locale.ROOT).replace('-', '_'))
        .map(beginning::concat)
        .filter(Messages::has)
        .findFirst()
        .map(key -> text(locale, key, List.of()))
        .orElse(code);
  }

  /** What stands in a sentence for what was not given. */
  public static String nothing(Locale locale) {
    return bundle(locale, NOTHING).getString(NOTHING.substring(NOTHING.indexOf('.') + 1));
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

  /** What somebody typed and what cannot be seen is nothing, too. */
  public static String text(Locale locale, Problem problem) {
    return text(
        locale,
        problem.code(),
        problem.args().stream().map(arg -> arg.isBlank() ? nothing(locale) : arg).toList());
  }
}
