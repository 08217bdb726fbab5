package org.certbureau.staff;

import java.util.Base64;
import org.certbureau.work.Sealings;

/** What only the pages of one person carry: the same on each node and after each start. */
final class PageMark {
  private static final int BYTES = 18;

  private PageMark() {}

  static String of(String name, Sealings sealings) {
    return Base64.getUrlEncoder().encodeToString(sealings.keyGivenOut("staff.page", name, BYTES));
  }
}
