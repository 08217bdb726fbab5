package org.certbureau.payment;

import org.certbureau.kernel.CaseNumber;

/** Everything due for an application is paid, or nothing was due. */
public record PaymentSettled(CaseNumber caseNumber) {}
