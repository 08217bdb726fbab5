package org.certbureau.application.start;

import java.util.Map;
import org.certbureau.kernel.Masking;
import org.certbureau.region.policy.FormKeys;

/**
 * By what a clerk knows a holder again: as its certificates' register has it, and who came last.
 *
 * @param insuranceNumber empty where it is not told, as are all of these
 * @param agentMobile masked
 */
public record HolderRegister(
    String insuranceNumber, String legalRepresentative, String agentName, String agentMobile) {
  private static final String LEGAL_REPRESENTATIVE = "legalRepresentative";

  static HolderRegister of(Map<String, String> register, Map<String, String> latest) {
    return new HolderRegister(
        register.getOrDefault(FormKeys.INSURANCE_NUMBER, ""),
        register.getOrDefault(LEGAL_REPRESENTATIVE, ""),
        latest.getOrDefault(FormKeys.AGENT_NAME, ""),
        Masking.mobile(latest.getOrDefault(FormKeys.AGENT_MOBILE, "")));
  }
}
