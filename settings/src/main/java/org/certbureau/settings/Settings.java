package org.certbureau.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole table, and what is wrong with what an installation says. */
public final class Settings {
  static final List<Section> SECTIONS =
      List.of(
          PlaceSettings.WHERE_IT_WORKS,
          PlaceSettings.WHEN_SOMETHING_IS_GONE,
          QueueSettings.SECTION,
          CertificateSettings.SECTION,
          RecordSettings.AUDIT,
          RecordSettings.NOTICES,
          DoorSettings.SECTION,
          DrillSettings.SECTION,
          ScriptSettings.SECTION);

  /** What only several settings together say. */
  private static final List<Function<Texts, Optional<String>>> TOGETHER =
      List.of(
          QueueSettings::openDoor,
          QueueSettings::openWay,
          PlaceSettings::loginBeforeHost,
          Settings::earlyWithoutDemonstration,
          MasterKeyFile::wanting);

  private static final String PREFIX = "BUREAU_";

  private Settings() {}

  static Stream<Setting<?>> all() {
    return SECTIONS.stream().flatMap(section -> section.rows().stream());
  }

  /** Everything that is wrong, a sentence each, in the order of the table. */
  public static List<String> wrong(Texts texts) {
    List<String> wrong =
        new ArrayList<>(
            all().map(setting -> setting.wrongIn(texts)).flatMap(Optional::stream).toList());
    TOGETHER.stream()
        .map(rule -> told(rule, texts))
        .flatMap(Optional::stream)
        .filter(sentence -> wrong.stream().noneMatch(before -> isOfSame(before, sentence)))
        .forEach(wrong::add);
    return wrong;
  }

  /** Of settings that can be read; what is wrong with one that cannot is told by itself. */
  private static Optional<String> told(Function<Texts, Optional<String>> rule, Texts texts) {
    try {
      return rule.apply(texts);
    } catch (IllegalArgumentException | IllegalStateException unreadable) {
      return Optional.empty();
    }
  }

  /** By the name of a setting, with which every sentence begins. */
  private static boolean isOfSame(String one, String other) {
    return one.substring(0, one.indexOf(' ')).equals(other.substring(0, other.indexOf(' ')));
  }

  /**
   * What is called like a setting and is none, a sentence each.
   *
   * @param names of variables and properties
   */
  public static List<String> unknown(Collection<String> names) {
    Set<String> known = all().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
    return names.stream()
        .map(name -> name.startsWith("bureau.") ? variable(name) : name)
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .distinct()
        .sorted()
        .map(name -> name + " is no setting" + nearest(name, known))
        .toList();
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private static String nearest(String name, Set<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(other -> Distance.between(name, other)))
        .filter(other -> Distance.between(name, other) <= (name.length() - PREFIX.length()) / 2)
        .map(other -> "; did you mean " + other + "?")
        .orElse("; docs/configuration.md has all there are");
  }

  private static Optional<String> earlyWithoutDemonstration(Texts texts) {
    int days = PlaceSettings.DEMO_RENEWAL_DAYS.in(texts);
    return days == 0 || PlaceSettings.DEMO.in(texts)
        ? Optional.empty()
        : Optional.of(
            "%s is %d, but only a demonstration (%s=true) renews certificates before their time"
                .formatted(PlaceSettings.DEMO_RENEWAL_DAYS, days, PlaceSettings.DEMO));
  }
}
