package org.certbureau.station.program.token;

/**
 * The token is neither in the rack nor in the reader: it was carried off, or was never here. What
 * was begun can go on once it is back, with a session of its own.
 */
public class TokenNotPresent extends TokenFault {
  public TokenNotPresent(String chip) {
    super("token " + chip + " is neither in the rack nor in the reader");
  }
}
