package org.certbureau.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certbureau.crypto.MasterKey;

/** What every installation has: a place for its files, and a master key apart from it. */
final class Settings {
  private Settings() {}

  static void layOut() {
    try {
      Path files = Files.createTempDirectory("bureau");
      System.setProperty("bureau.data", files.resolve("data").toString());
      Path masterKey = files.resolve("master-key");
      MasterKey.create(masterKey);
      System.setProperty("bureau.master.key.file", masterKey.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
