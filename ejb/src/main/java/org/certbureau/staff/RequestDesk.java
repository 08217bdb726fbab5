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
import org.certbureau.staff.asked.PickedUp;
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
  @Inject private KeptHalves halves;
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
   * Agrees; it is carried out when who asked picks up what arises. Said again it changes nothing.
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
    boolean said = state == answer || answer == RequestState.AGREED && state == RequestState.DONE;
    if (said && name.equals(request.decidedBy())) {
      return book.view(request);
    }
    if (name.equals(request.askedBy()) || book.effect(request.kind()).concerns(request, name)) {
      throw new RuleViolation(Problem.of("staff.request-own", "id", request.auditId()));
    }
    require(request, state, RequestState.WAITING);
    request.decide(answer, name, clock.instant());
    book.record(request, action);
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
   * Carries out what another has agreed to and the caller asked for. Of a password each of the two
   * gets one half: who asked the first, and after that who agreed the second.
   *
   * @return what arises from it, told this once
   * @throws NotFound where the caller has nothing to do with it
   * @throws Conflict where nobody has agreed yet, it was picked up already, or is over
   */
  public PickedUp pickUp(long id) {
    String name = callers.administrator().name();
    StaffRequest request = held(id);
    RequestState state = book.state(request);
    if (request.kind().inHalves()
        && state == RequestState.DONE
        && name.equals(request.decidedBy())) {
      return secondHalf(request, state);
    }
    if (!name.equals(request.askedBy())) {
      throw unknown(id);
    }
    require(request, state, RequestState.AGREED);
    String secret = book.effect(request.kind()).carryOut(request);
    request.done();
    book.record(request, "staff-request.picked-up");
    if (!request.kind().inHalves()) {
      return new PickedUp(secret, PickedUp.Part.WHOLE);
    }
    int middle = secret.length() / 2;
    request.keepHalf(halves.seal(secret.substring(middle), request));
    return new PickedUp(secret.substring(0, middle), PickedUp.Part.FIRST_HALF);
  }

  private PickedUp secondHalf(StaffRequest request, RequestState state) {
    if (!request.hasHalfAt(clock.instant())) {
      throw over(request, state);
    }
    book.record(request, "staff-request.second-half-picked-up");
    return new PickedUp(halves.open(request.takeHalf(), request), PickedUp.Part.SECOND_HALF);
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
