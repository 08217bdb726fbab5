package org.certbureau.station.program.token;

/** The token has no container of that name. */
public class NoSuchContainer extends TokenFault {
  public NoSuchContainer(String chip, String name) {
    super("token " + chip + " has no container " + name);
  }
}
