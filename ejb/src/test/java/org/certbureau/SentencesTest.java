package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.kernel.Messages;
import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.PaperRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People are told in words: what is a code in the program is a code to programs only, and a
 * sentence says in whose words it mentions one.
 */
class SentencesTest {
  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern TOLD =
      Pattern.compile(
          "(?:Problem\\s*\\.of|\\.\\s*refuses|\\bNotFound)\\(\\s*\"([a-z]+\\.[a-z-]*[a-z])\"");

  /** An argument that is the name of a constant, or the key made of it. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?:\\b(?:state|gate|kind|service|holder|channel|step|verdict|reason|way|end)(?:\\(\\))?"
              + "\\.(?:name|key|toString)\\(\\)|Enum::name.*)");

  /** Whoever typed a code reads which there are; a picture's format has no other name. */
  private static final Set<String> CODES_MEANT = Set.of("application.unknown-name");

  private static final Pattern CODE_IN_WORDS = Pattern.compile("\\{(\\d+):([^}]+)}");

  private static Map<String, Set<Integer>> codesMentioned() {
    Map<String, Set<Integer>> codes = new TreeMap<>();
    for (Path source : sources()) {
      String text = text(source);
      Matcher told = TOLD.matcher(text);
      while (told.find()) {
        List<String> said = arguments(text, text.indexOf('(', told.start()));
        for (int i = 2; i < said.size(); i++) {
          if (CODE.matcher(said.get(i)).matches()) {
            codes.computeIfAbsent(told.group(1), code -> new TreeSet<>()).add(i - 2);
          }
        }
      }
    }
    return codes;
  }

  @Test
  void no_sentence_speaks_a_code() {
    Map<String, Set<Integer>> mentioned = codesMentioned();
    assertThat(mentioned).hasSizeGreaterThan(4);
    mentioned.keySet().removeAll(CODES_MEANT);
    mentioned.forEach(
        (code, places) -> {
          for (Locale language : Messages.LANGUAGES) {
            for (int place : places) {
              assertThat(pattern(language, code)).as(code).doesNotContain("{" + place + "}");
            }
          }
        });
  }

  static Stream<List<String>> sentencesWithCodes() {
    List<List<String>> all = new ArrayList<>();
    for (State state : State.values()) {
      for (Step step : Step.values()) {
        all.add(List.of("application.step-not-now", step.name(), state.name(), "CS-1"));
        // as it was kept with a failed job before
        all.add(List.of("application.step-not-now", step.key(), state.name(), "CS-1"));
        all.add(List.of("application.step-not-yours", step.key()));
      }
      for (Gate gate : Gate.values()) {
        all.add(List.of("application.gate-not-now", gate.name(), state.name(), "CS-1"));
      }
    }
    for (PaperRule.Kind kind : PaperRule.Kind.values()) {
      all.add(List.of("application.paper-not-used", kind.name()));
    }
    for (String state : List.of("DUE", "SETTLED", "CANCELLED", "REFUND_DUE", "REFUNDED")) {
      all.add(List.of("payment.not-due", "CS-1", state));
      all.add(List.of("payment.no-refund-due", "CS-1", state));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("sentencesWithCodes")
  void what_a_sentence_mentions_it_says_in_the_readers_language(List<String> said) {
    String chinese = told(Locale.SIMPLIFIED_CHINESE, said);
    assertThat(chinese.replace("CS-1", "")).doesNotContainPattern("[A-Za-z{]");
    assertThat(told(Locale.ENGLISH, said).replace("CS-1", ""))
        .doesNotContainPattern("[A-Z]{2,}|_|\\{|\\p{IsHan}");
  }

  private static String told(Locale language, List<String> said) {
    return Messages.text(language, said.get(0), said.subList(1, said.size()));
  }

  /** What nobody has a word for is shown as it is. */
  @Test
  void a_code_without_a_word_stays() {
    assertThat(
            Messages.text(
                Locale.ENGLISH, "application.step-not-yours", List.of("{0} 'and' ${x} \\1")))
        .isEqualTo("This step ({0} 'and' ${x} \\1) is not among your duties.");
  }

  @Test
  void both_languages_put_the_same_codes_into_words() throws IOException {
    for (Path bundle : files(Path.of("src/main/resources/messages"), "_zh_CN.properties")) {
      String feature = bundle.getFileName().toString().replace("_zh_CN.properties", "");
      for (String line : Files.readAllLines(bundle)) {
        Matcher code = CODE_IN_WORDS.matcher(line);
        while (code.find()) {
          String key = feature + "." + line.substring(0, line.indexOf('='));
          assertThat(pattern(Locale.ENGLISH, key)).contains(code.group());
          assertThat(code.group(2)).as("begins keys").endsWith(end(code.group(2)));
        }
      }
    }
  }

  private static String end(String beginning) {
    return beginning.endsWith("-") ? "-" : ".";
  }

  private static String pattern(Locale language, String key) {
    return java.util.ResourceBundle.getBundle(
            "messages/" + key.substring(0, key.indexOf('.')), language)
        .getString(key.substring(key.indexOf('.') + 1));
  }

  /** The arguments of a call, from its opening bracket. */
  private static List<String> arguments(String text, int opening) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = opening; i < text.length(); i++) {
      char sign = text.charAt(i);
      quoted ^= sign == '"' && text.charAt(i - 1) != '\\';
      if (!quoted && "([{".indexOf(sign) >= 0 && depth++ == 0) {
        continue;
      }
      if (!quoted && ")]}".indexOf(sign) >= 0 && --depth == 0) {
        break;
      }
      if (!quoted && sign == ',' && depth == 1) {
        arguments.add(argument.toString());
        argument.setLength(0);
      } else if (!Character.isWhitespace(sign)) {
        argument.append(sign);
      }
    }
    arguments.add(argument.toString());
    return arguments;
  }

  private static List<Path> sources() {
    return files(SOURCES, ".java");
  }

  private static List<Path> files(Path root, String end) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
