package org.certbureau.dev;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.certbureau.dev.Sources.Source;

/**
 * The folder that the bureau is started from: its WAR unpacked, with the classes of its own modules
 * as files beside those of {@code web}, where each can be replaced by itself.
 */
final class Layout {
  private static final Pattern OWN_JAR = Pattern.compile("WEB-INF/lib/certbureau-[^/]+\\.jar");
  private static final String WEB_XML = "WEB-INF/web.xml";
  private static final String STAGE =
      "<param-name>jakarta.faces.PROJECT_STAGE</param-name><param-value>%s</param-value>";

  /** Faces looks at a page again after two seconds unless it is told otherwise. */
  private static final String AT_ONCE =
      "</context-param><context-param><param-name>jakarta.faces.FACELETS_REFRESH_PERIOD</param-name>"
          + "<param-value>0</param-value>";

  private final Path root;

  Layout(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  Path classes() {
    return root.resolve("WEB-INF/classes");
  }

  /** The libraries that are not our own. */
  List<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("WEB-INF/lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  /**
   * Makes it anew from what was built.
   *
   * @param inside the JAR that only a bureau being worked on has
   */
  void unpack(Path war, Path inside) throws IOException {
    Files.writeString(begun(), "");
    if (Files.exists(root)) {
      delete(root);
    }
    extract(war, root);
    List<Path> own;
    try (Stream<Path> files = Files.walk(root)) {
      own = files.filter(f -> OWN_JAR.matcher(root.relativize(f).toString()).matches()).toList();
    }
    for (Path jar : own) {
      extract(jar, classes());
      Files.delete(jar);
    }
    // the bean archive is the WAR's own now
    Files.deleteIfExists(classes().resolve("META-INF/beans.xml"));
    Files.copy(inside, root.resolve("WEB-INF/lib").resolve(inside.getFileName()));
    Files.writeString(root.resolve(".reload"), "");
  }

  /** When it began to be made: what was written later may not be in it. */
  FileTime laidOut() throws IOException {
    return Files.getLastModifiedTime(begun());
  }

  private Path begun() {
    return root.resolveSibling("laid-out");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void extract(Path archive, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.isDirectory() || entry.getName().equals("META-INF/MANIFEST.MF")) {
          continue;
        }
        Path file = folder.resolve(entry.getName()).normalize();
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /**
   * Brings a source to its place; what is gone is taken away.
   *
   * @return whether anything is another than before; always for what has no place here
   */
  boolean bring(Source source) {
    if (source.place() == null) {
      return true;
    }
    if (source.place().endsWith("META-INF/beans.xml")) {
      return false;
    }
    Path place = root.resolve(source.place());
    try {
      if (!Files.exists(source.file())) {
        return Files.deleteIfExists(place);
      }
      byte[] content =
          source.place().equals(WEB_XML)
              ? inDevelopment(source.file())
              : Files.readAllBytes(source.file());
      if (Files.exists(place) && Arrays.equals(content, Files.readAllBytes(place))) {
        return false;
      }
      put(content, place);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pages are read anew for each visit in this stage of Faces, and in no other. */
  private static byte[] inDevelopment(Path webXml) throws IOException {
    String delivered = Files.readString(webXml);
    String changed =
        delivered.replace(STAGE.formatted("Production"), STAGE.formatted("Development") + AT_ONCE);
    if (!changed.contains(STAGE.formatted("Development"))) {
      throw new IOException(webXml + " does not say in what stage Faces is");
    }
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  /** Nobody sees half a file. */
  static void put(byte[] content, Path place) throws IOException {
    Files.createDirectories(place.getParent());
    Path beside = place.resolveSibling("." + place.getFileName() + ".new");
    Files.write(beside, content);
    Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
