package org.certbureau.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.asked.RequestEffect;
import org.certbureau.staff.asked.RequestState;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.staff.asked.Requests;
import org.certbureau.staff.asked.StaffRequest;

/**
 * Where administrators of the whole house read what one of them asks for, and another agrees or
 * declines. What arises as a secret is made when who asked picks it up, and told to nobody else.
 */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class RequestDesk {
  private static final Duration SHOWN = Duration.ofDays(30);
  private static final int MOST = 200;

  @Inject private Requests requests;
  @Inject private RequestBook book;
  @EJB private Callers callers;
  @Inject private Clock clock;

  /** Those of the last thirty days, the latest first, 200 at most. */
  public List<RequestView> recent() {
    callers.administrator();
    return requests.since(clock.instant().minus(SHOWN), MOST).stream().map(book::view).toList();
  }

  /** How many the caller can do something about; every page of an administrator asks. */
  public long waiting() {
    String name = callers.administrator().name();
    return requests.since(clock.instant().minus(StaffRequest.KEPT), MOST).stream()
        .map(book::view)
        .filter(request -> request.isAnsweredBy(name) || request.isPickedUpBy(name))
        .count();
  }

  /**
   * @throws NotFound where there is none of that number
   */
  public RequestView of(long id) {
    callers.administrator();
    return book.view(found(requests.find(id), id));
  }

  /**
   * Agrees; where no secret arises it is carried out by that. Said again it changes nothing.
   *
   * @throws RuleViolation where the caller asked for it, or it is about the caller
   * @throws Conflict where it is not open any more
   */
  public RequestView consent(long id) {
    return answer(id, RequestState.AGREED, "staff-request.consented");
  }

  /**
   * Declines. Said again it changes nothing.
   *
   * @throws RuleViolation where the caller asked for it, or it is about the caller
   * @throws Conflict where it is not open any more
   */
  public RequestView decline(long id) {
    return answer(id, RequestState.DECLINED, "staff-request.declined");
  }

  private RequestView answer(long id, RequestState answer, String action) {
    String name = callers.administrator().name();
    StaffRequest request = held(id);
    RequestState state = book.state(request);
    boolean agreed = answer == RequestState.AGREED;
    if (name.equals(request.decidedBy())
        && (state == answer || agreed && state == RequestState.DONE)) {
      return book.view(request);
    }
    RequestEffect effect = book.effect(request.kind());
    if (name.equals(request.askedBy()) || effect.concerns(request, name)) {
      throw new RuleViolation(Problem.of("staff.request-own", "id", request.auditId()));
    }
    require(request, state, RequestState.WAITING);
    request.decide(answer, name, clock.instant());
    book.record(request, action);
    if (agreed && !request.kind().givesSecret()) {
      effect.carryOut(request);
      request.done();
    }
    return book.view(request);
  }

  /**
   * Takes back what the caller asked for. Said again it changes nothing.
   *
   * @throws NotFound where the caller did not ask for it
   * @throws Conflict where it is not open any more
   */
  public RequestView withdraw(long id) {
    StaffRequest request = own(id);
    RequestState state = book.state(request);
    if (state == RequestState.WITHDRAWN) {
      return book.view(request);
    }
    if (!state.isOpen()) {
      throw over(request, state);
    }
    request.decide(RequestState.WITHDRAWN, request.askedBy(), clock.instant());
    book.record(request, "staff-request.withdrawn");
    return book.view(request);
  }

  /**
   * Carries out what another has agreed to and the caller asked for.
   *
   * @return the secret that arises from it, told this once
   * @throws NotFound where the caller did not ask for it
   * @throws Conflict where nobody has agreed yet, it was picked up already, or is over
   */
  public String pickUp(long id) {
    StaffRequest request = own(id);
    require(request, book.state(request), RequestState.AGREED);
    String secret = book.effect(request.kind()).carryOut(request);
    request.done();
    book.record(request, "staff-request.picked-up");
    return secret;
  }

  private StaffRequest own(long id) {
    String name = callers.administrator().name();
    StaffRequest request = held(id);
    if (!request.askedBy().equals(name)) {
      throw unknown(id);
    }
    return request;
  }

  private StaffRequest held(long id) {
    return found(requests.hold(id), id);
  }

  private static StaffRequest found(Optional<StaffRequest> request, long id) {
    return request.orElseThrow(() -> unknown(id));
  }

  private static NotFound unknown(long id) {
    return new NotFound("staff.request-unknown", "id", Long.toString(id));
  }

  private static void require(StaffRequest request, RequestState state, RequestState needed) {
    if (state != needed) {
      throw over(request, state);
    }
  }

  private static Conflict over(StaffRequest request, RequestState state) {
    return new Conflict(Problem.of("staff.request-not-so", "id", request.auditId(), state.name()));
  }
}
