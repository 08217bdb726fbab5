package org.certbureau.web.faces.people;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.staff.RequestDesk;
import org.certbureau.staff.asked.PickedUp;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.staff.people.Duty;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** What one administrator asks for, and another agrees to or declines. */
@Named("requestCards")
@RequestScoped
public class RequestCards {
  private static final String DUTIES = "duties";

  @EJB private RequestDesk desk;
  @Inject private DutyWords duties;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private List<RequestView> open;
  private PickedUp secret;
  private RequestView pickedUp;

  /** A thing that is asked for, and what it is called. */
  public record Line(String label, String value) {}

  /** Those that something can still come of, the latest first. */
  public List<RequestView> getOpen() {
    if (open == null) {
      open =
          desk.recent().stream()
              .filter(request -> request.state().isOpen() || isMineToPickUp(request))
              .toList();
    }
    return open;
  }

  public List<Line> lines(RequestView request) {
    return request.details().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            detail ->
                new Line(
                    say.of("request.detail." + detail.getKey()),
                    value(detail.getKey(), detail.getValue())))
        .toList();
  }

  /** The same in one sentence, for who is asked whether they agree to it. */
  public String all(RequestView request) {
    return lines(request).stream()
        .map(line -> say.of("request.line", line.label(), line.value()))
        .collect(Collectors.joining(say.of("people.held.apart")));
  }

  private String value(String key, String value) {
    return switch (key) {
      case DUTIES -> duties.of(Arrays.stream(value.split(" ")).map(RequestCards::duty).toList());
      case "region" -> duties.region(value);
      case "reads" -> say.of("Reads." + value);
      case "oldEndsAtOnce" -> say.of("request.flag." + value);
      default -> value;
    };
  }

  private static Duty duty(String written) {
    String[] parts = written.split("@", 2);
    return new Duty(parts[0], parts[1]);
  }

  public boolean isMineToWithdraw(RequestView request) {
    return request.state().isOpen() && request.askedBy().equals(frame.getCaller().name());
  }

  public boolean isMineToAnswer(RequestView request) {
    return request.isAnsweredBy(frame.getCaller().name());
  }

  public boolean isMineToPickUp(RequestView request) {
    return request.isPickedUpBy(frame.getCaller().name());
  }

  public void consent(long id) {
    if (done(() -> desk.consent(id))) {
      notice.say(say.of("request.consented", String.valueOf(id)));
    }
  }

  public void decline(long id) {
    if (done(() -> desk.decline(id))) {
      notice.say(say.of("request.declined", String.valueOf(id)));
    }
  }

  public void withdraw(long id) {
    if (done(() -> desk.withdraw(id))) {
      notice.say(say.of("request.withdrawn", String.valueOf(id)));
    }
  }

  /** The secret is shown once, on the answer to this. */
  public void pickUp(long id) {
    done(
        () -> {
          secret = desk.pickUp(id);
          pickedUp = desk.of(id);
        });
  }

  private boolean done(Runnable deed) {
    open = null;
    frame.countAnew();
    return problems.none(deed);
  }

  /** What was just picked up; null for nothing. */
  public PickedUp getSecret() {
    return secret;
  }

  /** The request that it comes from. */
  public RequestView getPickedUp() {
    return pickedUp;
  }

  /** What is to be done with it. */
  public String getAdvice() {
    return say.of("request.once." + secret.part());
  }
}
