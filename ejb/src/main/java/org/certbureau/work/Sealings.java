package org.certbureau.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.settings.PlaceSettings;

/** Seals what must not lie open in the database, each purpose under a key of its own. */
@ApplicationScoped
public class Sealings {
  private static final Logger LOG = Logger.getLogger(Sealings.class.getName());

  private final Map<String, Sealing> byPurpose = new ConcurrentHashMap<>();
  private final Map<String, Sm3Mac> macsByPurpose = new ConcurrentHashMap<>();
  private MasterKey masterKey;

  /**
   * @param purpose a constant name such as {@code application.form}; what was sealed for one
   *     purpose does not open for another
   */
  public Sealing sealingFor(String purpose) {
    return byPurpose.computeIfAbsent(purpose, name -> masterKey().sealingFor(name));
  }

  /**
   * @param purpose a constant name; MACs of one purpose are none of another
   */
  public Sm3Mac macFor(String purpose) {
    return macsByPurpose.computeIfAbsent(
        purpose, name -> Sm3Mac.under(masterKey().macKeyFor(name)));
  }

  /**
   * A key that leaves the bureau, for somebody to seal with. It tells nothing of any key of the
   * bureau's own, nor of another's.
   *
   * @param purpose a constant name
   * @param whose for whom it is
   * @param length in bytes
   */
  public byte[] keyGivenOut(String purpose, String whose, int length) {
    return masterKey().derive("given-out:" + purpose + ':' + whose, length);
  }

  private synchronized MasterKey masterKey() {
    if (masterKey == null) {
      masterKey = open();
    }
    return masterKey;
  }

  /** Where this installation's master key lies, or would be made. */
  public static Path masterKeyFile() {
    return PlaceSettings.MASTER_KEY_FILE.value();
  }

  private static MasterKey open() {
    Path beside = masterKeyFile();
    try {
      if (!PlaceSettings.MASTER_KEY_FILE.isSet() && Files.notExists(beside)) {
        MasterKey.create(beside);
        LOG.warning(
            () ->
                "BUREAU_MASTER_KEY_FILE is not set: a new master key was written to "
                    + beside
                    + ". Keep it apart from the data and from its backups; without it the data"
                    + " cannot be opened, and whoever has both has every key.");
      }
      return MasterKey.read(beside);
    } catch (NoSuchFileException e) {
      throw new CannotStart("there is no master key file " + beside, e);
    } catch (IOException e) {
      throw new CannotStart("the master key file " + beside + " cannot be read: " + e, e);
    }
  }
}
