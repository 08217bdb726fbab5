package org.certbureau.region.policy;

/** A row of a policy that can say where it comes from. */
public interface Sourced {
  /** The rule's ID in the rule table, e.g. {@code CS-F2}. */
  String rule();

  /** The phrase of the source document (原文) that says it. */
  String citation();
}
