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
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenDriver;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenNotPresent;

/**
 * A rack and a reader for tokens made of software, which behave like keys and are as safe as this
 * machine. A token that has left the rack never gets back into it: nobody knows where it was.
 */
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
  private final Places places;
  private final int pinIterations;

  /** Every chip ever seen in the rack; guards {@link #blanks}. */
  private final Set<String> seen = new HashSet<>();

  private final Deque<String> blanks = new ArrayDeque<>();

  private SoftTokenDriver(TokenStore store, Places places, int pinIterations) {
    this.store = store;
    this.places = places;
    this.pinIterations = pinIterations;
  }

  /**
   * @param directory exists
   * @param sealing stands for the hardware: seals every token's file as a whole
   */
  public static SoftTokenDriver inFiles(Path directory, Sealing sealing) {
    return new SoftTokenDriver(
        new FileTokenStore(directory, sealing), new FilePlaces(directory), FILE_PIN_ITERATIONS);
  }

  /** Tokens that live as long as the program. */
  public static SoftTokenDriver inMemory() {
    return new SoftTokenDriver(new MemoryTokenStore(), new MemoryPlaces(), MEMORY_PIN_ITERATIONS);
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

  /**
   * Puts a token that has left the rack into the reader, as its holder does; also while a station
   * runs over the same files. A token that is there already stays.
   *
   * @throws TokenFault if it is in the rack
   * @throws TokenNotPresent if no such token was ever made here
   */
  public void present(String chip) throws TokenFault {
    try {
      requireMade(chip);
      if (isInTheRack(chip)) {
        throw new TokenFault("token " + chip + " is in the rack and in nobody's hands");
      }
      places.putIntoReader(chip);
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be put into the reader", e);
    }
  }

  /**
   * Carries a token off, out of the rack or the reader; also while a station is working on it.
   *
   * @throws TokenNotPresent if no such token was ever made here
   */
  public void remove(String chip) throws TokenFault {
    try {
      requireMade(chip);
      places.carryOff(chip);
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be carried off", e);
    }
  }

  @Override
  public void handOut(String chip) throws TokenFault {
    try {
      if (isInTheRack(chip)) {
        places.carryOff(chip);
      }
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be handed out", e);
    }
  }

  @Override
  public Set<String> presented() throws TokenFault {
    try {
      return places.inReader();
    } catch (IOException e) {
      throw new TokenFault("the reader cannot be read", e);
    }
  }

  @Override
  public Rack rack() throws TokenFault {
    synchronized (seen) {
      return new Rack(look().size(), blanks.size());
    }
  }

  @Override
  public Set<String> initialised() throws TokenFault {
    Set<String> initialised = new HashSet<>();
    synchronized (seen) {
      Set<String> others = look();
      others.removeAll(blanks);
      for (String chip : others) {
        if (memory(chip).read().state() == HeldToken.State.INITIALISED) {
          initialised.add(chip);
        }
      }
    }
    return initialised;
  }

  @Override
  public Optional<SmartToken> takeBlank() throws TokenFault {
    synchronized (seen) {
      if (blanks.isEmpty()) {
        look();
      }
      while (!blanks.isEmpty()) {
        String chip = blanks.remove();
        if (isInTheRack(chip)) {
          return Optional.of(token(chip));
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public Optional<SmartToken> takeBlank(String chip) throws TokenFault {
    synchronized (seen) {
      if (!seen.contains(chip)) {
        look();
      }
      return blanks.remove(chip) && isInTheRack(chip) ? Optional.of(token(chip)) : Optional.empty();
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
    SoftToken token = new SoftToken(memory(chip), pinIterations);
    token.state(); // fails if it is not there
    return token;
  }

  private SoftMemory memory(String chip) {
    return new SoftMemory(chip, store, places);
  }

  private boolean isInTheRack(String chip) throws TokenFault {
    try {
      return places.contact(chip).filter(Places.IN_THE_RACK::equals).isPresent();
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be found", e);
    }
  }

  private void requireMade(String chip) throws IOException, TokenFault {
    if (!store.chips().contains(chip)) {
      throw new TokenNotPresent(chip);
    }
  }

  /** Looks what has come into the rack and what has left it, and tells what is there now. */
  private Set<String> look() throws TokenFault {
    try {
      Set<String> inRack = store.chips();
      inRack.removeAll(places.gone());
      blanks.retainAll(inRack);
      for (String chip : inRack) {
        if (!seen.contains(chip)) {
          Optional<TokenImage> image = store.read(chip);
          seen.add(chip);
          if (image.isPresent() && image.get().state() == HeldToken.State.BLANK) {
            blanks.add(chip);
          }
        }
      }
      return inRack;
    } catch (IOException | CryptoFailure e) {
      throw new TokenFault("the rack cannot be read", e);
    }
  }
}
