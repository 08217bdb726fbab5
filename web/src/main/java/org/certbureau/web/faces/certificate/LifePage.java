package org.certbureau.web.faces.certificate;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.Badge;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.LineCaseDesk;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** The whole life of a certificate line: what is in force now, in a sentence, and how it came. */
@Named("lifePage")
@RequestScoped
public class LifePage {
  private static final int SOON_DAYS = 30;

  /** Nothing is left to do about these, or nobody has handed them in yet. */
  private static final Set<Badge> NOT_OPEN =
      Set.of(Badge.DRAFT, Badge.CLOSED, Badge.REFUSED, Badge.WITHDRAWN, Badge.STOPPED);

  @EJB private LineCaseDesk desk;
  @Inject private CertificatePage page;
  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private Words say;

  private List<LineCase> cases;

  /**
   * What holds now.
   *
   * @param caseNumber the application that made it so; null where none is to be named
   */
  public record Now(String tint, String icon, String text, CaseNumber caseNumber) {}

  /**
   * Something that happened.
   *
   * @param sign how it stands; null where that is not told
   */
  public record Event(Instant at, String kind, String what, CaseNumber caseNumber, Enum<?> sign) {}

  private LineView line() {
    return page.getLife().line();
  }

  /** Whose it is, as its newest pair names them; empty before there is one. */
  public String getHolder() {
    return line().inForce() == null ? "" : line().inForce().holderName();
  }

  public Now getNow() {
    LineView line = line();
    PairView pair = line.inForce();
    return switch (line.standing()) {
      case ACTIVE ->
          new Now(
              "ok",
              "pi-check-circle",
              say.of("life.now.ACTIVE", pair.ordinal(), figures.day(pair.notAfter()), line.chip()),
              null);
      case SUSPENDED ->
          new Now(
              "hold",
              "pi-lock",
              say.of("life.now.SUSPENDED", figures.moment(line.hold().setAt())),
              line.hold().setBy());
      case EXPIRED ->
          new Now(
              "bad", "pi-clock", say.of("life.now.EXPIRED", figures.day(pair.notAfter())), null);
      case ENDED ->
          new Now(
              "idle",
              "pi-ban",
              say.of("life.now.ENDED", figures.moment(line.endedAt()), endReason()),
              line.endedBy());
      case UNCONFIRMED, EMPTY ->
          new Now("idle", "pi-cog", say.of("life.now." + line.standing()), line.openedBy());
    };
  }

  private String endReason() {
    return services.policy(line().region()).form().stream()
        .filter(field -> field.key().equals(FormKeys.REVOCATION_REASON))
        .flatMap(field -> field.choices().stream())
        .filter(choice -> choice.code().equals(line().endReason()))
        .map(choice -> say.in(choice.label()))
        .findFirst()
        .orElseGet(() -> say.outcome(line().endReason()));
  }

  /** How long it is still valid, in words; empty where it is not. */
  public String getLeft() {
    return daysLeft().map(days -> say.of("certificate.left", figures.count(days))).orElse("");
  }

  public boolean isEndingSoon() {
    return daysLeft().filter(days -> days <= SOON_DAYS).isPresent();
  }

  private Optional<Long> daysLeft() {
    return line().standing() == LineStanding.ACTIVE || line().standing() == LineStanding.SUSPENDED
        ? line().end().map(figures::daysUntil).filter(days -> days >= 0)
        : Optional.empty();
  }

  /** Whether anything can still be done with it. */
  public boolean isServable() {
    return line().standing() != LineStanding.ENDED;
  }

  private List<LineCase> cases() {
    if (cases == null) {
      cases = desk.ofLine(line().number().value());
    }
    return cases;
  }

  /** The applications on it that are handed in and not over. */
  public List<LineCase> getOpen() {
    return cases().stream().filter(one -> !NOT_OPEN.contains(one.badge())).toList();
  }

  /** All that happened, the latest first. */
  public List<Event> getEvents() {
    List<Event> events = new ArrayList<>();
    for (PairView pair : page.getLife().pairs()) {
      events.add(pair(pair, pair.notBefore(), "life.signed", pair.caseNumber()));
      if (pair.state() == PairState.REVOKED) {
        events.add(pair(pair, pair.revokedAt(), "life.revoked", null));
      }
    }
    for (HoldView hold : page.getLife().holds()) {
      events.add(hold(hold.setAt(), "life.held", hold.setBy()));
      if (hold.liftedAt() != null) {
        events.add(hold(hold.liftedAt(), "life.lifted", hold.liftedBy()));
      }
    }
    for (LineCase one : cases()) {
      events.add(
          new Event(
              one.at(),
              "CASE",
              services.word(one.region(), one.service()),
              one.caseNumber(),
              one.badge()));
    }
    events.sort(Comparator.comparing(Event::at).reversed());
    return events;
  }

  private Event pair(PairView pair, Instant at, String key, CaseNumber by) {
    return new Event(
        at, "PAIR", say.of(key, pair.ordinal(), figures.day(pair.notAfter())), by, null);
  }

  private Event hold(Instant at, String key, CaseNumber by) {
    return new Event(at, "HOLD", say.of(key), by, null);
  }
}
