package org.certbureau.system.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The named places where a power cut is played ({@code BUREAU_FAILPOINT}). */
final class FailPoints {
  /** While orders to prepare tokens leave. */
  static final List<String> WHILE_ORDERS_LEAVE = List.of("relay.before-send", "relay.after-send");

  /** The first that a key's report passes. */
  static final String KEYS_ARRIVE = "keys.before-accept";

  /** The rest of its way: a report that was not acted on to the end comes again after the start. */
  static final List<String> WHILE_CERTIFICATES_ARE_SIGNED =
      List.of("keys.after-accept", "sign.after-reserve", "sign.before-commit", "sign.after-send");

  /** What one message passes that reports a broken token and proofs of others. */
  static final List<String> WHILE_TOKENS_ARE_BURNED =
      List.of(
          "failure.before-give-up",
          "failure.after-give-up",
          "proof.before-activate",
          "proof.after-activate");

  /** The new pair on a holder's token counts, and nobody has been told. */
  static final String IT_COUNTS = "proof.after-activate";

  /**
   * From the report of a new key on a holder's token to the word that it counts: each is what is
   * passed next after the death before.
   */
  static final List<String> WHILE_A_HOLDERS_TOKEN_IS_REKEYED =
      List.of(
          "keys.after-accept",
          "sign.after-reserve",
          "sign.before-commit",
          "sign.after-send",
          "proof.before-activate",
          "relay.after-send");

  /** What the report passes that a token has another PIN. */
  static final List<String> WHILE_ANOTHER_PIN_IS_SET =
      List.of("pin.before-accept", "pin.after-accept");

  /** Two officers consent that a key comes back, and nothing was done about it. */
  static final String TWO_CONSENT = "restore.before-send";

  /** From the consents on until the key is on its way: each is what is passed next. */
  static final List<String> WHILE_A_KEY_IS_SENT =
      List.of("restore.before-commit", "restore.after-send");

  /** What the report passes that a token has its key back. */
  static final List<String> WHILE_A_KEY_IS_PROVED =
      List.of("restore.before-accept", "restore.after-accept");

  /** All that an application does to a certificate is done, and not committed. */
  static final String EFFECT = "effect.before-commit";

  /** It is committed, and no list tells of it yet. */
  static final String LIST_IS_DUE = "list.before-publish";

  private static final Path CODE = Path.of("../../ejb/src/main/java");
  private static final Pattern PASSING = Pattern.compile("FailPoint\\s*\\.pass\\(\"([^\"]+)\"\\)");

  private FailPoints() {}

  static Set<String> played() {
    Set<String> all =
        new TreeSet<>(Set.of(KEYS_ARRIVE, IT_COUNTS, TWO_CONSENT, EFFECT, LIST_IS_DUE));
    all.addAll(WHILE_ORDERS_LEAVE);
    all.addAll(WHILE_CERTIFICATES_ARE_SIGNED);
    all.addAll(WHILE_TOKENS_ARE_BURNED);
    all.addAll(WHILE_A_HOLDERS_TOKEN_IS_REKEYED);
    all.addAll(WHILE_ANOTHER_PIN_IS_SET);
    all.addAll(WHILE_A_KEY_IS_SENT);
    all.addAll(WHILE_A_KEY_IS_PROVED);
    return all;
  }

  static Set<String> inTheCode() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(CODE)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> names.addAll(passedIn(file)));
    }
    return names;
  }

  private static Set<String> passedIn(Path file) {
    try {
      Set<String> names = new TreeSet<>();
      Matcher passing = PASSING.matcher(Files.readString(file));
      while (passing.find()) {
        names.add(passing.group(1));
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
