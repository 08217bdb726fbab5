package org.certbureau.web.faces.policy;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Scope;
import org.certbureau.region.policy.TariffLine;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.words.Words;

/** A region's policy as its documents say it: each row with its rule and the phrase behind it. */
@Named("policyPage")
@RequestScoped
public class PolicyPage {
  @EJB private PolicyDesk desk;
  @Inject private Frame frame;
  @Inject private Words say;

  private String regionCode;
  private Integer version;
  private Policy policy;

  public void open() {
    RegionCode region =
        regionCode == null
            ? Stream.concat(frame.getCaller().regions().stream().sorted(), desk.regions().stream())
                .findFirst()
                .orElse(null)
            : RegionCode.of(regionCode);
    policy = version == null ? desk.inForce(region) : desk.version(region, version);
  }

  public Policy getPolicy() {
    if (policy == null) {
      open();
    }
    return policy;
  }

  /** The day from which the version shown is in force. */
  public LocalDate getInForceFrom() {
    return desk.inForceFrom(getPolicy().region(), getPolicy().version());
  }

  public List<RegionCode> getRegions() {
    return desk.regions();
  }

  /** The services of a row in the region's words; all of them where it names none. */
  public String services(Scope scope) {
    return scope.services().isEmpty()
        ? say.of("policy.every-service")
        : scope.services().stream()
            .filter(policy.words()::containsKey)
            .sorted()
            .map(this::word)
            .reduce(this::listed)
            .orElse("");
  }

  private String word(Service service) {
    return say.in(policy.words().get(service).word());
  }

  private String listed(String one, String other) {
    return one + say.of("list.separator") + other;
  }

  /** By what an amount is multiplied. */
  public String per(TariffLine line) {
    return line.per().stream().sorted().map(say::name).reduce((a, b) -> a + " × " + b).orElse("");
  }

  public String getRegionCode() {
    return regionCode;
  }

  public void setRegionCode(String regionCode) {
    this.regionCode = regionCode == null || regionCode.isBlank() ? null : regionCode;
    policy = null;
  }

  /** The version that the address names; empty for the one in force. */
  public String getVersion() {
    return version == null ? "" : version.toString();
  }

  public void setVersion(String typed) {
    version = typed != null && typed.matches("[1-9][0-9]{0,5}") ? Integer.valueOf(typed) : null;
    policy = null;
  }
}
