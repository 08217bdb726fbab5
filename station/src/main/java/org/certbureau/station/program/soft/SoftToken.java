package org.certbureau.station.program.soft;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.token.EnvelopeRefused;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenFault;

/** A key made of software. Nothing it does returns a private key. */
final class SoftToken implements SmartToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int OWN_KEY_BYTES = 16;
  private static final int SALT_BYTES = 16;

  /** Wrong administrator PINs in a row that end the token for good. */
  private static final int ADMIN_RETRY_LIMIT = 10;

  private static final String USER = "user-pin";
  private static final String ADMIN = "admin-pin";
  private static final String SIGNING = "signing-key";
  private static final String ENCRYPTION = "encryption-key";

  private final String chip;
  private final TokenStore store;
  private final int pinIterations;

  SoftToken(String chip, TokenStore store, int pinIterations) {
    this.chip = chip;
    this.store = store;
    this.pinIterations = pinIterations;
  }

  @Override
  public String chip() {
    return chip;
  }

  @Override
  public State state() throws TokenFault {
    return image().state();
  }

  @Override
  public Optional<String> label() throws TokenFault {
    return Optional.ofNullable(image().label());
  }

  @Override
  public int pinRetriesLeft() throws TokenFault {
    return initialised().pins().left();
  }

  @Override
  public Optional<Certificates> certificates() throws TokenFault {
    return Optional.ofNullable(image().certificates());
  }

  @Override
  public void initialise(String label, Pin userPin, Pin adminPin, int pinRetryLimit)
      throws TokenFault {
    TokenImage image = image();
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
    write(image.initialised(label, pins));
  }

  @Override
  public Session logIn(Pin userPin) throws TokenFault {
    TokenImage image = initialised();
    TokenImage.Pins pins = image.pins();
    if (pins.left() == 0) {
      throw new PinRejected(0);
    }
    int left = pins.left() - 1;
    // counted first: pulling the plug during the comparison must not win an attempt
    write(image.with(pins.left(left)));
    byte[] ownKey =
        unwrap(pins.keyUnderUserPin(), userPin, pins.salt(), USER)
            .orElseThrow(() -> new PinRejected(left));
    write(image.with(pins.left(pins.limit())));
    return new SoftSession(ownKey);
  }

  @Override
  public void unlock(Pin adminPin, Pin newUserPin) throws TokenFault {
    TokenImage image = initialised();
    TokenImage.Pins pins = image.pins();
    if (pins.adminLeft() == 0) {
      throw new PinRejected(0);
    }
    int left = pins.adminLeft() - 1;
    write(image.with(pins.adminLeft(left)));
    byte[] ownKey =
        unwrap(pins.keyUnderAdminPin(), adminPin, pins.salt(), ADMIN)
            .orElseThrow(() -> new PinRejected(left));
    Octets wrapped = wrap(ownKey, newUserPin, pins.salt().toByteArray(), USER);
    Arrays.fill(ownKey, (byte) 0);
    write(image.with(pins.underNewUserPin(wrapped).adminLeft(ADMIN_RETRY_LIMIT)));
  }

  @Override
  public void spoil() throws TokenFault {
    write(image().spoiled());
  }

  private TokenImage initialised() throws TokenFault {
    TokenImage image = image();
    if (image.state() != State.INITIALISED) {
      throw new TokenFault("token " + chip + " is not initialised but " + image.state());
    }
    return image;
  }

  private TokenImage image() throws TokenFault {
    try {
      return store
          .read(chip)
          .orElseThrow(() -> new TokenFault("token " + chip + " is not in the rack"));
    } catch (IOException | CryptoFailure e) {
      throw new TokenFault("token " + chip + " cannot be read", e);
    }
  }

  private void write(TokenImage image) throws TokenFault {
    try {
      store.write(image);
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be written", e);
    }
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

  private final class SoftSession implements Session {
    private byte[] ownKey;
    private final Sealing sealing;

    /** Opened when first needed, forgotten at the end of the session. */
    private Sm2PrivateKey signingKey;

    SoftSession(byte[] ownKey) {
      this.ownKey = ownKey;
      this.sealing = Sealing.under(ownKey);
    }

    @Override
    public Sm2PublicKey generateSigningPair() throws TokenFault {
      Sm2KeyPair pair = Sm2Keys.generate(RANDOM);
      update(image -> image.withSigning(sealed(pair, SIGNING)));
      signingKey = pair.privateKey();
      return pair.publicKey();
    }

    @Override
    public byte[] certificationRequest(String commonName) throws TokenFault {
      X500Name subject =
          new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
      return Pkcs10.create(subject, signingKey()).der();
    }

    @Override
    public Sm2PublicKey importEncryptionPair(byte[] envelopedKey) throws TokenFault {
      Sm2PrivateKey opener = signingKey();
      Sm2KeyPair pair;
      try {
        pair = EnvelopedKey.open(envelopedKey, opener);
      } catch (CryptoFailure e) {
        throw new EnvelopeRefused("the enveloped key is not for token " + chip, e);
      }
      update(image -> image.withEncryption(sealed(pair, ENCRYPTION)));
      return pair.publicKey();
    }

    @Override
    public void writeCertificates(Certificates certificates) throws TokenFault {
      update(image -> image.with(certificates));
    }

    @Override
    public byte[] sign(byte[] message) throws TokenFault {
      return Sm2Signatures.sign(signingKey(), message);
    }

    @Override
    public byte[] decrypt(byte[] cipher) throws TokenFault {
      Sm2PrivateKey key = opened(current().encryption(), ENCRYPTION);
      try {
        return Sm2Encryption.decrypt(key, cipher);
      } catch (CryptoFailure e) {
        throw new TokenFault("not encrypted for token " + chip, e);
      }
    }

    @Override
    public void changePin(Pin newUserPin) throws TokenFault {
      TokenImage.Pins pins = current().pins();
      Octets wrapped = wrap(ownKey, newUserPin, pins.salt().toByteArray(), USER);
      update(image -> image.with(image.pins().underNewUserPin(wrapped)));
    }

    @Override
    public void close() {
      if (ownKey != null) {
        Arrays.fill(ownKey, (byte) 0);
      }
      ownKey = null;
      signingKey = null;
    }

    private TokenImage current() throws TokenFault {
      if (ownKey == null) {
        throw new TokenFault("logged out of token " + chip);
      }
      return initialised();
    }

    private void update(UnaryOperator<TokenImage> change) throws TokenFault {
      write(change.apply(current()));
    }

    private Sm2PrivateKey signingKey() throws TokenFault {
      TokenImage image = current();
      if (signingKey == null) {
        signingKey = opened(image.signing(), SIGNING);
      }
      return signingKey;
    }

    private TokenImage.KeyPair sealed(Sm2KeyPair pair, String which) {
      byte[] secret = pair.privateKey().bytes();
      try {
        return new TokenImage.KeyPair(
            Octets.of(pair.publicKey().point()),
            Octets.of(sealing.seal(secret, chip + ":" + which)));
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    }

    private Sm2PrivateKey opened(TokenImage.KeyPair pair, String which) throws TokenFault {
      if (pair == null) {
        throw new TokenFault("token " + chip + " has no " + which);
      }
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
  }
}
