package org.certbureau.station.program.token;

import java.util.List;
import java.util.Optional;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.pin.Pin;

/**
 * A USB key as GM/T 0016 sees it. Its signing pair is born in it and never leaves; what the private
 * keys do is done only after the user PIN, within a {@link Session}.
 */
public interface SmartToken {
  /** What a token has been through; there is no way back. */
  enum State {
    BLANK,
    INITIALISED,
    /** Its keys are destroyed; it is for collection and destruction. */
    SPOILED
  }

  /** Serial of the chip. */
  String chip();

  State state() throws TokenFault;

  /** Whom it was initialised for; empty on a blank one. */
  Optional<String> label() throws TokenFault;

  /**
   * Erases all keys and certificates and sets label, PINs and retry counter. May be repeated until
   * the token is spoiled.
   *
   * @param pinRetryLimit wrong user PINs in a row that lock the token
   */
  void initialise(String label, Pin userPin, Pin adminPin, int pinRetryLimit) throws TokenFault;

  /**
   * Compares the user PIN. The attempt is counted before its outcome is known to anybody; the right
   * PIN restores the counter.
   *
   * @throws PinRejected where it is wrong or the token is locked
   */
  Session logIn(Pin userPin) throws TokenFault;

  /** 0 when locked. */
  int pinRetriesLeft() throws TokenFault;

  /**
   * Gives a locked or forgotten token a new user PIN; its keys stay.
   *
   * @throws PinRejected where the administrator PIN is wrong or locked
   */
  void unlock(Pin adminPin, Pin newUserPin) throws TokenFault;

  /** Readable without PIN; empty before they are written. */
  Optional<Certificates> certificates() throws TokenFault;

  /** Destroys the keys for good. May be repeated. */
  void spoil() throws TokenFault;

  /**
   * DER each.
   *
   * @param chain the issuer's certificate first, the root last
   */
  record Certificates(Octets signing, Octets encryption, List<Octets> chain) {
    public Certificates {
      chain = List.copyOf(chain);
    }
  }

  /** What the user PIN opens. */
  interface Session extends AutoCloseable {
    /** Lets a new signing pair be born, in place of any before it. */
    Sm2PublicKey generateSigningPair() throws TokenFault;

    /**
     * PKCS#10 for the signing pair, DER.
     *
     * @param commonName the only name in its subject
     */
    byte[] certificationRequest(String commonName) throws TokenFault;

    /**
     * Opens an SM2EnvelopedKey (GM/T 0009) with the signing key and keeps the pair in it.
     *
     * @return the public key of the imported pair
     * @throws EnvelopeRefused where it is not for this token
     */
    Sm2PublicKey importEncryptionPair(byte[] envelopedKey) throws TokenFault;

    void writeCertificates(Certificates certificates) throws TokenFault;

    /** SM3withSM2 with the signing key, DER. */
    byte[] sign(byte[] message) throws TokenFault;

    /**
     * Opens what was encrypted for the encryption pair.
     *
     * @param cipher SM2Cipher (GM/T 0009), DER
     */
    byte[] decrypt(byte[] cipher) throws TokenFault;

    void changePin(Pin newUserPin) throws TokenFault;

    /** Logs out. */
    @Override
    void close();
  }
}
