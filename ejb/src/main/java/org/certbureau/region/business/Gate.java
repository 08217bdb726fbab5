package org.certbureau.region.business;

/** What must have happened before a token is produced; the order is the region's affair. */
public enum Gate {
  /** A second person has approved (复核). */
  REVIEW,
  /** The whole fee is there. */
  PAYMENT,
  /** The originals of the materials were seen, or have arrived. */
  ORIGINALS,
  /** The bank's voucher is there; asked for by how it was paid and by no row of a policy. */
  VOUCHER;

  /** Whether an acceptor opens it, with papers that are seen or come in. */
  public boolean isOfPapers() {
    return this == ORIGINALS || this == VOUCHER;
  }
}
