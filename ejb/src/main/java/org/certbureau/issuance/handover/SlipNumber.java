package org.certbureau.issuance.handover;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.Typed;

/** The number on a PIN slip (信封号): the job's, of which its end will do. */
final class SlipNumber {
  /** The running number of the case and the attempt, as they stand at the end. */
  private static final Pattern END = Pattern.compile("(\\d{1,9})-(\\d{1,4})");

  private static final Pattern WHOLE = Pattern.compile("[A-Z]{2,4}-\\d{8}-" + END.pattern());

  private SlipNumber() {}

  /** As it may stand on a slip: {@code CS-20261127-000003-1}. */
  static String typed(String number) {
    return Typed.plain(number).toUpperCase(Locale.ROOT).replaceAll("\\s", "");
  }

  /** Whether somebody who typed that may have had this slip in hand. */
  static boolean isOf(String job, String number) {
    String typed = typed(number);
    if (typed.equals(job)) {
      return true;
    }
    Matcher whole = WHOLE.matcher(job);
    Matcher end = END.matcher(typed);
    return whole.matches()
        && end.matches()
        && Long.parseLong(whole.group(1)) == Long.parseLong(end.group(1))
        && Long.parseLong(whole.group(2)) == Long.parseLong(end.group(2));
  }
}
