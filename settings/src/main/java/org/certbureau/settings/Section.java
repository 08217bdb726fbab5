package org.certbureau.settings;

import java.util.List;

/**
 * Rows that belong together.
 *
 * @param after what there is to say behind them; may be empty
 */
record Section(String title, List<Setting<?>> rows, String after) {
  Section(String title, List<Setting<?>> rows) {
    this(title, rows, "");
  }
}
