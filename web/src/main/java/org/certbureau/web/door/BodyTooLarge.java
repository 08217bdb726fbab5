package org.certbureau.web.door;

import java.io.IOException;

/** A request carried more than its door lets through. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge(long mostBytes) {
    super("more than " + mostBytes + " bytes");
  }
}
