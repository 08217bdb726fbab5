package org.certbureau.region.proposal;

import java.util.List;
import org.certbureau.region.policy.Text;

/**
 * A row by which two versions of a policy differ.
 *
 * @param section the key of the part of the policy where it stands, e.g. {@code tariff}
 * @param name what the row calls itself, or its rule where it has no name
 * @param before its rule and the phrase behind it; null for a new row
 * @param after the same in the later version; null for a row that is left out
 * @param values what it says otherwise; of a new row and of one that is left out all that it says
 */
public record ChangedRow(
    String section, Text name, Source before, Source after, List<Value> values) {
  public ChangedRow {
    values = List.copyOf(values);
  }

  /** Where a row comes from; both null for settings of the bureau that no rule gives. */
  public record Source(String rule, String citation) {}

  /**
   * One thing that the row says otherwise.
   *
   * @param key its name in the policy, e.g. {@code amount}
   * @param before one or several; codes as they stand, a fact that must not be with {@code !};
   *     empty where it said nothing
   * @param after empty where it says nothing any more
   */
  public record Value(String key, List<Text> before, List<Text> after) {
    public Value {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }
}
