package org.certbureau.certificate;

import org.certbureau.kernel.CreditCode;

/**
 * Who holds certificates, as these name it: what somebody types is found there, and not in a
 * register ({@link Holder}).
 *
 * @param creditCode null for a unit without one, which is known by its name alone
 * @param certificates how many lines there are of it, ended ones too
 */
public record LineHolder(String name, CreditCode creditCode, long certificates) {
  LineHolder(String name, CreditCode creditCode) {
    this(name, creditCode, 0);
  }

  static LineHolder of(PairView pair) {
    return new LineHolder(pair.holderName(), pair.creditCode());
  }

  LineHolder with(long counted) {
    return new LineHolder(name, creditCode, counted);
  }

  /** By what it is told from others: a unit that was renamed is the same one. */
  Object identity() {
    return creditCode == null ? name : creditCode;
  }
}
