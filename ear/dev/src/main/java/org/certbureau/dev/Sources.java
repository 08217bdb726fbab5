package org.certbureau.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the checkout that make the bureau, and what each of them is. */
public final class Sources {
  /** The modules whose classes the bureau is made of. */
  public static final List<String> MODULES =
      List.of("crypto", "settings", "db", "station/contract", "ejb", "web");

  /** What only a build and a new start bring into the bureau. */
  private static final List<String> BUILT_ONLY =
      List.of(
          "station/src/main",
          "console/src/main",
          "ear/broker/src/main",
          "ear/micro/src/main",
          "ear/dev/src/main");

  /** What a file is to the running bureau. */
  enum Kind {
    /** Compiled. */
    JAVA,
    /** A page, a stylesheet, a script: read when it is asked for. */
    PAGE,
    /** A bundle of texts. */
    TEXT,
    /** Read while the bureau is loaded. */
    SETTING,
    /** Brought in by a build. */
    BUILD
  }

  /** When a file was written, and how long it is. */
  record Stamp(FileTime written, long size) {}

  /**
   * One source.
   *
   * @param place where it stands below the folder the bureau is started from; null for what does
   *     not stand there as it is
   */
  record Source(Path file, Kind kind, String place) {}

  private final Path home;

  Sources(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /** Every source there is. */
  List<Source> files() {
    return stamps().keySet().stream().map(this::of).flatMap(Optional::stream).toList();
  }

  /** Every source of Java there is. */
  List<Path> java() {
    return files().stream().filter(s -> s.kind() == Kind.JAVA).map(Source::file).toList();
  }

  /** Whether Java was written after that file. */
  boolean hasJavaSince(Path file) throws IOException {
    FileTime built = Files.getLastModifiedTime(file);
    return stamps().entrySet().stream()
        .anyMatch(
            source ->
                source.getKey().toString().endsWith(".java")
                    && source.getValue().written().compareTo(built) > 0);
  }

  /** The folders that are watched. */
  List<Path> roots() {
    return Stream.concat(MODULES.stream().map(module -> module + "/src/main"), BUILT_ONLY.stream())
        .map(home::resolve)
        .filter(Files::isDirectory)
        .toList();
  }

  /** What is there, to be compared with what was. */
  Map<Path, Stamp> stamps() {
    Map<Path, Stamp> stamps = new TreeMap<>();
    try {
      for (Path root : roots()) {
        Files.walkFileTree(
            root,
            new SimpleFileVisitor<>() {
              @Override
              public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                stamps.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
                return FileVisitResult.CONTINUE;
              }

              @Override
              public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
              }
            });
      }
      for (Path pom : poms()) {
        BasicFileAttributes attributes = Files.readAttributes(pom, BasicFileAttributes.class);
        stamps.put(pom, new Stamp(attributes.lastModifiedTime(), attributes.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stamps;
  }

  private List<Path> poms() {
    List<Path> poms = new ArrayList<>();
    poms.add(home.resolve("pom.xml"));
    MODULES.forEach(module -> poms.add(home.resolve(module).resolve("pom.xml")));
    BUILT_ONLY.forEach(main -> poms.add(home.resolve(main).resolve("../../pom.xml").normalize()));
    return poms.stream().filter(Files::isRegularFile).toList();
  }

  /** What a file is; empty where it is nothing to the bureau, as an editor's own files. */
  Optional<Source> of(Path file) {
    String name = file.getFileName().toString();
    if (name.startsWith(".") || name.startsWith("#") || name.endsWith("~")) {
      return Optional.empty();
    }
    String path = called(file);
    if (name.equals("pom.xml") || BUILT_ONLY.stream().anyMatch(path::startsWith)) {
      return Optional.of(new Source(file, Kind.BUILD, null));
    }
    for (String module : MODULES) {
      String main = module + "/src/main/";
      if (path.startsWith(main)) {
        return inModule(file, path.substring(main.length()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Source> inModule(Path file, String path) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String inside = path.substring(slash + 1);
    return switch (path.substring(0, slash)) {
      case "java" ->
          inside.endsWith(".java")
              ? Optional.of(new Source(file, Kind.JAVA, null))
              : Optional.empty();
      case "resources" ->
          Optional.of(
              new Source(
                  file,
                  inside.startsWith("messages/") ? Kind.TEXT : Kind.SETTING,
                  "WEB-INF/classes/" + inside));
      case "webapp" -> {
        boolean setting = inside.startsWith("WEB-INF/") && inside.endsWith(".xml");
        yield Optional.of(new Source(file, setting ? Kind.SETTING : Kind.PAGE, inside));
      }
      default -> Optional.empty();
    };
  }

  /** How a person calls that file. */
  String called(Path file) {
    return home.relativize(file).toString().replace('\\', '/');
  }
}
