package org.certbureau.application.start;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.application.Applications;
import org.certbureau.application.AtRest;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.line.Rival;
import org.certbureau.application.warning.Warning;
import org.certbureau.application.warning.Warnings;
import org.certbureau.certificate.FoundLines;
import org.certbureau.certificate.LineFinder;
import org.certbureau.certificate.LineHolder;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.Sought;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Tells, before anything is begun, who has come with which certificate, what may be done with it
 * today and why not the rest. A look opens nothing and uses no number up. What is another region's,
 * or out of a branch's sight, is not found (A-X6).
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
public class StartDesk {
  private static final String TEXT = "text";
  private static final String REGION = "region";
  private static final int SHORTEST_NAME = 2;
  private static final int MOST_CASES = 20;

  @EJB Callers callers;
  @EJB PolicyDesk policies;
  @EJB LineFinder finder;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseFlow flow;
  @Inject Clock clock;
  @Inject Warnings warnings;

  /**
   * @param region null for the only one that the caller serves
   * @param typed a chip's or a certificate's serial, the number of a certificate or of an
   *     application, a credit code, or part of a unit's name (two characters at least)
   * @throws RuleViolation where nothing can be looked for by what was typed
   * @throws NotFound {@code application.region-not-found}
   */
  public StartView find(RegionCode region, String typed) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.BRANCH);
    RegionCode asked = regionOf(caller, region);
    Sought sought = sought(typed);
    Sight sight = Sight.of(caller.inside(asked)).named();
    FoundLines found = finder.find(asked, sight, sought);
    Map<Long, List<Rival>> cases =
        applications.onLines(found.lines().stream().map(LineView::id).toList());
    Counsel counsel =
        new Counsel(
            policies.inForce(asked),
            policies,
            warnings,
            clock.instant(),
            caller.inside(asked).has(Roles.ACCEPTOR));
    Map<Long, Map<Service, Warning>> told = counsel.warnings(found.lines());
    boolean code = sought.kind() == Sought.Kind.CREDIT_CODE;
    return new StartView(
        asked,
        sought,
        wrong(sought, found),
        code ? CreditCode.fittingCheck(sought.value()).orElse(null) : null,
        found.holders(),
        found.moreHolders(),
        found.lines().stream()
            .map(
                line ->
                    counsel.of(
                        line,
                        found.named().contains(line.id()),
                        cases.getOrDefault(line.id(), List.of()),
                        told.getOrDefault(line.id(), Map.of())))
            .toList(),
        found.moreLines(),
        sight.regions().contains(asked) ? ofUnit(asked, sought, found, cases) : List.of(),
        sight.regions().contains(asked) ? register(found.lines()) : null,
        counsel.opening(found.lines()).orElse(null),
        counsel.openingRefused().orElse(null),
        counsel.never());
  }

  /** What cannot be anybody's code begins nothing: its unit may hold a certificate already. */
  private static Problem wrong(Sought sought, FoundLines found) {
    if (sought.kind() == Sought.Kind.CREDIT_CODE) {
      return CreditCode.check(sought.value()).orElse(null);
    }
    return found.holders().isEmpty() && found.lines().isEmpty() && sought.isPartOfCode()
        ? Problem.of("certificate.search-part-of-code", TEXT, sought.value())
        : null;
  }

  private static RegionCode regionOf(Caller caller, RegionCode named) {
    if (named != null) {
      caller.requireRegion(
          named, () -> new NotFound("application.region-not-found", REGION, named.value()));
      return named;
    }
    Set<RegionCode> served = caller.regions();
    if (served.size() != 1) {
      throw new RuleViolation(Problem.of("application.missing", REGION));
    }
    return served.iterator().next();
  }

  private static Sought sought(String typed) {
    FreeText text = FreeText.soughtAt(TEXT, typed);
    Sought sought = Sought.of(text.value());
    if (FreeText.length(sought.value()) < SHORTEST_NAME) {
      throw new RuleViolation(
          text.isEmpty()
              ? Problem.of("application.missing", TEXT)
              : Problem.of("certificate.search-too-short", TEXT, Integer.toString(SHORTEST_NAME)));
    }
    return sought;
  }

  /** As the register has it for the certificate that stands first, and who came for any of them. */
  private HolderRegister register(List<LineView> lines) {
    return applications
        .latestOn(lines.stream().map(LineView::id).toList())
        .map(
            latest ->
                HolderRegister.of(flow.register(lines.get(0).id()).form(), atRest.openForm(latest)))
        .orElse(null);
  }

  /** Of the one holder, or of whom the credit code names that has no certificate yet. */
  private List<Rival> ofUnit(
      RegionCode region, Sought sought, FoundLines found, Map<Long, List<Rival>> cases) {
    if (found.holders().size() == 1) {
      LineHolder holder = found.holders().get(0);
      return holder.creditCode() == null
          // one that has no code is known by its certificates alone
          ? cases.values().stream().flatMap(List::stream).distinct().limit(MOST_CASES).toList()
          : applications.ofUnit(region, holder.creditCode(), MOST_CASES);
    }
    return sought.kind() == Sought.Kind.CREDIT_CODE && CreditCode.check(sought.value()).isEmpty()
        ? applications.ofUnit(region, new CreditCode(sought.value()), MOST_CASES)
        : List.of();
  }
}
