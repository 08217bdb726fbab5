package org.certbureau.subscriber;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.OrganizationCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RegistrationNumber;

/**
 * What is known of an insured unit (参保单位). All but region and name may be null.
 *
 * @param creditCode 统一社会信用代码
 * @param organizationCode 组织机构代码
 * @param registrationNumber 工商注册号
 * @param insuranceNumber 社保登记证号; its form is the region's
 */
public record UnitRecord(
    RegionCode region,
    String name,
    CreditCode creditCode,
    OrganizationCode organizationCode,
    RegistrationNumber registrationNumber,
    String insuranceNumber,
    String legalAddress) {
  private static final String BY_NAME = "name:";

  /** As a checked form says it: what it does not say is null. */
  public static UnitRecord of(
      RegionCode region,
      String name,
      String creditCode,
      String organizationCode,
      String registrationNumber,
      String insuranceNumber,
      String legalAddress) {
    return new UnitRecord(
        region,
        name,
        read(creditCode, CreditCode::of),
        read(organizationCode, OrganizationCode::of),
        read(registrationNumber, RegistrationNumber::of),
        insuranceNumber,
        legalAddress);
  }

  private static <T> T read(String text, Function<String, T> reader) {
    return text == null ? null : reader.apply(text);
  }

  /** Whether it can be told from others: by a number, or at least by a name. */
  boolean isIdentified() {
    return name != null || !identity().startsWith(BY_NAME);
  }

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
        .orElseGet(() -> BY_NAME + name);
  }

  private static String prefixed(String kind, Object number) {
    String text = number == null ? "" : number.toString();
    return text.isBlank() ? null : kind + ":" + text.toUpperCase(Locale.ROOT);
  }
}
