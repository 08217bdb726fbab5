package org.certbureau.station.program.token;

import java.util.List;
import java.util.Optional;
import org.certbureau.station.program.pin.Pin;

/**
 * A token as whoever works on somebody's token gets it: nothing here erases it or makes it unfit
 * for use. A token that is carried off answers every call with {@link TokenNotPresent}, and each
 * call has happened whole or not at all.
 */
public interface HeldToken {
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

  /**
   * Compares the user PIN. The attempt is counted before its outcome is known to anybody; the right
   * PIN restores the counter.
   *
   * @throws PinRejected where it is wrong or the token is locked
   */
  Session logIn(Pin userPin) throws TokenFault;

  /**
   * Gives a locked or forgotten token a new user PIN; its keys and certificates stay. The attempt
   * is counted before its outcome is known to anybody; the right PIN restores both counters.
   *
   * @throws PinRejected where the administrator PIN is wrong or locked
   */
  void unlock(Pin adminPin, Pin newUserPin) throws TokenFault;

  /**
   * Gives it another administrator PIN; nothing else changes. The attempt is counted as by {@link
   * #unlock}.
   *
   * @throws PinRejected where the administrator PIN is wrong or locked
   */
  void changeAdminPin(Pin adminPin, Pin newAdminPin) throws TokenFault;

  /** 0 when locked. */
  int pinRetriesLeft() throws TokenFault;

  /** Its containers in the order in which they were made; readable without PIN. */
  List<Content> containers() throws TokenFault;

  /** Readable without PIN, so that it is known before anything is begun. */
  Room room() throws TokenFault;

  /**
   * What anybody can see of a container.
   *
   * @param certificates empty before they are written
   */
  record Content(String container, Optional<TokenCertificates> certificates) {}

  /**
   * How many containers a token holds; each maker decides that (GM/T 0016 names no number).
   *
   * @param free how many more can be made now
   */
  record Room(int capacity, int free) {}

  /**
   * What the user PIN opens. It ends when the token is carried off; a new one begins with a PIN.
   */
  interface Session extends AutoCloseable {
    /**
     * Makes an empty container.
     *
     * @param name 1 to 64 printable ASCII characters that no other container of the token has
     * @throws NoRoom where the token is full
     */
    Container createContainer(String name) throws TokenFault;

    /**
     * @throws NoSuchContainer where there is none of that name
     */
    Container container(String name) throws TokenFault;

    /**
     * Deletes a container with all that is in it; no other one is touched.
     *
     * @throws NoSuchContainer where there is none of that name
     */
    void deleteContainer(String name) throws TokenFault;

    void changePin(Pin newUserPin) throws TokenFault;

    /** Logs out. */
    @Override
    void close();
  }
}
