package org.certbureau.testing;

/** The databases that can be had here: the embedded default, and the one for production. */
public enum Database {
  H2,
  POSTGRESQL;

  /** A new one with the bureau's schema and nothing in it. */
  public TestDatabase open() {
    return this == H2 ? TestDatabase.h2() : TestDatabase.postgres();
  }
}
