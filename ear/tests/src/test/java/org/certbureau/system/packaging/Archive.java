package org.certbureau.system.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of the ZIP kind, or one that lies in another.
 *
 * @param root the folder at its top
 */
record Archive(Path root) {
  /** The archive in that file. */
  static Archive of(Path file) {
    try {
      return new Archive(FileSystems.newFileSystem(file).getPath("/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The archive of that name in this one. */
  Archive inner(String name) {
    return of(root.resolve(name));
  }

  /** The names of the JAR files in a folder of it. */
  Set<String> jars(String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the first file of that name, wherever it lies; empty where there is none. */
  Optional<String> text(String name) {
    try (Stream<Path> files = Files.walk(root)) {
      Optional<Path> file = files.filter(path -> path.endsWith(name)).sorted().findFirst();
      return file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(file.get()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
