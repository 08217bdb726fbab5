package org.certbureau.station.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.program.disk.AtomicFile;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationKeys;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.job.StationCore;
import org.certbureau.station.program.soft.SoftTokenDriver;
import org.certbureau.station.program.token.TokenFault;

/** The commands around a station; {@link RunningStation} is the one that works. */
final class Commands {
  private static final Logger LOG = Logger.getLogger(Commands.class.getName());
  private static final Pattern BATCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,63}");
  private static final int MOST_AT_ONCE = 100_000;
  private static final int SERIAL_BYTES = 8;

  private Commands() {}

  /** Makes the station's keys and writes the request by which the bureau enrols it. */
  static void enrol(StationHome home, String code, Path out) throws IOException, StationProblem {
    if (!Parties.isStationCode(code)) {
      throw new StationProblem("a station code is capital letters, digits and hyphens: " + code);
    }
    home.create();
    StationKeys keys = StationKeys.create(home);
    AtomicFile.write(
        out, EnrolmentRequest.write(code, keys.signing()).getBytes(StandardCharsets.US_ASCII));
    LOG.info(
        () ->
            "Enrolment request of station "
                + code
                + " written to "
                + out
                + ", key fingerprint (SM3) "
                + keys.signing().publicKey().fingerprint());
  }

  /** Makes blank soft tokens with random serials, and the list by which the bureau stocks them. */
  static void mint(StationHome home, String batch, String count)
      throws IOException, StationProblem {
    if (!BATCH.matcher(batch).matches()) {
      throw new StationProblem("a batch is named by letters, digits and hyphens: " + batch);
    }
    Path manifest = home.batches().resolve(batch + ".csv");
    if (Files.exists(manifest)) {
      throw new StationProblem("batch " + batch + " was minted already, see " + manifest);
    }
    int wanted = number(count);
    StationKeys keys = StationKeys.read(home);
    home.create();
    SoftTokenDriver driver = SoftTokenDriver.inFiles(home.tokens(), keys.softTokens());
    StringBuilder list = new StringBuilder("chip,model\n");
    SecureRandom random = new SecureRandom();
    try {
      for (int i = 0; i < wanted; i++) {
        String chip = serial(random);
        driver.insertBlank(chip);
        list.append(chip).append(',').append(SoftTokenDriver.MODEL).append('\n');
      }
    } catch (TokenFault e) {
      throw new StationProblem("the tokens cannot be made: " + e.getMessage(), e);
    }
    AtomicFile.write(manifest, list.toString().getBytes(StandardCharsets.US_ASCII));
    LOG.info(() -> wanted + " blank tokens made, listed in " + manifest);
  }

  /** Puts a token that was handed out into the reader, also while the station runs. */
  static void present(StationHome home, String chip) throws IOException, StationProblem {
    SoftTokenDriver tokens = softTokens(home);
    StationCore.handOutEarlierOnes(home, tokens);
    try {
      tokens.present(chip);
    } catch (TokenFault e) {
      throw new StationProblem("the token cannot be presented: " + e.getMessage(), e);
    }
    LOG.info(() -> "Token " + chip + " is in the reader");
  }

  /** Takes a token out of rack or reader, also while the station is working on it. */
  static void remove(StationHome home, String chip) throws IOException, StationProblem {
    try {
      softTokens(home).remove(chip);
    } catch (TokenFault e) {
      throw new StationProblem("the token cannot be carried off: " + e.getMessage(), e);
    }
    LOG.info(() -> "Token " + chip + " is carried off");
  }

  private static SoftTokenDriver softTokens(StationHome home) throws IOException, StationProblem {
    return SoftTokenDriver.inFiles(home.tokens(), StationKeys.read(home).softTokens());
  }

  private static int number(String count) throws StationProblem {
    try {
      int number = Integer.parseInt(count);
      if (number >= 1 && number <= MOST_AT_ONCE) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new StationProblem("count must be a number from 1 to " + MOST_AT_ONCE + ": " + count);
  }

  /** 16 hex digits; with 64 random bits no two tokens of a country meet. */
  private static String serial(SecureRandom random) {
    byte[] bytes = new byte[SERIAL_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
  }
}
