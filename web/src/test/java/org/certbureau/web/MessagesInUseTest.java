package org.certbureau.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No text of a bundle is left over, and every step that goes on record has words.
 *
 * <p>A key is in use where the sources say it as a whole, or say its beginning (up to a dot or a
 * hyphen) and know its end: as a text, or as a name such as an enum's constant. A sentence that has
 * its argument told by a beginning says it too.
 */
class MessagesInUseTest {
  /** Beginnings of keys that wait, with the capability that will say them. */
  private static final Map<String, String> WAITING =
      Map.of("notice.medium-", "another way to a holder than e-mail");

  private static final List<Path> SOURCES =
      List.of(
          Path.of("../ejb/src/main"), Path.of("../station/contract/src/main"), Path.of("src/main"));

  private static final List<Path> BUNDLES =
      List.of(
          Path.of("../ejb/src/main/resources/messages"), Path.of("src/main/resources/messages"));

  /** A bundle of the screens says its keys as they are; another one's begin with its name. */
  private static final String SCREENS = "screens";

  /** Either kind by itself: a page quotes within quotes. */
  private static final List<Pattern> QUOTED =
      List.of(Pattern.compile("\"([^\"\\n]*)\""), Pattern.compile("'([^'\\n]*)'"));

  /** A sentence that tells an argument in the words of these keys: {@code {1:feature.state.}}. */
  private static final Pattern TOLD_BY = Pattern.compile("\\{\\d+:([\\w.-]+)}");

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern ENUM = Pattern.compile("\\benum (\\w+)");
  private static final Pattern RECORDED =
      Pattern.compile("\\b(?:record|noted)\\(\\s*[\\w.()]+,\\s*\"([a-z-]+\\.[a-z-]+)\"");

  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?:Problem\\s*\\.of|\\.\\s*refuses|\\bNotFound)\\(\\s*\"([a-z]+\\.[a-z-]*[a-z])\"");

  private static final Said SAID = Said.by(SOURCES);

  /** What the sources say. */
  private record Said(
      Set<String> texts, Set<String> names, Set<String> constants, Set<String> recorded) {
    static Said by(List<Path> roots) {
      Said said = new Said(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      roots.stream().flatMap(MessagesInUseTest::sources).forEach(said::read);
      BUNDLES.stream()
          .flatMap(MessagesInUseTest::files)
          .forEach(bundle -> said.texts().addAll(results(TOLD_BY, text(bundle), 1)));
      return said;
    }

    private void read(Path file) {
      String source = text(file);
      QUOTED.forEach(quoted -> texts.addAll(results(quoted, source, 1)));
      if (file.toString().endsWith(".java")) {
        Set<String> here = results(NAME, source, 0);
        names.addAll(here);
        results(ENUM, source, 1)
            .forEach(type -> here.forEach(name -> constants.add(type + "." + name)));
        recorded.addAll(results(RECORDED, source, 1));
      }
    }

    boolean has(String key) {
      return texts.contains(key) || constants.contains(key) || begins(key) || ends(key);
    }

    private boolean begins(String key) {
      for (int end = 1; end < key.length(); end++) {
        boolean seam = key.charAt(end - 1) == '.' || key.charAt(end - 1) == '-';
        if (seam && texts.contains(key.substring(0, end)) && knows(key.substring(end))) {
          return true;
        }
      }
      return false;
    }

    /** As the menu has it: the page's name and {@code .menu}. */
    private boolean ends(String key) {
      int dot = key.lastIndexOf('.');
      return dot > 0 && texts.contains(key.substring(dot)) && knows(key.substring(0, dot));
    }

    private boolean knows(String rest) {
      int dot = rest.lastIndexOf('.');
      return texts.contains(rest)
          || names.contains(rest)
          || names.contains(rest.toUpperCase(Locale.ROOT).replace('-', '_'))
          || rest.chars().allMatch(Character::isDigit)
          || dot > 0 && texts.contains(rest.substring(dot)) && knows(rest.substring(0, dot));
    }
  }

  static Stream<Path> bundles() {
    return BUNDLES.stream().flatMap(MessagesInUseTest::files);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_is_left_over(Path bundle) {
    assertThat(keys(bundle))
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(inUse(bundle, key) || waiting(whole(bundle, key)))
                    .as("%s of %s is said by nobody", key, bundle.getFileName())
                    .isTrue());
  }

  @Test
  void what_waits_is_in_a_bundle_and_not_in_use() {
    assertThat(WAITING.keySet())
        .allSatisfy(
            beginning ->
                assertThat(
                        bundles()
                            .flatMap(
                                bundle ->
                                    keys(bundle).stream()
                                        .filter(key -> whole(bundle, key).startsWith(beginning))
                                        .map(key -> inUse(bundle, key))))
                    .isNotEmpty()
                    .containsOnly(false));
  }

  @Test
  void every_language_has_the_same_keys() {
    Map<String, List<Path>> byFeature = bundles().collect(groupingBy(MessagesInUseTest::feature));

    assertThat(byFeature)
        .allSatisfy(
            (feature, languages) ->
                assertThat(languages.stream().map(MessagesInUseTest::keys).distinct())
                    .as(feature)
                    .hasSize(1));
  }

  @Test
  void every_code_of_a_problem_has_its_sentence() {
    Set<String> sentences =
        bundles()
            .flatMap(bundle -> keys(bundle).stream().map(key -> whole(bundle, key)))
            .collect(toCollection(TreeSet::new));
    Set<String> codes =
        SOURCES.stream()
            .flatMap(MessagesInUseTest::sources)
            .flatMap(file -> results(PROBLEM, text(file), 1).stream())
            .collect(toCollection(TreeSet::new));

    assertThat(codes).hasSizeGreaterThan(40);
    assertThat(sentences).containsAll(codes);
  }

  @Test
  void every_step_that_goes_on_record_has_words() {
    Set<String> words =
        bundles()
            .flatMap(bundle -> keys(bundle).stream().map(key -> action(bundle, key)))
            .collect(toCollection(TreeSet::new));

    assertThat(SAID.recorded()).hasSizeGreaterThan(40);
    assertThat(words).containsAll(SAID.recorded());
  }

  /** {@code action.job.opened} of the screens; {@code action.drafted} of an application. */
  private static String action(Path bundle, String key) {
    return feature(bundle).equals(SCREENS)
        ? key.replaceFirst("^action\\.", "")
        : feature(bundle) + "." + key.replaceFirst("^action\\.", "");
  }

  private static boolean inUse(Path bundle, String key) {
    return SAID.has(whole(bundle, key))
        || SAID.has(key)
        || SAID.texts().contains(action(bundle, key));
  }

  private static boolean waiting(String key) {
    return WAITING.keySet().stream().anyMatch(key::startsWith);
  }

  private static String whole(Path bundle, String key) {
    return feature(bundle).equals(SCREENS) ? key : feature(bundle) + "." + key;
  }

  private static String feature(Path bundle) {
    return bundle.getFileName().toString().replaceFirst("_.*", "");
  }

  private static Set<String> keys(Path bundle) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames();
  }

  private static Stream<Path> sources(Path root) {
    return files(root).filter(file -> file.toString().matches(".*\\.(java|xhtml|html|xml|yaml)"));
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.collect(joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> results(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(group))
        .collect(toCollection(TreeSet::new));
  }
}
