package org.certbureau.station.program.token;

/** The PIN is wrong, or the token is locked and takes none. */
public class PinRejected extends TokenFault {
  private final int retriesLeft;

  /**
   * @param retriesLeft 0 once the token is locked
   */
  public PinRejected(int retriesLeft) {
    super(
        retriesLeft == 0
            ? "the token is locked"
            : "the PIN is wrong, " + retriesLeft + " attempts are left");
    this.retriesLeft = retriesLeft;
  }

  public int retriesLeft() {
    return retriesLeft;
  }

  public boolean locked() {
    return retriesLeft == 0;
  }
}
