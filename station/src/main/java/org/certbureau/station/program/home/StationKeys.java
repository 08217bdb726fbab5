package org.certbureau.station.program.home;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Arrays;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.station.program.disk.AtomicFile;

/** The two keys of a station: the master key of its secrets, and the SM2 key it signs with. */
public record StationKeys(MasterKey master, Sm2PrivateKey signing) {
  private static final String ASSOCIATED = "station.key";

  /** Makes both; keys that are there are never replaced. */
  public static StationKeys create(StationHome home) throws IOException, StationProblem {
    if (Files.exists(home.masterKey()) || Files.exists(home.stationKey())) {
      throw new StationProblem(
          "the station in " + home.directory() + " has its keys already; it is enrolled once");
    }
    MasterKey master = MasterKey.create(home.masterKey());
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    byte[] secret = pair.privateKey().bytes();
    AtomicFile.write(home.stationKey(), sealing(master).seal(secret, ASSOCIATED));
    Arrays.fill(secret, (byte) 0);
    return new StationKeys(master, pair.privateKey());
  }

  public static StationKeys read(StationHome home) throws IOException, StationProblem {
    if (!Files.exists(home.masterKey()) || !Files.exists(home.stationKey())) {
      throw new StationProblem("there are no keys in " + home.directory() + "; enrol it first");
    }
    try {
      MasterKey master = MasterKey.read(home.masterKey());
      byte[] secret = sealing(master).open(Files.readAllBytes(home.stationKey()), ASSOCIATED);
      Sm2PrivateKey signing = Sm2PrivateKey.ofBytes(secret);
      Arrays.fill(secret, (byte) 0);
      return new StationKeys(master, signing);
    } catch (CryptoFailure e) {
      throw new StationProblem("the keys cannot be used: " + e.getMessage(), e);
    }
  }

  /** Soft tokens' files are sealed by the station in place of hardware. */
  public Sealing softTokens() {
    return master.sealingFor("soft-token");
  }

  private static Sealing sealing(MasterKey master) {
    return master.sealingFor("station-key");
  }
}
