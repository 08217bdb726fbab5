package org.certbureau.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting may be.
 *
 * @param wanted in words, behind "should be"
 * @param reading from its text; throws {@link IllegalArgumentException} where that makes no sense
 * @param writing a value as somebody would set it
 * @param there what only the start looks for: a file, a name in the network
 */
record Kind<T>(
    String wanted, Function<String, T> reading, Function<T, String> writing, Predicate<T> there) {
  private Kind(String wanted, Function<String, T> reading, Function<T, String> writing) {
    this(wanted, reading, writing, value -> true);
  }

  /** As good as for ever, and still a number of seconds that fits. */
  private static final int FIFTY_YEARS = 50 * 366 * 24 * 3600;

  private static final Pattern IP = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  static Kind<String> text() {
    return new Kind<>("text", text -> text, text -> text);
  }

  /** Some text that has a form. */
  static Kind<String> text(String wanted, Predicate<String> fits) {
    return new Kind<>(wanted, text -> require(text, fits.test(text)), text -> text);
  }

  /** One of some words, written as they stand. */
  static Kind<String> oneOf(String... words) {
    return text(String.join(" or ", words), Set.of(words)::contains);
  }

  static Kind<Integer> number(int least, int most, String unit) {
    return new Kind<>(
        "a whole number" + (unit.isEmpty() ? "" : " of " + unit) + range(least, most),
        text -> within(least, most, text),
        String::valueOf);
  }

  /** Where somebody can listen or be reached. */
  static Kind<Integer> port() {
    return new Kind<>("a port" + range(1, 65535), text -> within(1, 65535, text), String::valueOf);
  }

  /** Where somebody listens, if at all. */
  static Kind<Integer> portOrNone() {
    return new Kind<>(
        "a port from 1 to 65535, or 0 for none", text -> within(0, 65535, text), String::valueOf);
  }

  static Kind<Duration> seconds(int least) {
    return new Kind<>(
        "a whole number of seconds" + range(least, FIFTY_YEARS),
        text -> Duration.ofSeconds(within(least, FIFTY_YEARS, text)),
        span -> String.valueOf(span.toSeconds()));
  }

  static Kind<Boolean> flag() {
    return new Kind<>(
        "true or false",
        text -> {
          String word = text.toLowerCase(Locale.ROOT);
          require(text, word.equals("true") || word.equals("false"));
          return Boolean.valueOf(word);
        },
        String::valueOf);
  }

  static Kind<Path> path() {
    return new Kind<>("a path", Kind::pathOf, Path::toString);
  }

  /** From the root of the disk, whatever the process takes for its own place later. */
  static Kind<Path> wholePath() {
    return new Kind<>("a path", text -> pathOf(text).toAbsolutePath().normalize(), Path::toString);
  }

  static Kind<Path> file() {
    return new Kind<>(
        "a file that can be read",
        Kind::pathOf,
        Path::toString,
        file -> Files.isRegularFile(file) && Files.isReadable(file));
  }

  static Kind<Path> folder() {
    return new Kind<>(
        "a folder that can be read",
        Kind::pathOf,
        Path::toString,
        folder -> Files.isDirectory(folder) && Files.isReadable(folder));
  }

  /** Something can be put behind it: it ends without a slash. */
  static Kind<String> webAddress() {
    return new Kind<>(
        "an address that begins with http:// or https://, without login and query",
        text -> {
          URI address = URI.create(text);
          boolean web = Set.of("http", "https").contains(String.valueOf(address.getScheme()));
          boolean bare = address.getUserInfo() == null && address.getQuery() == null;
          require(text, web && address.getHost() != null && bare);
          return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        },
        text -> text);
  }

  /** Of this or another machine: its name is looked up. */
  static Kind<String> host() {
    return new Kind<>(
        "an IP address or a name that has one", text -> text, text -> text, Kind::hasAddress);
  }

  static Kind<Set<String>> ipAddresses() {
    return new Kind<>(
        "IP addresses, by commas",
        text -> {
          List<String> all = Arrays.stream(text.split(",")).map(String::strip).toList();
          all.forEach(one -> require(one, IP.matcher(one).matches()));
          return all.stream().collect(Collectors.toUnmodifiableSet());
        },
        all -> String.join(",", all));
  }

  private static boolean hasAddress(String host) {
    try {
      return InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String range(int least, int most) {
    if (most == Integer.MAX_VALUE || most == FIFTY_YEARS) {
      return least == Integer.MIN_VALUE ? "" : ", " + least + " or more";
    }
    return " from " + least + " to " + most;
  }

  private static int within(int least, int most, String text) {
    int number = Integer.parseInt(text);
    require(text, number >= least && number <= most);
    return number;
  }

  private static Path pathOf(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String require(String text, boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
