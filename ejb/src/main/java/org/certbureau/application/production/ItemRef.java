package org.certbureau.application.production;

import org.certbureau.kernel.CaseNumber;

/**
 * Names one item of a case, for the features above.
 *
 * @param id of the item
 */
public record ItemRef(CaseNumber caseNumber, long id) {}
