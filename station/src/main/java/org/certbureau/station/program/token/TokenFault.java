package org.certbureau.station.program.token;

/** A token cannot be reached or refuses. The message carries no secret. */
public class TokenFault extends Exception {
  public TokenFault(String message) {
    super(message);
  }

  public TokenFault(String message, Throwable cause) {
    super(message, cause);
  }
}
