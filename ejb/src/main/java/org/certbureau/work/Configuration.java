package org.certbureau.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Settings of this installation: the environment variable {@code BUREAU_X}, else the system
 * property {@code bureau.x}, else the default given. Read at use, so a test may set them before the
 * start.
 */
public final class Configuration {
  private Configuration() {}

  public static String text(String name, String fallback) {
    String value = System.getenv(name);
    if (value == null || value.isBlank()) {
      value = System.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
    }
    return value == null || value.isBlank() ? fallback : value.trim();
  }

  /**
   * @throws IllegalStateException naming the setting, where its text is no whole number
   */
  public static int number(String name, int fallback) {
    String value = text(name, null);
    if (value == null) {
      return fallback;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalStateException(name + " should be a whole number, but is " + value, e);
    }
  }

  /** A span given as whole seconds. */
  public static Duration seconds(String name, int fallback) {
    return Duration.ofSeconds(number(name, fallback));
  }

  public static boolean flag(String name) {
    return Boolean.parseBoolean(text(name, "false"));
  }

  public static Path path(String name, Path fallback) {
    String value = text(name, null);
    return value == null ? fallback : Path.of(value);
  }

  /** Where this installation keeps its own files ({@code BUREAU_DATA}). */
  public static Path data() {
    return path("BUREAU_DATA", Path.of("data")).toAbsolutePath().normalize();
  }

  /** The address under which the public reaches CRLs and CA certificates, without a final slash. */
  public static String publicUrl() {
    String url = text("BUREAU_PUBLIC_URL", "http://localhost:8080");
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
