package org.certbureau.station.program.holder;

/** What has been reached for good; a crash does not take it back. */
public enum HolderPhase {
  /** The token is waited for, or being worked on; the bureau knows of no key yet. */
  WANTED,
  /** A new signing pair was born; its certificates are waited for or being written. */
  READY,
  /** The new pair is on the token and proved; the bureau has not said that it counts. */
  WRITTEN,
  /** The new pair counts; the former signing key is to be deleted. */
  IN_FORCE,
  /** Nothing is left to do. */
  SETTLED,
  /** The pair before the job is what counts. */
  GIVEN_UP
}
