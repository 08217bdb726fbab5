package org.certbureau.station.letters;

import java.util.regex.Pattern;
import org.certbureau.kernel.Beginning;

/**
 * What is known of a message that was given up.
 *
 * @param contents what it reports and on which jobs; null where it could not be opened
 * @param cause first words of why it cannot be acted on, without what may be somebody's data; null
 *     where it was acted on after all
 */
public record GivenUp(String contents, String cause) {
  static final int LONGEST = 400;

  /** Names of people and units, and numbers by which somebody is known. */
  private static final Pattern PERSONAL =
      Pattern.compile("\\p{IsHan}+|[0-9A-Z*]*[0-9][0-9A-Z*]{5,}");

  private static final String MASK = "…";

  public GivenUp {
    contents = Beginning.of(contents, LONGEST);
    cause = Beginning.of(cause, LONGEST);
  }

  /** Of somebody's fault, whose innermost reason tells the most. */
  public static GivenUp because(String contents, Throwable fault) {
    Throwable reason = fault;
    while (reason.getCause() != null && reason.getCause() != reason) {
      reason = reason.getCause();
    }
    String words = reason.getMessage() == null ? "" : ": " + masked(reason.getMessage());
    return new GivenUp(contents, reason.getClass().getSimpleName() + words);
  }

  private static String masked(String words) {
    return PERSONAL.matcher(words.strip().lines().findFirst().orElse("")).replaceAll(MASK);
  }
}
