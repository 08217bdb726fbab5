package org.certbureau.station.program.soft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenFault;

/** A rack of tokens made of software, which behave like keys and are as safe as this machine. */
public final class SoftTokenDriver implements TokenDriver {
  /** What a blank soft token says of itself. */
  public static final String MODEL = "SOFT-SM2";

  /**
   * Stretches a PIN that somebody tries who has the station's own key already, which seals the file
   * around it.
   */
  private static final int FILE_PIN_ITERATIONS = 4096;

  private static final int MEMORY_PIN_ITERATIONS = 1;

  private final TokenStore store;
  private final int pinIterations;

  /** Every chip ever seen; guards {@link #blanks}. */
  private final Set<String> seen = new HashSet<>();

  private final Deque<String> blanks = new ArrayDeque<>();

  private SoftTokenDriver(TokenStore store, int pinIterations) {
    this.store = store;
    this.pinIterations = pinIterations;
  }

  /**
   * @param directory exists
   * @param sealing stands for the hardware: seals every token's file as a whole
   */
  public static SoftTokenDriver inFiles(Path directory, Sealing sealing) {
    return new SoftTokenDriver(new FileTokenStore(directory, sealing), FILE_PIN_ITERATIONS);
  }

  /** Tokens that live as long as the program. */
  public static SoftTokenDriver inMemory() {
    return new SoftTokenDriver(new MemoryTokenStore(), MEMORY_PIN_ITERATIONS);
  }

  /**
   * Makes a blank token and puts it into the rack.
   *
   * @throws TokenFault if a token with this serial exists
   */
  public void insertBlank(String chip) throws TokenFault {
    try {
      if (store.read(chip).isPresent()) {
        throw new TokenFault("a token with chip serial " + chip + " exists");
      }
      store.write(TokenImage.blank(chip, MODEL));
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be written", e);
    }
  }

  @Override
  public Rack rack() throws TokenFault {
    synchronized (seen) {
      lookForNewTokens();
      return new Rack(seen.size(), blanks.size());
    }
  }

  @Override
  public Optional<SmartToken> takeBlank() throws TokenFault {
    synchronized (seen) {
      if (blanks.isEmpty()) {
        lookForNewTokens();
      }
      String chip = blanks.poll();
      return chip == null ? Optional.empty() : Optional.of(token(chip));
    }
  }

  @Override
  public Optional<SmartToken> takeBlank(String chip) throws TokenFault {
    synchronized (seen) {
      if (!seen.contains(chip)) {
        lookForNewTokens();
      }
      return blanks.remove(chip) ? Optional.of(token(chip)) : Optional.empty();
    }
  }

  @Override
  public void giveBack(SmartToken token) {
    synchronized (seen) {
      blanks.addFirst(token.chip());
    }
  }

  @Override
  public SmartToken token(String chip) throws TokenFault {
    SoftToken token = new SoftToken(chip, store, pinIterations);
    token.state(); // fails if it is not there
    return token;
  }

  private void lookForNewTokens() throws TokenFault {
    try {
      for (String chip : store.chips()) {
        if (!seen.contains(chip)) {
          Optional<TokenImage> image = store.read(chip);
          seen.add(chip);
          if (image.isPresent() && image.get().state() == SmartToken.State.BLANK) {
            blanks.add(chip);
          }
        }
      }
    } catch (IOException | CryptoFailure e) {
      throw new TokenFault("the rack cannot be read", e);
    }
  }
}
