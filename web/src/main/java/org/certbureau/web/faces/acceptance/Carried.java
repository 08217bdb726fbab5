package org.certbureau.web.faces.acceptance;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.FormKeys;

/** What was typed at the start, before anything was begun. */
@Named
@ViewScoped
public class Carried implements Serializable {
  private static final long serialVersionUID = 1L;

  private String code;
  private String region;

  /** What was typed at the start is not typed again; a wrong code is. */
  Map<String, String> form() {
    return CreditCode.check(code).isPresent()
        ? Map.of()
        : Map.of(FormKeys.CREDIT_CODE, CreditCode.of(code).value());
  }

  /**
   * @param served by the caller
   * @return the one that was named, or else the first; null where there is none
   */
  RegionCode region(List<RegionCode> served) {
    return served.stream()
        .filter(one -> one.value().equals(region))
        .findFirst()
        .or(() -> served.stream().findFirst())
        .orElse(null);
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }
}
