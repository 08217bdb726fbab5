package org.certbureau.settings;

import java.time.Duration;
import java.util.List;

/** What tries a bureau, and never serves one. */
public final class DrillSettings {
  private static final String PLACE = "[\\w.-]+(:[1-9]\\d{0,8})?";

  public static final Setting<Duration> CLOCK_OFFSET_SECONDS =
      Setting.of(
          "BUREAU_CLOCK_OFFSET_SECONDS",
          Kind.seconds(Integer.MIN_VALUE),
          Duration.ZERO,
          "moves the bureau's clock: what happens next month. Never in production: it stands in"
              + " certificates. Without `BUREAU_DEMO=true` it stops the start, unless"
              + " `BUREAU_CLOCK_JUMP_ACCEPTED` names the last entry of the copy on which the drill"
              + " is held");

  public static final Setting<String> FAILPOINT =
      Setting.optional(
          "BUREAU_FAILPOINT",
          Kind.text("name or name:n", text -> text.matches(PLACE)),
          "none",
          "`name` or `name:n`: the process dies at the n-th passing of that place");

  static final Section SECTION =
      new Section("For drills", List.of(CLOCK_OFFSET_SECONDS, FAILPOINT));

  private DrillSettings() {}
}
