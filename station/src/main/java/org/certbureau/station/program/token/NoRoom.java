package org.certbureau.station.program.token;

/** The token is full: a container has to go before another can be made. */
public class NoRoom extends TokenFault {
  public NoRoom(String chip, int capacity) {
    super("token " + chip + " has its " + capacity + " containers and no room for another");
  }
}
