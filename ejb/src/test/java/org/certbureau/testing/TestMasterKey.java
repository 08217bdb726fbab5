package org.certbureau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certbureau.crypto.MasterKey;

/** A master key for all houses of this JVM, outside of any data directory. */
public final class TestMasterKey {
  private static final Path FILE = create();

  private TestMasterKey() {}

  /** From now on beans that seal find it. */
  public static void inUse() {
    System.setProperty("bureau.master.key.file", FILE.toString());
  }

  private static Path create() {
    try {
      Path directory = Files.createTempDirectory("master-key");
      Path file = directory.resolve("master.key");
      MasterKey.create(file);
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
