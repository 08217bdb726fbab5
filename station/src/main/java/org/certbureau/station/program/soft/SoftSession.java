package org.certbureau.station.program.soft;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.NoRoom;
import org.certbureau.station.program.token.NoSuchContainer;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenNotPresent;

/** What a PIN opened on a soft token: the token's own key, until logging out. */
final class SoftSession implements HeldToken.Session, OpenToken {
  /** A container's name in GM/T 0016: ASCII, at most 64 bytes. */
  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,64}");

  /** Puts the token's own key under another user PIN. */
  @FunctionalInterface
  interface PinChange {
    TokenImage.Pins apply(TokenImage.Pins pins, byte[] ownKey, Pin newUserPin);
  }

  private final SoftMemory memory;
  private final String chip;
  private final String contact;
  private final PinChange pinChange;
  private final Sealing sealing;
  private byte[] ownKey;

  /** Opened when first needed, forgotten at the end of the session. */
  private final Map<TokenImage.KeyPair, Sm2PrivateKey> open = new HashMap<>();

  /**
   * @param contact the stay of the token in which the PIN was given
   */
  SoftSession(SoftMemory memory, String contact, byte[] ownKey, PinChange pinChange) {
    this.memory = memory;
    this.chip = memory.chip();
    this.contact = contact;
    this.ownKey = ownKey;
    this.pinChange = pinChange;
    this.sealing = Sealing.under(ownKey);
  }

  @Override
  public Container createContainer(String name) throws TokenFault {
    if (!NAME.matcher(name).matches()) {
      throw new TokenFault("a container's name has 1-64 printable ASCII characters");
    }
    TokenImage image = current();
    if (image.container(name).isPresent()) {
      throw new TokenFault("token " + chip + " has a container " + name + " already");
    }
    if (image.containers().size() >= SoftToken.CAPACITY) {
      throw new NoRoom(chip, SoftToken.CAPACITY);
    }
    memory.write(image.with(TokenImage.Container.empty(name)));
    return new SoftContainer(this, name);
  }

  @Override
  public SoftContainer container(String name) throws TokenFault {
    current(name);
    return new SoftContainer(this, name);
  }

  @Override
  public void deleteContainer(String name) throws TokenFault {
    TokenImage image = current();
    requireContainer(image, name);
    memory.write(image.without(name));
  }

  @Override
  public void changePin(Pin newUserPin) throws TokenFault {
    TokenImage image = current();
    memory.write(image.with(pinChange.apply(image.pins(), ownKey, newUserPin)));
  }

  @Override
  public void close() {
    if (ownKey != null) {
      Arrays.fill(ownKey, (byte) 0);
    }
    ownKey = null;
    open.clear();
  }

  @Override
  public String chip() {
    return chip;
  }

  @Override
  public TokenImage.Container current(String name) throws TokenFault {
    return requireContainer(current(), name);
  }

  @Override
  public void update(String name, UnaryOperator<TokenImage.Container> change) throws TokenFault {
    TokenImage image = current();
    memory.write(image.with(change.apply(requireContainer(image, name))));
  }

  @Override
  public TokenImage.KeyPair seal(Sm2KeyPair pair, String which) {
    byte[] secret = pair.privateKey().bytes();
    try {
      TokenImage.KeyPair sealed =
          new TokenImage.KeyPair(
              Octets.of(pair.publicKey().point()),
              Octets.of(sealing.seal(secret, chip + ":" + which)));
      open.put(sealed, pair.privateKey());
      return sealed;
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  @Override
  public Sm2PrivateKey open(TokenImage.KeyPair pair, String which) throws TokenFault {
    if (pair == null) {
      throw new TokenFault("the container on token " + chip + " has no " + which);
    }
    Sm2PrivateKey known = open.get(pair);
    if (known == null) {
      known = unsealed(pair, which);
      open.put(pair, known);
    }
    return known;
  }

  private Sm2PrivateKey unsealed(TokenImage.KeyPair pair, String which) throws TokenFault {
    byte[] secret;
    try {
      secret = sealing.open(pair.sealedPrivateKey().toByteArray(), chip + ":" + which);
    } catch (CryptoFailure e) {
      throw new TokenFault("the " + which + " of token " + chip + " is damaged", e);
    }
    try {
      return Sm2PrivateKey.ofBytes(secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private TokenImage.Container requireContainer(TokenImage image, String name)
      throws NoSuchContainer {
    return image.container(name).orElseThrow(() -> new NoSuchContainer(chip, name));
  }

  private TokenImage current() throws TokenFault {
    if (ownKey == null) {
      throw new TokenFault("logged out of token " + chip);
    }
    if (!memory.contact().equals(contact)) {
      throw new TokenNotPresent(chip); // it is back, but it has lost power in between
    }
    return memory.initialised();
  }
}
