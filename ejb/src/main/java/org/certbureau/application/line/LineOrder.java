package org.certbureau.application.line;

import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;

/**
 * What an application that took effect does to its certificate.
 *
 * @param line the certificate, by its key
 * @param policy the one that the case is kept under
 * @param reason why it is revoked, by its code in the policy; null where it is not
 * @param handedIn chip serial of the token that was handed in; null where none was
 */
public record LineOrder(
    CaseNumber caseNumber,
    long line,
    Situation situation,
    Policy policy,
    String reason,
    String handedIn) {
  public Procedure procedure() {
    return Procedure.of(situation);
  }
}
