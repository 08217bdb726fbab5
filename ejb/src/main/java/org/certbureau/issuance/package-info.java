/**
 * The registration authority: the order in which the other features act from the moment all gates
 * are open until the pair is active. Sequence only; it holds no rule of its own.
 */
package org.certbureau.issuance;
