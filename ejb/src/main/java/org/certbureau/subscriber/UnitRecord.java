package org.certbureau.subscriber;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.certbureau.kernel.RegionCode;

/**
 * What is known of an insured unit (参保单位). All but region and name may be null.
 *
 * @param creditCode 统一社会信用代码
 * @param organizationCode 组织机构代码
 * @param registrationNumber 工商注册号
 * @param insuranceNumber 社保登记证号
 */
public record UnitRecord(
    RegionCode region,
    String name,
    String creditCode,
    String organizationCode,
    String registrationNumber,
    String insuranceNumber,
    String legalAddress) {

  /**
   * The strongest identifier there is, the name where there is no number: the same unit has the
   * same identity within its region.
   */
  String identity() {
    return Stream.of(
            prefixed("credit", creditCode),
            prefixed("organization", organizationCode),
            prefixed("registration", registrationNumber),
            prefixed("insurance", insuranceNumber))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> "name:" + name);
  }

  private static String prefixed(String kind, String number) {
    return number == null || number.isBlank() ? null : kind + ":" + number.toUpperCase(Locale.ROOT);
  }
}
