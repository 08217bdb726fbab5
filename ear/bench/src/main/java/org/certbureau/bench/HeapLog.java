package org.certbureau.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process had on its heap, by what its collector wrote about each collection. */
final class HeapLog {
  /** {@code 123M->45M(1024M)}: before, after, what there is. */
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

  private final Path file;

  HeapLog(Path file) {
    this.file = file;
  }

  /** With this the process writes it. */
  String option() {
    return "-Xlog:gc:file=" + file;
  }

  /** Collections so far. */
  int count() throws IOException {
    return after().size();
  }

  /** MiB in use after each collection. */
  List<Integer> after() throws IOException {
    return after(line -> true);
  }

  /** The same after those that left no garbage. */
  List<Integer> kept() throws IOException {
    return after(line -> line.contains("Pause Full"));
  }

  private List<Integer> after(Predicate<String> wanted) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(wanted)
        .map(COLLECTION::matcher)
        .filter(Matcher::find)
        .map(found -> Integer.valueOf(found.group(2)))
        .toList();
  }
}
