package org.certbureau.region.policy;

import org.certbureau.region.business.Situation;

/** A row of a policy that applies to some situations only. */
public interface Scoped extends Sourced {
  Scope scope();

  /** Certainly applies: what hangs on an untold fact does not. */
  default boolean appliesTo(Situation situation) {
    return scope().covers(situation) == Scope.Answer.YES;
  }

  /** Applies, or may turn out to apply once more facts are told. */
  default boolean mayApplyTo(Situation situation) {
    return scope().covers(situation) != Scope.Answer.NO;
  }
}
