package org.certbureau.system.packaging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A licence as we name it, however a library writes it. */
enum Licence {
  FUTC("Oracle Free Use Terms and Conditions (FUTC)", "futc|oracle free use"),
  GPL_CE("GPL 2 with Classpath Exception", "classpath|gpl-2.0-cp|gpl.?2.*ce|gpl.*\\bcpe"),
  LGPL("LGPL 2.1 or later", "lgpl|lesser general public|lesser general"),
  APACHE("Apache License 2.0", "apache"),
  EDL("EDL 1.0", "edl|eclipse distribution"),
  EPL("EPL 2.0", "epl.?(v)?.?2|eclipse public license.*2|epl-2.0"),
  EPL_1("EPL 1.0", "epl.?1|eclipse public license.*1"),
  MIT_0("MIT-0", "mit-0"),
  MIT("MIT", "\\bmit\\b|bouncy castle"),
  BSD("BSD", "bsd"),
  CDDL("CDDL 1.1", "cddl|payara/payara"),
  MPL("MPL", "mpl|mozilla|h2database.com/html/license"),
  CC0("public domain (CC0)", "cc0|public domain"),
  UNKNOWN("unknown", ".*");

  private static final List<Licence> NOT_ACCEPTED = List.of(GPL_CE, MPL, UNKNOWN);

  private final String text;
  private final Pattern spelling;

  Licence(String text, String spelling) {
    this.text = text;
    this.spelling = Pattern.compile(spelling);
  }

  /** The licence that a library means by a name or an address. */
  static Licence named(String spelling) {
    return Arrays.stream(values())
        .filter(one -> one.spelling.matcher(spelling.toLowerCase(Locale.ROOT)).find())
        .findFirst()
        .orElseThrow();
  }

  /** Whether we may be bound by it, without a choice between several. */
  boolean isAccepted() {
    return !NOT_ACCEPTED.contains(this);
  }

  String text() {
    return text;
  }
}
