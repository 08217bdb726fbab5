package org.certbureau.region;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.form.FormRules;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.IssuerLife;
import org.certbureau.region.quoting.Offer;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.Quoting;
import org.certbureau.region.quoting.ShortIssuer;
import org.certbureau.region.quoting.YearsOffered;
import org.certbureau.region.shelf.PolicyShelf;

/**
 * Reads policies and quotes prices. Open to everybody: what a region offers, asks for and charges
 * is published at its counters, and nothing here tells of a person or a case.
 */
@Stateless
@PermitAll
public class PolicyDesk {
  @Inject private PolicyShelf shelf;
  @Inject private IssuerLife issuers;
  @Inject private Clock clock;

  /** The regions that have a policy in force today, by code. */
  public List<RegionCode> regions() {
    return shelf.regionsInForce(today());
  }

  /**
   * The version in force today.
   *
   * @throws org.certbureau.kernel.RuleViolation with the field {@code region} where there is none
   */
  public Policy inForce(RegionCode region) {
    return inForce(region, today());
  }

  /**
   * The version in force on a day in Asia/Shanghai.
   *
   * @throws org.certbureau.kernel.RuleViolation with the field {@code region} where there is none
   */
  public Policy inForce(RegionCode region, LocalDate day) {
    return shelf.inForce(region, day);
  }

  /**
   * One version, in force or not: an application keeps the one it was submitted under.
   *
   * @throws org.certbureau.kernel.NotFound where there is none
   */
  public Policy version(RegionCode region, int version) {
    return shelf.version(region, version);
  }

  /**
   * The first day on which a version is in force: the one that its document names, or the day on
   * which it was agreed to.
   *
   * @throws org.certbureau.kernel.NotFound where there is none
   */
  public LocalDate inForceFrom(RegionCode region, int version) {
    return shelf
        .inForceFrom(region, version)
        .orElseGet(() -> shelf.version(region, version).effectiveFrom());
  }

  /**
   * What something costs today.
   *
   * @throws RuleViolation naming every field that is wrong; also for years that the issuer does not
   *     live to see
   */
  public Quote quote(QuoteRequest request) {
    return quote(inForce(request.region()), request);
  }

  /**
   * What something costs under the version that its case goes by, in force or not.
   *
   * @throws RuleViolation naming every field that is wrong; also for years that the issuer does not
   *     live to see
   */
  public Quote quote(Policy policy, QuoteRequest request) {
    Quote quote = Quoting.quote(policy, request);
    years(policy, request.situation())
        .flatMap(offered -> offered.problem(request.years()))
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
    return quote;
  }

  /**
   * For how many years a certificate is to be had today; nothing for a service that grants none.
   */
  public Optional<YearsOffered> years(Policy policy, Situation situation) {
    return YearsOffered.of(
        policy, situation, issuers.end(policy.certificate().issuer().code()), clock.instant());
  }

  /** The regions in force whose issuer keeps any of their years from being had, by code. */
  public List<ShortIssuer> shortIssuers() {
    return regions().stream()
        .map(this::inForce)
        .flatMap(
            policy ->
                ShortIssuer.of(
                    policy, issuers.end(policy.certificate().issuer().code()), clock.instant())
                    .stream())
        .toList();
  }

  /** What the region says today to each service that it has a word for, in their usual order. */
  public List<Offer> offers(RegionCode region, HolderType holder, Channel channel) {
    return Offer.all(inForce(region), holder, channel);
  }

  /**
   * Reads a form that is being filled in today, as it would be kept: what is wrong with it, and the
   * values that are right in their normal form; nothing is missing yet.
   *
   * @param policy the version that the case goes by
   * @param form values by field key, as they were typed
   */
  public CheckedForm checkDraft(Policy policy, Situation situation, Map<String, String> form) {
    return FormRules.checkDraft(policy, situation, form, today());
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(China.ZONE));
  }
}
