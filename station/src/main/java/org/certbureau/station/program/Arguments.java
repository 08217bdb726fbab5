package org.certbureau.station.program;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationProblem;

/**
 * A command, what it is about, and its {@code --name value} options.
 *
 * @param chip the token that some commands are about, else null
 * @param withPin whether a token is presented to type its PIN
 */
record Arguments(String command, String chip, Map<String, String> options, boolean withPin) {
  static final String HELP = "--help";

  /** What each command needs. */
  private static final Map<String, Set<String>> COMMANDS =
      Map.ofEntries(
          Map.entry("enrol", Set.of("dir", "code", "out")),
          Map.entry("mint", Set.of("dir", "batch", "count")),
          Map.entry("run", Set.of("dir")),
          Map.entry("present", Set.of("dir")),
          Map.entry("remove", Set.of("dir")),
          Map.entry("holders", Set.of("dir")),
          Map.entry("cancel", Set.of("dir")),
          Map.entry("page", Set.of("dir")),
          Map.entry("decrypt", Set.of("dir", "certificate", "in", "out")),
          Map.entry("make-region-key", Set.of("dir", "region")),
          Map.entry("prove-region-key", Set.of("dir", "region")),
          Map.entry("ask-region-key", Set.of("dir", "region", "out")),
          Map.entry("hand-region-key", Set.of("dir", "request", "out")),
          Map.entry("take-region-key", Set.of("dir", "envelope")),
          Map.entry("save-region-keys", Set.of("dir", "region", "out")),
          Map.entry("restore-region-key", Set.of("dir", "region", "generation")));

  /** What a command takes beside that. */
  private static final Map<String, Set<String>> OPTIONAL =
      Map.of("restore-region-key", Set.of("saved"));

  private static final Set<String> ABOUT_A_TOKEN = Set.of("present", "remove", "cancel", "decrypt");

  /** Asks for the PIN; a word without value. */
  private static final String PIN = "--pin";

  static final String USAGE =
      """
      usage: station enrol   --dir DIR --code CODE --out FILE
             station mint    --dir DIR --batch NAME --count N
             station run     --dir DIR[:DIR...]
             station present CHIP [--pin] --dir DIR
             station remove  CHIP --dir DIR
             station holders --dir DIR
             station cancel  CHIP --dir DIR
             station page    --dir DIR
             station decrypt CHIP --dir DIR --certificate FILE --in FILE --out FILE
             station make-region-key    --dir DIR --region CODE
             station prove-region-key   --dir DIR --region CODE
             station ask-region-key     --dir DIR --region CODE --out FILE
             station hand-region-key    --dir DIR --request FILE --out FILE
             station take-region-key    --dir DIR --envelope FILE
             station save-region-keys   --dir DIR --region CODE --out FILE
             station restore-region-key --dir DIR --region CODE --generation N [--saved FILE]""";

  static Arguments of(String... words) throws StationProblem {
    if (List.of(words).contains(HELP)) {
      return new Arguments(HELP, null, Map.of(), false);
    }
    Set<String> wanted = words.length == 0 ? null : COMMANDS.get(words[0]);
    if (wanted == null) {
      throw new StationProblem(USAGE);
    }
    if (words.length > 2 && words[0].equals("present") && words[2].equals(PIN)) {
      List<String> others = new ArrayList<>(List.of(words));
      others.remove(2);
      Arguments presented = of(others.toArray(String[]::new));
      return new Arguments(presented.command(), presented.chip(), presented.options(), true);
    }
    int first = ABOUT_A_TOKEN.contains(words[0]) ? 2 : 1;
    if (words.length < first || (words.length - first) % 2 != 0) {
      throw new StationProblem(USAGE);
    }
    Set<String> optional = OPTIONAL.getOrDefault(words[0], Set.of());
    Map<String, String> options = new HashMap<>();
    for (int i = first; i < words.length; i += 2) {
      String name = words[i].startsWith("--") ? words[i].substring(2) : "";
      boolean known = wanted.contains(name) || optional.contains(name);
      if (!known || options.put(name, words[i + 1]) != null) {
        throw new StationProblem(USAGE);
      }
    }
    if (!options.keySet().containsAll(wanted)) {
      throw new StationProblem(USAGE);
    }
    return new Arguments(words[0], first == 2 ? words[1] : null, options, false);
  }

  String option(String name) {
    return options.get(name);
  }

  /** Null where it is not given. */
  Path file(String name) {
    return option(name) == null ? null : Path.of(option(name)).toAbsolutePath();
  }

  StationHome home() {
    return home(option("dir"));
  }

  /** The stations that one program runs: each has its own keys, login and rack. */
  List<StationHome> homes() {
    return Stream.of(option("dir").split(File.pathSeparator)).map(Arguments::home).toList();
  }

  private static StationHome home(String directory) {
    return new StationHome(Path.of(directory).toAbsolutePath().normalize());
  }
}
