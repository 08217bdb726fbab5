package org.certbureau.settings;

import java.util.stream.Collectors;

/** {@code docs/configuration.md} as the table says it. */
final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      Drawn from the table of settings in the module `settings`: change that, not this page.

      Each is an environment variable, `BUREAU_X`, or a system property, `bureau.x`; the variable wins. All are checked
      at the start: what is wrong is told in one list, and the bureau ends. A `BUREAU_` name that is no setting is
      told with the nearest one that is. Secrets are never told, and may come from files in the container images
      (docker/README.md).
      """;

  private SettingsPage() {}

  static String text() {
    return HEAD + Settings.SECTIONS.stream().map(SettingsPage::of).collect(Collectors.joining());
  }

  private static String of(Section section) {
    String rows = section.rows().stream().map(SettingsPage::row).collect(Collectors.joining());
    return "\n## "
        + section.title()
        + "\n\n| setting | what it may be | default | what it is |\n|---|---|---|---|\n"
        + rows
        + (section.after().isEmpty() ? "" : "\n" + section.after());
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            setting.name(),
            (setting.isSecret() ? "secret: " : "") + setting.wanted().replace("|", "\\|"),
            setting.otherwiseInWords(),
            setting.sentence());
  }
}
