package org.certbureau.staff;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.asked.RequestEffect;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.RequestState;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.staff.asked.Requests;
import org.certbureau.staff.asked.StaffRequest;

/**
 * Where the desks of administrators enter what takes two of them, once they have looked at what is
 * asked for.
 */
@ApplicationScoped
public class RequestBook {
  @Inject private Requests requests;
  @Inject private StaffAccounts accounts;
  @Inject @Any private Instance<RequestEffect> effects;
  @EJB private Callers callers;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Enters what the caller asks for.
   *
   * @param details all of it, as the second administrator reads it
   * @throws Conflict where the same is asked for already and still open
   */
  public RequestView ask(RequestKind kind, String subject, Map<String, String> details) {
    accounts.holdAdministrators(); // of two who ask for the same one sees the other
    requests.about(kind, subject, clock.instant().minus(StaffRequest.KEPT)).stream()
        .filter(other -> state(other).isOpen())
        .findFirst()
        .ifPresent(
            other -> {
              throw new Conflict(
                  Problem.of("staff.request-open", "name", other.auditId(), other.askedBy()));
            });
    String asker = callers.current().name();
    StaffRequest request =
        new StaffRequest(
            kind, subject, standing(kind, subject, asker), details, asker, clock.instant());
    requests.add(request);
    record(request, "staff-request.asked");
    return view(request);
  }

  RequestView view(StaffRequest request) {
    return RequestView.of(request, state(request), clock.instant());
  }

  RequestState state(StaffRequest request) {
    return request.stateAt(
        clock.instant(),
        () ->
            callers.isAdministrator(request.askedBy())
                && request.holdsFor(
                    standing(request.kind(), request.subject(), request.askedBy())));
  }

  /** Who asked and was sent away, or took another password, asks anew. */
  private String standing(RequestKind kind, String subject, String asker) {
    int login = accounts.byName(asker).map(StaffAccount::loginStamp).orElse(-1);
    return effect(kind).standing(kind, subject) + ", asked in login " + login;
  }

  RequestEffect effect(RequestKind kind) {
    return effects.stream()
        .filter(effect -> effect.kinds().contains(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nothing comes of " + kind));
  }

  void record(StaffRequest request, String action) {
    Map<String, String> details = new TreeMap<>(request.details());
    details.put("kind", request.kind().name());
    details.put("subject", request.subject());
    audit.record(request, action, details);
  }
}
