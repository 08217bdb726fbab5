package org.certbureau.web.door;

import jakarta.security.enterprise.credential.Credential;

/** The token a machine shows as {@code Authorization: Bearer …}. */
record MachineTokenCredential(String token) implements Credential {
  @Override
  public String toString() {
    return "machine token";
  }
}
