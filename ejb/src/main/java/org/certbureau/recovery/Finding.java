package org.certbureau.recovery;

/** What is wrong with what stands of a request: somebody has written where nobody should. */
public enum Finding {
  /** The bureau's rows say something else than the key centre has written down. */
  CHANGED,
  /** A certificate that it rests on is not the one that it was opened for. */
  CERTIFICATE,
  /** The bureau's rows cannot be read. */
  UNREADABLE,
  /** The key centre has it, and the bureau has no row of it any more. */
  MISSING,
  /** The bureau has a row of it, and the key centre knows nothing of it. */
  UNKNOWN,
  /** The key centre's own rows were changed: what was said to it cannot be told. */
  CENTRE
}
