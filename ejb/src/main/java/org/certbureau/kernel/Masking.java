package org.certbureau.kernel;

/**
 * How personal data looks in lists, exports and logs. Works on any text, so that old or broken
 * records are masked too: what is too short to keep anything of becomes stars.
 */
public final class Masking {
  private static final String STAR = "*";

  private Masking() {}

  /** {@code 4301************11}. */
  public static String citizenId(String number) {
    return keep(number, 4, 2);
  }

  /** A number of any other personal document: {@code E1*****78}. */
  public static String document(String number) {
    return keep(number, 2, 2);
  }

  /** {@code 138****8000}. */
  public static String mobile(String number) {
    return keep(number, 3, 4);
  }

  /** {@code ou***@example.cn}: always three stars, so that the length does not show. */
  public static String email(String address) {
    int at = address == null ? -1 : address.lastIndexOf('@');
    if (at < 0) {
      return keep(address, 0, 0);
    }
    int kept = Math.min(2, Math.max(0, at - 1));
    return address.substring(0, Beginning.whole(address, kept))
        + STAR.repeat(3)
        + address.substring(at);
  }

  /** The last four digits: {@code ****6874}. Blanks between groups do not count. */
  public static String bankAccount(String number) {
    String digits = number == null ? "" : number.replace(" ", "");
    return digits.length() <= 4
        ? STAR.repeat(digits.length())
        : STAR.repeat(4) + digits.substring(digits.length() - 4);
  }

  private static String keep(String text, int head, int tail) {
    if (text == null || text.isEmpty()) {
      return "";
    }
    int hidden = text.length() - head - tail;
    // at least as much hidden as shown at the longer end, or the mask hides nothing worth it
    if (hidden < Math.max(head, tail)) {
      return STAR.repeat(text.length());
    }
    int from = Beginning.whole(text, head);
    int to = text.length() - tail;
    if (Beginning.isWithinACharacter(text, to)) {
      to++;
    }
    return text.substring(0, from) + STAR.repeat(to - from) + text.substring(to);
  }
}
