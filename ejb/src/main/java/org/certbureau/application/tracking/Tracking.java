package org.certbureau.application.tracking;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.Badge;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.State;
import org.certbureau.application.TimeLimit;
import org.certbureau.certificate.procedure.Medium;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Typed;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.staff.Roles;

/**
 * Tells whoever holds a receipt how far the application is, without a login. Case numbers can be
 * counted up by anybody, so the address on the receipt also holds a code that cannot be guessed.
 */
@Stateless
@PermitAll
public class Tracking {
  @Inject Applications applications;
  @Inject CaseFlow flow;

  /** The address for the QR code on papers; it names the case and nobody. */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.BRANCH})
  public URI address(CaseNumber number) {
    return address(number, "/");
  }

  /** Likewise of a paper that comes back signed, and is then known by it ({@link PaperMark}). */
  @RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.BRANCH})
  public URI address(CaseNumber number, PaperRule.Kind paper) {
    return address(number, "/" + PaperMark.letter(paper) + "/");
  }

  private URI address(CaseNumber number, String between) {
    // the number comes last: a scanner at the counter reads it off the end
    return URI.create(
        PlaceSettings.PUBLIC_URL.value()
            + "/q/"
            + applications.read(number).trackingCode()
            + between
            + number.value());
  }

  /** How far it is; empty for a number that does not exist and for a wrong code alike. */
  public Optional<TrackedCase> look(CaseNumber number, String code) {
    return applications
        .known(number)
        .filter(application -> isCodeOf(application, code))
        .map(this::tracked);
  }

  private static boolean isCodeOf(Application application, String typed) {
    String code = Typed.code(typed);
    return MessageDigest.isEqual(
        application.trackingCode().getBytes(StandardCharsets.UTF_8),
        code.getBytes(StandardCharsets.UTF_8));
  }

  private TrackedCase tracked(Application application) {
    Policy policy = flow.policyOf(application);
    // a public door opens a sealed form only where a clock may run
    Optional<TimeLimit> limit =
        application.state().isWithTheBureau()
            ? flow.rulesOf(application).timeLimit()
            : Optional.empty();
    return new TrackedCase(
        application.caseNumber(),
        policy.bureau().name(),
        policy.words().containsKey(application.request().service())
            ? policy.words().get(application.request().service()).word()
            : null,
        Badge.of(application.state(), application.gates()),
        application.standing().since(),
        application.standing().dueOn().orElse(null),
        limit.filter(TimeLimit::isPaused).isPresent(),
        limit.map(TimeLimit::rule).map(DeadlineRule::citation).map(Sourced::published).orElse(null),
        application.standing().said().orElse(null),
        application.standing().stoppedBy().isPresent(),
        application.state() == State.READY
            && application.request().procedure().medium() == Medium.PRESENTED);
  }
}
