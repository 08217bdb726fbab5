package org.certbureau.certificate.procedure;

/** Which keys come into being, or come back. */
public enum Keys {
  NO_KEYS,
  NEW_PAIR,
  ESCROWED_ENCRYPTION_KEY
}
