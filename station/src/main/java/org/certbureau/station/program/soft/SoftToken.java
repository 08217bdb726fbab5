package org.certbureau.station.program.soft;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenFault;

/** A key made of software. Nothing it does returns a private key. */
final class SoftToken implements SmartToken {
  /**
   * The pair in force, the one that is to take its place, and what six before them can still
   * decrypt: renewed every year, a token is older than its maker vouches for before it is full. A
   * full one is refused and not relieved of its oldest key: only its holder knows whether there is
   * something left to read with it.
   */
  static final int CAPACITY = 8;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int OWN_KEY_BYTES = 16;
  private static final int SALT_BYTES = 16;

  /** Wrong administrator PINs in a row that end the token for good. */
  private static final int ADMIN_RETRY_LIMIT = 10;

  private static final String USER = "user-pin";
  private static final String ADMIN = "admin-pin";

  private final String chip;
  private final SoftMemory memory;
  private final int pinIterations;

  SoftToken(SoftMemory memory, int pinIterations) {
    this.chip = memory.chip();
    this.memory = memory;
    this.pinIterations = pinIterations;
  }

  @Override
  public String chip() {
    return chip;
  }

  @Override
  public State state() throws TokenFault {
    return memory.read().state();
  }

  @Override
  public Optional<String> label() throws TokenFault {
    return Optional.ofNullable(memory.read().label());
  }

  @Override
  public int pinRetriesLeft() throws TokenFault {
    return memory.initialised().pins().left();
  }

  @Override
  public List<Content> containers() throws TokenFault {
    return memory.read().containers().stream()
        .map(each -> new Content(each.name(), Optional.ofNullable(each.certificates())))
        .toList();
  }

  @Override
  public Room room() throws TokenFault {
    TokenImage image = memory.read();
    boolean full = image.state() == State.SPOILED;
    return new Room(CAPACITY, full ? 0 : Math.max(0, CAPACITY - image.containers().size()));
  }

  @Override
  public void initialise(String label, Pin userPin, Pin adminPin, int pinRetryLimit)
      throws TokenFault {
    TokenImage image = memory.read();
    if (image.state() == State.SPOILED) {
      throw new TokenFault("token " + chip + " is spoiled");
    }
    byte[] salt = random(SALT_BYTES);
    byte[] ownKey = random(OWN_KEY_BYTES);
    TokenImage.Pins pins =
        new TokenImage.Pins(
            pinRetryLimit,
            pinRetryLimit,
            ADMIN_RETRY_LIMIT,
            Octets.of(salt),
            wrap(ownKey, userPin, salt, USER),
            wrap(ownKey, adminPin, salt, ADMIN));
    Arrays.fill(ownKey, (byte) 0);
    memory.write(image.initialised(label, pins));
  }

  @Override
  public SoftSession logIn(Pin userPin) throws TokenFault {
    String contact = memory.contact();
    TokenImage image = memory.initialised();
    TokenImage.Pins pins = image.pins();
    if (pins.left() == 0) {
      throw new PinRejected(0);
    }
    int left = pins.left() - 1;
    // counted first: pulling the plug during the comparison must not win an attempt
    memory.write(image.with(pins.left(left)));
    byte[] ownKey =
        unwrap(pins.keyUnderUserPin(), userPin, pins.salt(), USER)
            .orElseThrow(() -> new PinRejected(left));
    memory.write(image.with(pins.left(pins.limit())));
    return new SoftSession(memory, contact, ownKey, this::underNewUserPin);
  }

  @Override
  public void unlock(Pin adminPin, Pin newUserPin) throws TokenFault {
    asAdministrator(adminPin, (pins, ownKey) -> underNewUserPin(pins, ownKey, newUserPin));
  }

  @Override
  public void changeAdminPin(Pin adminPin, Pin newAdminPin) throws TokenFault {
    asAdministrator(
        adminPin,
        (pins, ownKey) ->
            pins.underNewAdminPin(wrap(ownKey, newAdminPin, pins.salt().toByteArray(), ADMIN)));
  }

  private void asAdministrator(
      Pin adminPin, BiFunction<TokenImage.Pins, byte[], TokenImage.Pins> act) throws TokenFault {
    TokenImage image = memory.initialised();
    TokenImage.Pins pins = image.pins();
    if (pins.adminLeft() == 0) {
      throw new PinRejected(0);
    }
    int left = pins.adminLeft() - 1;
    memory.write(image.with(pins.adminLeft(left)));
    byte[] ownKey =
        unwrap(pins.keyUnderAdminPin(), adminPin, pins.salt(), ADMIN)
            .orElseThrow(() -> new PinRejected(left));
    TokenImage.Pins renewed = act.apply(pins, ownKey);
    Arrays.fill(ownKey, (byte) 0);
    memory.write(image.with(renewed.adminLeft(ADMIN_RETRY_LIMIT)));
  }

  @Override
  public void spoil() throws TokenFault {
    memory.write(memory.read().spoiled());
  }

  private TokenImage.Pins underNewUserPin(TokenImage.Pins pins, byte[] ownKey, Pin newUserPin) {
    return pins.underNewUserPin(wrap(ownKey, newUserPin, pins.salt().toByteArray(), USER));
  }

  private Octets wrap(byte[] ownKey, Pin pin, byte[] salt, String whose) {
    Sealing sealing = PinKey.sealing(pin, salt, pinIterations);
    return Octets.of(sealing.seal(ownKey, chip + ":" + whose));
  }

  /** The token's own key, or empty if the PIN is another. */
  private Optional<byte[]> unwrap(Octets wrapped, Pin pin, Octets salt, String whose) {
    Sealing sealing = PinKey.sealing(pin, salt.toByteArray(), pinIterations);
    try {
      return Optional.of(sealing.open(wrapped.toByteArray(), chip + ":" + whose));
    } catch (CryptoFailure e) {
      return Optional.empty();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
