package org.certbureau.certificate;

import java.util.Optional;
import org.certbureau.region.business.HolderType;

/**
 * Whose a certificate is, for all of its life and whatever the holder is called by then; how its
 * certificates name it, {@link LineHolder} tells. A unit is one kind of holder, and not the word
 * for it: employees and persons will be kinds of their own.
 */
public sealed interface Holder {
  HolderType type();

  /** The unit that it is, or belongs to, by its key in the register of units. */
  Optional<Long> unit();

  /**
   * An insured unit as a whole.
   *
   * @param key a unit is one region's, and so is its key
   */
  record Unit(long key) implements Holder {
    @Override
    public HolderType type() {
      return HolderType.UNIT;
    }

    @Override
    public Optional<Long> unit() {
      return Optional.of(key);
    }
  }

  /**
   * @param unit null where none is known
   * @throws IllegalArgumentException for whom no certificate can be kept
   */
  static Holder of(HolderType type, Long unit) {
    if (type != HolderType.UNIT || unit == null) {
      throw new IllegalArgumentException("no certificate is kept for " + type + " of unit " + unit);
    }
    return new Unit(unit);
  }
}
