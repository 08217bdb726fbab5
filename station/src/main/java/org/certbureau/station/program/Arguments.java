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

  /** What each command needs; none of it is optional. */
  private static final Map<String, Set<String>> COMMANDS =
      Map.of(
          "enrol",
          Set.of("dir", "code", "out"),
          "mint",
          Set.of("dir", "batch", "count"),
          "run",
          Set.of("dir"),
          "present",
          Set.of("dir"),
          "remove",
          Set.of("dir"),
          "holders",
          Set.of("dir"),
          "cancel",
          Set.of("dir"),
          "page",
          Set.of("dir"));

  private static final Set<String> ABOUT_A_TOKEN = Set.of("present", "remove", "cancel");

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
             station page    --dir DIR""";

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
    if (words.length != first + 2 * wanted.size()) {
      throw new StationProblem(USAGE);
    }
    Map<String, String> options = new HashMap<>();
    for (int i = first; i < words.length; i += 2) {
      String name = words[i].startsWith("--") ? words[i].substring(2) : "";
      if (!wanted.contains(name) || options.put(name, words[i + 1]) != null) {
        throw new StationProblem(USAGE);
      }
    }
    return new Arguments(words[0], first == 2 ? words[1] : null, options, false);
  }

  String option(String name) {
    return options.get(name);
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
