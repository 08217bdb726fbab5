package org.certbureau.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the table. It is read at use, so that a test may set it before a start; an
 * installation is started anew to be set otherwise.
 */
public final class Setting<T> {
  private final String name;
  private final Kind<T> kind;
  private final Function<Texts, T> otherwise;
  private final String otherwiseInWords;
  private final boolean secret;
  private final String sentence;

  private Setting(
      String name,
      Kind<T> kind,
      Function<Texts, T> otherwise,
      String otherwiseInWords,
      boolean secret,
      String sentence) {
    this.name = name;
    this.kind = kind;
    this.otherwise = otherwise;
    this.otherwiseInWords = otherwiseInWords;
    this.secret = secret;
    this.sentence = sentence;
  }

  /** One that is always the same unless it is set. */
  static <T> Setting<T> of(String name, Kind<T> kind, T otherwise, String sentence) {
    String written = '`' + kind.writing().apply(otherwise) + '`';
    return new Setting<>(name, kind, texts -> otherwise, written, false, sentence);
  }

  /** One that follows from others unless it is set. */
  static <T> Setting<T> following(
      String name, Kind<T> kind, String words, Function<Texts, T> otherwise, String sentence) {
    return new Setting<>(name, kind, otherwise, words, false, sentence);
  }

  /** One that may be missing: its value is null then. */
  static <T> Setting<T> optional(String name, Kind<T> kind, String words, String sentence) {
    return new Setting<>(name, kind, texts -> null, words, false, sentence);
  }

  /** A password: nobody tells what it is. */
  static Setting<String> secret(String name, Kind<String> kind, String sentence) {
    return new Setting<>(name, kind, texts -> "", "none", true, sentence);
  }

  /**
   * @throws IllegalStateException with a sentence that names the setting, where its text makes no
   *     sense
   */
  public T value() {
    return in(Texts.OF_THIS_INSTALLATION);
  }

  /** As {@link #value()}, by what somebody else says. */
  public T in(Texts texts) {
    String text = texts.of(name);
    if (text == null) {
      return otherwise.apply(texts);
    }
    try {
      return kind.reading().apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(complaint(text)); // its cause would tell a secret
    }
  }

  public boolean isSet() {
    return isSetIn(Texts.OF_THIS_INSTALLATION);
  }

  boolean isSetIn(Texts texts) {
    return texts.of(name) != null;
  }

  /** What is wrong with what is set, if anything is; looks also for what it names. */
  Optional<String> wrongIn(Texts texts) {
    String text = texts.of(name);
    try {
      return text == null || kind.there().test(kind.reading().apply(text))
          ? Optional.empty()
          : Optional.of(complaint(text));
    } catch (IllegalArgumentException e) {
      return Optional.of(complaint(text));
    }
  }

  private String complaint(String text) {
    return secret
        ? "%s should be %s".formatted(name, kind.wanted())
        : "%s should be %s, but is %s".formatted(name, kind.wanted(), Addresses.told(text));
  }

  public String name() {
    return name;
  }

  boolean isSecret() {
    return secret;
  }

  String wanted() {
    return kind.wanted();
  }

  String otherwiseInWords() {
    return otherwiseInWords;
  }

  String sentence() {
    return sentence;
  }

  @Override
  public String toString() {
    return name;
  }
}
