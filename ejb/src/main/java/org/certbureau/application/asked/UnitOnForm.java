package org.certbureau.application.asked;

import java.util.Map;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.subscriber.UnitRecord;

/** The unit that a form names. */
public final class UnitOnForm {
  private UnitOnForm() {}

  /**
   * @param values of the form, as checked
   */
  public static UnitRecord read(RegionCode region, Map<String, String> values) {
    return UnitRecord.of(
        region,
        values.get(FormKeys.UNIT_NAME),
        values.get(FormKeys.CREDIT_CODE),
        values.get(FormKeys.ORGANIZATION_CODE),
        values.get(FormKeys.REGISTRATION_NUMBER),
        values.get(FormKeys.INSURANCE_NUMBER),
        values.get(FormKeys.LEGAL_ADDRESS));
  }
}
