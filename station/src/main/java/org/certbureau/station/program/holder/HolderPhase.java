package org.certbureau.station.program.holder;

/** What has been reached for good; a crash does not take it back. */
public enum HolderPhase {
  /** The token is waited for, or being worked on; the bureau knows of no key yet. */
  WANTED,
  /** A new signing pair was born; what is to go beside it is waited for or being written. */
  READY,
  /** What was ordered is on the token and proved; the bureau has not said that it counts. */
  WRITTEN,
  /** It counts; a signing key that has served is to be deleted. */
  IN_FORCE,
  /** Nothing is left to do. */
  SETTLED,
  /** The pair before the job is what counts. */
  GIVEN_UP
}
