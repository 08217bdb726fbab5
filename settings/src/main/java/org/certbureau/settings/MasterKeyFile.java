package org.certbureau.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Whether the master key's file can be used, as whoever opens it finds at once: what this lets pass
 * {@code MasterKey} reads, and nothing else. Whether it is the right one the database knows.
 */
public final class MasterKeyFile {
  private static final int DIGITS = 64;

  private MasterKeyFile() {}

  /** One that is not set and not there is made at the first start. */
  static Optional<String> wanting(Texts texts) {
    Path file = PlaceSettings.MASTER_KEY_FILE.in(texts);
    return !PlaceSettings.MASTER_KEY_FILE.isSetIn(texts) && !Files.exists(file)
        ? Optional.empty()
        : wanting(file);
  }

  /** What is wrong with it, in a sentence. */
  public static Optional<String> wanting(Path file) {
    if (Files.notExists(file)) {
      return Optional.of("there is no master key file " + file);
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return Optional.of("the master key file " + file + " cannot be read");
    }
    try {
      String mode =
          file.getFileSystem().supportedFileAttributeViews().contains("posix")
              ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
              : "";
      if (!mode.isEmpty() && !mode.endsWith("------")) {
        return Optional.of(
            "the master key file %s must be its owner's alone (0600); it is %s"
                .formatted(file, mode));
      }
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return text.matches("[0-9a-fA-F]{" + DIGITS + "}")
          ? Optional.empty()
          : Optional.of(
              "the master key file %s must hold 64 hex digits; it holds %d characters"
                  .formatted(file, text.length()));
    } catch (IOException e) {
      return Optional.of("the master key file " + file + " cannot be read: " + e);
    }
  }
}
