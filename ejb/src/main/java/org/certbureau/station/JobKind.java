package org.certbureau.station;

/** What a job does with a token. */
enum JobKind {
  /** A blank becomes a holder's token: keys born on it, a pair of certificates written to it. */
  ISSUE
}
