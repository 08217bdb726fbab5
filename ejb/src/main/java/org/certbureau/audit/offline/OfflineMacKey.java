package org.certbureau.audit.offline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.certbureau.audit.EntryMac;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.MasterKey;
import org.certbureau.work.Sealings;

/** Gives out the key of the entries' MACs alone. */
public final class OfflineMacKey {
  private OfflineMacKey() {}

  /**
   * Ends with 0; with 2 where the master key cannot be read or the file is there already.
   *
   * @param args the file to be made; {@code BUREAU_MASTER_KEY_FILE} or {@code BUREAU_DATA} say
   *     where the master key lies
   */
  public static void main(String[] args) {
    try {
      export(Sealings.masterKeyFile(), Path.of(args[0]));
      System.out.println(
          "the key of the MACs: " + args[0] + ". It is for auditors; keep it from the database.");
    } catch (FileAlreadyExistsException e) {
      fail("there is such a file already: " + e.getMessage());
    } catch (NoSuchFileException e) {
      fail("there is no such file or folder: " + e.getMessage());
    } catch (IOException | CryptoFailure | IllegalStateException e) {
      fail("the master key cannot be read: " + e.getMessage());
    }
  }

  private static void fail(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }

  /** Its owner's alone from the moment that it exists. */
  static void export(Path masterKey, Path target) throws IOException {
    MasterKey master = MasterKey.read(masterKey);
    Files.createFile(
        target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(target, EntryMac.export(master) + "\n", StandardCharsets.US_ASCII);
  }
}
