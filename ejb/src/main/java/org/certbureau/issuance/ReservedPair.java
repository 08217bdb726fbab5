package org.certbureau.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.ca.ReservedSerial;

/** A pair whose two serials are reserved. */
public record ReservedPair(PairToSign pair, ReservedSerial signing, ReservedSerial encryption) {

  /** Joins what was reserved for {@link PairToSign#requests} with the pairs again. */
  static List<ReservedPair> of(List<PairToSign> pairs, List<ReservedSerial> serials) {
    List<ReservedPair> reserved = new ArrayList<>(pairs.size());
    for (int i = 0; i < pairs.size(); i++) {
      reserved.add(new ReservedPair(pairs.get(i), serials.get(2 * i), serials.get(2 * i + 1)));
    }
    return reserved;
  }

  /** Signing and encryption serial of each pair, in the pairs' order. */
  static List<ReservedSerial> serials(List<ReservedPair> pairs) {
    return pairs.stream().flatMap(p -> Stream.of(p.signing(), p.encryption())).toList();
  }
}
