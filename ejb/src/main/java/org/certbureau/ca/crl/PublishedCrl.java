package org.certbureau.ca.crl;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/** A revocation list as the public gets it. */
public final class PublishedCrl {
  private final long number;
  private final Instant thisUpdate;
  private final Instant nextUpdate;
  private final List<byte[]> pieces;

  PublishedCrl(long number, Instant thisUpdate, Instant nextUpdate, List<byte[]> pieces) {
    this.number = number;
    this.thisUpdate = thisUpdate;
    this.nextUpdate = nextUpdate;
    this.pieces = List.copyOf(pieces);
  }

  /** CRLNumber. */
  public long number() {
    return number;
  }

  public Instant thisUpdate() {
    return thisUpdate;
  }

  /** When the next one is there at the latest; until then this one may be cached. */
  public Instant nextUpdate() {
    return nextUpdate;
  }

  /** In bytes. */
  public long length() {
    return pieces.stream().mapToLong(piece -> piece.length).sum();
  }

  /** Writes the list as DER. */
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] piece : pieces) {
      out.write(piece);
    }
  }
}
