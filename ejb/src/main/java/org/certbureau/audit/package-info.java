/** The audit trail: entries, their chain, its anchors, and the proof that nothing was changed. */
package org.certbureau.audit;
