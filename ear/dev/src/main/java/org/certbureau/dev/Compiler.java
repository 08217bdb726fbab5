package org.certbureau.dev;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles in this process, where the compiler stays warm: the edited files alone where only bodies
 * of methods changed, else all of them, which takes some seconds and is right whatever changed. The
 * checks of the build (Error Prone, formatting) are left to the build.
 */
final class Compiler {
  private static final String CLASS = ".class";

  private final Sources sources;
  private final Layout layout;
  private final Path api;
  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

  /** The skeletons of what was compiled last; of a file that was not read yet, nothing. */
  private final Map<Path, String> skeletons = new HashMap<>();

  Compiler(Sources sources, Layout layout, Path api) {
    this.sources = sources;
    this.layout = layout;
    this.api = api;
  }

  /**
   * What came of it.
   *
   * @param classes what is different now, by class name; empty where nothing was compiled
   * @param onlyBodies whether the running classes can be given the new bodies
   */
  record Outcome(List<String> errors, List<String> classes, boolean onlyBodies) {
    boolean isGood(PrintStream out) {
      errors.forEach(out::println);
      return errors.isEmpty();
    }
  }

  /** Remembers what the sources look like that the bureau was started from. */
  void remember() throws IOException {
    for (Path file : sources.java()) {
      skeletons.put(file, Skeleton.of(Files.readString(file)));
    }
  }

  /** Compiles what was edited, and what may depend on it. */
  Outcome edited(Collection<Path> files) throws IOException {
    Map<Path, String> now = new HashMap<>();
    boolean onlyBodies = true;
    for (Path file : files) {
      if (Files.exists(file)) {
        try {
          now.put(file, Skeleton.of(Files.readString(file)));
        } catch (CharacterCodingException e) {
          return refused(sources.called(file) + ": it is not in UTF-8");
        }
      }
      onlyBodies &= now.containsKey(file) && now.get(file).equals(skeletons.get(file));
    }
    Outcome outcome = onlyBodies ? compile(List.copyOf(files), true) : everything();
    if (outcome.errors().isEmpty()) {
      files.forEach(skeletons::remove);
      skeletons.putAll(now);
    }
    return outcome;
  }

  Outcome everything() throws IOException {
    return compile(sources.java(), false);
  }

  private static Outcome refused(String why) {
    return new Outcome(List.of(why), List.of(), false);
  }

  private Outcome compile(List<Path> files, boolean onlyBodies) throws IOException {
    Path made = Files.createTempDirectory(layout.root().getParent(), "classes");
    try (StandardJavaFileManager manager =
        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
      List<String> options =
          List.of(
              "--release",
              "17",
              "-g",
              "-parameters",
              "-proc:none",
              "-implicit:none",
              "-Xlint:none",
              "-d",
              made.toString(),
              "-cp",
              classPath(onlyBodies));
      boolean good =
          javac
              .getTask(
                  null, manager, told, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      if (!good) {
        List<String> errors = errors(told.getDiagnostics());
        return errors.isEmpty()
            ? refused("the compiler gave up, see above")
            : new Outcome(errors, List.of(), false);
      }
      return new Outcome(List.of(), exchange(made, onlyBodies ? files : null), onlyBodies);
    } finally {
      delete(made);
    }
  }

  private String classPath(boolean withOwnClasses) throws IOException {
    List<Path> path = new ArrayList<>();
    if (withOwnClasses) {
      path.add(layout.classes());
    }
    path.addAll(layout.libraries());
    try (Stream<Path> jars = Files.list(api)) {
      jars.forEach(path::add);
    }
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> errors(List<Diagnostic<? extends JavaFileObject>> told) {
    return told.stream()
        .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
        .map(
            one ->
                (one.getSource() == null
                        ? ""
                        : sources.called(Path.of(one.getSource().toUri()))
                            + ":"
                            + one.getLineNumber()
                            + ": ")
                    + one.getMessage(Locale.ENGLISH))
        .toList();
  }

  /**
   * Lays the new classes in the place of the old ones.
   *
   * @param files what was compiled; null for everything
   * @return what is different now
   */
  private List<String> exchange(Path made, List<Path> files) throws IOException {
    Set<String> names = classFiles(made);
    List<String> changed = new ArrayList<>();
    for (String old : classFiles(layout.classes())) {
      if (!names.contains(old) && (files == null || isOfOneOf(files, old))) {
        Files.delete(layout.classes().resolve(old));
        changed.add(className(old));
      }
    }
    for (String name : names) {
      byte[] code = Files.readAllBytes(made.resolve(name));
      Path place = layout.classes().resolve(name);
      if (!Files.exists(place) || !Arrays.equals(code, Files.readAllBytes(place))) {
        Layout.put(code, place);
        changed.add(className(name));
      }
    }
    return changed;
  }

  private static boolean isOfOneOf(List<Path> files, String classFile) {
    String outer = classFile.replaceAll("(\\$.*)?\\.class$", "");
    return files.stream().anyMatch(file -> file.toString().endsWith("/" + outer + ".java"));
  }

  private static Set<String> classFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(CLASS))
          .collect(Collectors.toSet());
    }
  }

  private static String className(String file) {
    return file.substring(0, file.length() - CLASS.length()).replace('/', '.');
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
