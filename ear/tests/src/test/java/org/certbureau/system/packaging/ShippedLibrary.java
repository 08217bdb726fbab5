package org.certbureau.system.packaging;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One library that is delivered.
 *
 * @param name its group and artifact
 */
record ShippedLibrary(String name, String version, List<Licence> licences)
    implements Comparable<ShippedLibrary> {
  /** Reads a line of what the build writes down: {@code group:artifact:version|licence|…}. */
  static ShippedLibrary parse(String line) {
    String[] fields = line.split(Pattern.quote("|"), -1);
    int version = fields[0].lastIndexOf(':');
    return new ShippedLibrary(
        fields[0].substring(0, version),
        fields[0].substring(version + 1),
        Stream.of(fields).skip(1).map(Licence::named).distinct().sorted().toList());
  }

  /** Whether an archive of that name is it. */
  boolean isIn(String archive) {
    String base = name.substring(name.indexOf(':') + 1) + "-" + version;
    return archive.equals(base + ".jar") || archive.startsWith(base + "-");
  }

  @Override
  public int compareTo(ShippedLibrary other) {
    return Comparator.comparing(ShippedLibrary::name)
        .thenComparing(ShippedLibrary::version)
        .compare(this, other);
  }
}
