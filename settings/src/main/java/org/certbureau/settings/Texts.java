package org.certbureau.settings;

import java.util.Locale;

/** What an installation says, by the names of settings. */
@FunctionalInterface
public interface Texts {
  /** The environment variable {@code BUREAU_X}, else the system property {@code bureau.x}. */
  Texts OF_THIS_INSTALLATION =
      name -> {
        String value = System.getenv(name);
        return value != null && !value.isBlank() ? value : System.getProperty(property(name));
      };

  /**
   * @return null or blank for what is not set
   */
  String raw(String name);

  /** Without what stands around it; null for what is not set. */
  default String of(String name) {
    String value = raw(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The system property by which a setting can be given, too. */
  static String property(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
