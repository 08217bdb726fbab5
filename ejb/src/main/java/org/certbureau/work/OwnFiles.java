package org.certbureau.work;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Closes what the bureau keeps to everybody but the user it runs as, whatever the mask was that the
 * process was started with. What is created later lies in folders that nobody else enters.
 */
final class OwnFiles {
  private static final Logger LOG = Logger.getLogger(OwnFiles.class.getName());
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnFiles() {}

  /** A folder and all that lies in it; where the file system knows no such thing, nothing. */
  static void close(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
            return closed(each);
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
            return attributes.isSymbolicLink() ? FileVisitResult.CONTINUE : closed(each);
          }

          /** Gone again, or not ours. */
          @Override
          public FileVisitResult visitFileFailed(Path each, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static FileVisitResult closed(Path each) {
    try {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(each);
      if (!OWNERS.containsAll(allowed)) {
        allowed.retainAll(OWNERS);
        Files.setPosixFilePermissions(each, allowed);
      }
    } catch (IOException e) {
      if (Files.exists(each)) {
        LOG.warning(() -> "it stays open to others: " + each + " (" + e.getMessage() + ")");
      }
    }
    return FileVisitResult.CONTINUE;
  }
}
