package org.certbureau.station.program.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a file so that a crash at any moment leaves the old content or the new, and that the new
 * one is on disk when the call returns. For its owner alone (0600).
 */
public final class AtomicFile {
  private static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /** Removes the unfinished files of a program that died; nobody else may be writing there. */
  public static void sweep(Path directory) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*" + TEMPORARY)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
    try {
      writeThrough(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncDirectory(file.toAbsolutePath().getParent());
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownersAlone(file, "rw-------"))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
  }

  /**
   * A directory that only its owner can enter, with those above it; the new ones are on disk when
   * the call returns, so that what is written into them is found there after a crash.
   */
  public static void createDirectories(Path directory) throws IOException {
    List<Path> parents = new ArrayList<>();
    for (Path each = directory.toAbsolutePath();
        each.getParent() != null && !Files.exists(each);
        each = each.getParent()) {
      parents.add(each.getParent());
    }
    Files.createDirectories(directory, ownersAlone(directory, "rwx------"));
    for (Path parent : parents) {
      syncDirectory(parent);
    }
  }

  /** The new name itself is durable only once its directory is. */
  private static void syncDirectory(Path directory) throws IOException {
    if (!posix(directory)) {
      return; // other systems cannot open a directory, and keep names in order by themselves
    }
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private static FileAttribute<?>[] ownersAlone(Path path, String permissions) {
    return posix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
