package org.certbureau.dev;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs inside the bureau and gives its loaded classes new bodies; attached for each edit. */
public final class BodySwap {
  static final String DONE = "done";

  private BodySwap() {}

  /** Reads the folder of the classes, where to answer, and the names of the classes, by lines. */
  public static void agentmain(String order, Instrumentation instrumentation) throws IOException {
    List<String> lines = order.lines().toList();
    Path classes = Path.of(lines.get(0));
    Set<String> names = new HashSet<>(lines.subList(2, lines.size()));
    String answer;
    try {
      List<ClassDefinition> fresh = new ArrayList<>();
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        if (names.contains(loaded.getName())) {
          byte[] code =
              Files.readAllBytes(classes.resolve(loaded.getName().replace('.', '/') + ".class"));
          fresh.add(new ClassDefinition(loaded, code));
        }
      }
      // what is not loaded yet is read from its new file when it is
      instrumentation.redefineClasses(fresh.toArray(ClassDefinition[]::new));
      answer = DONE;
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | IOException
        | UnsupportedOperationException
        | LinkageError refused) {
      answer = refused.toString();
    }
    Files.writeString(Path.of(lines.get(1)), answer, StandardCharsets.UTF_8);
  }
}
