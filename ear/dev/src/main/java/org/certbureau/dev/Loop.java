package org.certbureau.dev;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The program behind {@code ./dev}: {@code lay-out} makes the folder that the bureau is started
 * from, {@code watch} brings every later edit into it.
 */
public final class Loop {
  private Loop() {}

  /**
   * {@code lay-out|watch --sources DIR --root DIR --war FILE --inside JAR --api DIR [--url URL
   * --pid N --log FILE]}.
   */
  public static void main(String[] words) throws IOException, InterruptedException {
    Map<String, String> options = new HashMap<>();
    for (int i = 1; i + 1 < words.length; i += 2) {
      options.put(words[i].substring("--".length()), words[i + 1]);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Sources sources = new Sources(Path.of(options.get("sources")));
    Layout layout = new Layout(Path.of(options.get("root")));
    Compiler compiler = new Compiler(sources, layout, Path.of(options.get("api")));
    switch (words[0]) {
      case "lay-out" -> {
        Path war = Path.of(options.get("war"));
        layout.unpack(war, Path.of(options.get("inside")));
        sources.files().forEach(layout::bring);
        if (sources.hasJavaSince(war) && !compiler.everything().isGood(out)) {
          System.exit(1);
        }
      }
      case "watch" -> {
        RunningBureau bureau =
            new RunningBureau(
                layout,
                options.get("url"),
                Long.parseLong(options.get("pid")),
                Path.of(options.get("log")));
        new Edits(sources, layout, compiler, bureau, out).follow();
      }
      default -> throw new IllegalArgumentException("lay-out or watch, not " + words[0]);
    }
  }
}
