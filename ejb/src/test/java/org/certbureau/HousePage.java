package org.certbureau;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The house as the handbook shows it, drawn from its packages' sentences and imports. */
final class HousePage {
  private static final String BASE = "org.certbureau.";
  private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
  private static final Pattern SENTENCE =
      Pattern.compile("(?s)/\\*\\*(.+?)\\*/[^;]*?\\bpackage ([\\w.]+);");

  private final JavaClasses house;
  private final List<Set<String>> levels;

  /**
   * @param levels the features, the lowest first
   */
  HousePage(JavaClasses house, List<Set<String>> levels) {
    this.house = house;
    this.levels = levels;
  }

  /** All of {@code docs/house.md}. */
  String text() throws IOException {
    return """
        # The house

        Drawn by `HousePageTest` from the sentence in each `package-info.java`, the imports and the
        observers: change those, not this page.

        ## The features of the bureau

        Imports go down, never up and never sideways; an arrow that follows from two others is left
        out. What a lower floor has to tell a higher one it announces as a fact.

        """
        + picture()
        + "\n| floor | feature | what it is |\n|---|---|---|\n"
        + table()
        + "\n## Facts and who hears them\n\n"
        + "Observed in the transaction of who announces them, unless the observer says otherwise.\n\n"
        + "| fact | told by | heard by |\n|---|---|---|\n"
        + facts()
        + "\n## All rooms\n"
        + rooms();
  }

  private String picture() {
    SortedMap<String, SortedSet<String>> uses = uses();
    StringBuilder picture = new StringBuilder("```mermaid\nflowchart TD\n");
    for (int level = levels.size() - 1; level >= 0; level--) {
      picture.append("  subgraph floor%d [%d]%n    direction LR%n".formatted(level, level));
      new TreeSet<>(levels.get(level)).forEach(name -> picture.append("    %s%n".formatted(name)));
      picture.append("  end\n");
    }
    uses.forEach(
        (user, used) ->
            used.stream()
                .filter(other -> !followsFromOthers(user, other, uses))
                .forEach(other -> picture.append("  %s --> %s%n".formatted(user, other))));
    return picture.append("```\n").toString();
  }

  private SortedMap<String, SortedSet<String>> uses() {
    SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
    for (JavaClass type : house) {
      String user = feature(type);
      if (user != null) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String used = feature(dependency.getTargetClass().getBaseComponentType());
          if (used != null && !used.equals(user)) {
            uses.computeIfAbsent(user, name -> new TreeSet<>()).add(used);
          }
        }
      }
    }
    return uses;
  }

  private static boolean followsFromOthers(
      String user, String used, Map<String, SortedSet<String>> uses) {
    return uses.get(user).stream()
        .filter(other -> !other.equals(used))
        .anyMatch(other -> reaches(other, used, uses, new HashSet<>()));
  }

  private static boolean reaches(
      String from, String to, Map<String, SortedSet<String>> uses, Set<String> seen) {
    Collection<String> next = uses.getOrDefault(from, new TreeSet<>());
    return seen.add(from)
        && (next.contains(to) || next.stream().anyMatch(other -> reaches(other, to, uses, seen)));
  }

  /** Null for what is no feature: a library, or the contract, which belongs to both ends. */
  private String feature(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(BASE) || name.startsWith(BASE + "station.contract")) {
      return null;
    }
    String first = name.substring(BASE.length()).split("\\.", 2)[0];
    return levels.stream().anyMatch(level -> level.contains(first)) ? first : null;
  }

  private String table() throws IOException {
    Map<String, String> sentences = sentences("ejb");
    StringBuilder table = new StringBuilder();
    for (int level = levels.size() - 1; level >= 0; level--) {
      for (String name : new TreeSet<>(levels.get(level))) {
        table.append("| %d | `%s` | %s |%n".formatted(level, name, sentences.get(BASE + name)));
      }
    }
    return table.toString();
  }

  private String facts() {
    SortedMap<String, SortedSet<String>> observers = new TreeMap<>();
    for (JavaClass type : house) {
      for (JavaMethod method : type.getMethods()) {
        for (JavaParameter parameter : method.getParameters()) {
          if (parameter.isAnnotatedWith(Observes.class)
              && feature(parameter.getRawType()) != null) {
            observers
                .computeIfAbsent(
                    "| `%s` | `%s` |"
                        .formatted(named(parameter.getRawType()), feature(parameter.getRawType())),
                    name -> new TreeSet<>())
                .add("`%s.%s`".formatted(feature(type), type.getSimpleName()));
          }
        }
      }
    }
    return observers.entrySet().stream()
        .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()) + " |\n")
        .collect(Collectors.joining());
  }

  /** As code speaks of it. */
  private static String named(JavaClass type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static String rooms() throws IOException {
    StringBuilder rooms = new StringBuilder();
    for (String module : modules()) {
      Map<String, String> sentences = sentences(module);
      if (!sentences.isEmpty()) {
        rooms.append("%n### %s/%n%n| package | what it is |%n|---|---|%n".formatted(module));
        sentences.forEach(
            (name, sentence) -> rooms.append("| `%s` | %s |%n".formatted(name, sentence)));
      }
    }
    return rooms.toString();
  }

  private static List<String> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(Path.of("../pom.xml")))
        .results()
        .map(module -> module.group(1))
        .toList();
  }

  private static SortedMap<String, String> sentences(String module) throws IOException {
    SortedMap<String, String> sentences = new TreeMap<>();
    Path sources = Path.of("..", module, "src/main/java");
    if (Files.exists(sources)) {
      for (Path info : infos(sources)) {
        SENTENCE
            .matcher(Files.readString(info))
            .results()
            .forEach(found -> sentences.put(found.group(2), oneLine(found.group(1))));
      }
    }
    return sentences;
  }

  private static List<Path> infos(Path sources) {
    try (Stream<Path> files = Files.walk(sources)) {
      return new ArrayList<>(
          files.filter(file -> file.endsWith("package-info.java")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String oneLine(String comment) {
    return comment
        .replaceAll("\\n\\s*\\*", " ")
        .replaceAll("\\{@\\w+\\s+([^}]+)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
