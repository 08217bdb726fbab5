package org.certbureau.audit;

import java.util.Map;

/** The entry that tells how many rows were set aside. */
final class RowsSetAside {
  static final String ACTION = "audit.rows-set-aside";

  private RowsSetAside() {}

  static long told(Map<String, String> details) {
    String rows = details.getOrDefault("rows", "");
    return rows.matches("\\d{1,9}") ? Long.parseLong(rows) : 0;
  }
}
