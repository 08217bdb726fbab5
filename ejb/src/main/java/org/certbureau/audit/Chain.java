package org.certbureau.audit;

import java.io.ByteArrayOutputStream;
import org.certbureau.crypto.Sm3;

/**
 * The arithmetic of the chain: {@code hash(n) = SM3(hash(n-1) ‖ n ‖ fields of entry n)}, hash and
 * place with their lengths before them as the fields have.
 */
final class Chain {
  static final String FIRST = "0".repeat(64);

  private Chain() {}

  static String next(String previousHash, long place, EntryFields entry) {
    ByteArrayOutputStream before = new ByteArrayOutputStream(128);
    EntryFields.add(before, previousHash);
    EntryFields.add(before, Long.toString(place));
    return Sm3.hex(before.toByteArray(), entry.text());
  }
}
