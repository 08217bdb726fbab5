package org.certbureau.testing;

import java.security.Principal;
import java.util.Set;

/** Who is logged in on a thread. */
record Visitor(String name, Set<String> roles) implements Principal {
  static final Visitor NOBODY = new Visitor("ANONYMOUS", Set.of());

  @Override
  public String getName() {
    return name;
  }
}
