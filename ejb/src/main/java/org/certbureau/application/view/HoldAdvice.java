package org.certbureau.application.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.certbureau.application.State;
import org.certbureau.certificate.procedure.LineFate;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Messages;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;

/**
 * What the holder is told about a certificate that a case has stopped: since when, how it comes
 * back and until when it is good. The clerk reads it out, and the receipt says the same.
 *
 * @param policy the region's rules, which say whether a service of its own lifts a hold
 * @param day writes a day, as the screen or the paper does
 * @param moment likewise with its time
 */
public record HoldAdvice(
    ApplicationView view,
    Policy policy,
    Locale language,
    Function<Instant, String> day,
    Function<Instant, String> moment) {

  /** All that holds at this moment, a sentence each; nothing of a certificate that can be used. */
  public List<String> all() {
    CaseCertificate certificate = view.certificate();
    if (certificate == null) {
      return List.of();
    }
    if (isLoss() && isMadeAnew()) {
      return List.of(say("lost-revoked", certificate.number()));
    }
    if (isEnded()) {
      return List.of(say("ended", certificate.number()));
    }
    if (certificate.heldSince() == null) {
      return isLifted() ? List.of(say("lifted", certificate.number(), end())) : List.of();
    }
    List<String> told = new ArrayList<>();
    told.add(say("since", certificate.number(), moment.apply(certificate.heldSince())));
    if (procedure().holdsAtAcceptance() && !isOwn()) {
      told.add(heldByAnother());
    }
    told.addAll(further());
    return told;
  }

  /** How it comes back and what becomes of its end, without what everybody sees already. */
  public List<String> further() {
    List<String> told = new ArrayList<>();
    if (!isOnItsWayBack()) {
      told.add(back());
    }
    if (view.certificate().validUntil() != null && procedure().holdsAtAcceptance()) {
      told.add(
          isLoss()
              ? say(
                  view.state().isFinal() ? "lost-anew" : "lost-then",
                  end(),
                  word(Service.REISSUE_LOST))
              : say("end", end()));
    }
    return told;
  }

  /** How the certificate comes back: by a service where the region has one. */
  public String back() {
    boolean served = policy.offers(Service.RESUME);
    if (!isLoss() || view.state().isFinal()) {
      return served ? say("back", word(Service.RESUME)) : say("found");
    }
    return served ? say("lost-back", word(Service.RESUME)) : say("lost-found");
  }

  /** The hold is not this case's. */
  public String heldByAnother() {
    return say("by", view.certificate().number(), view.certificate().heldBy().value());
  }

  private boolean isLoss() {
    return procedure().oldPair().isGoneFirst();
  }

  /** From there on nothing brings the old pair back (A-X8). */
  private boolean isMadeAnew() {
    return switch (view.state()) {
      case READY, PRODUCING, FAILED, COLLECT, CLOSED -> true;
      default -> false;
    };
  }

  private boolean isEnded() {
    return procedure().line() == LineFate.ENDS
        && view.state() == State.CLOSED
        && view.certificate().standing() == LineStanding.ENDED;
  }

  private boolean isLifted() {
    return view.service() == Service.RESUME && view.state() == State.CLOSED;
  }

  /** It is what is being asked for, or it is to end. */
  private boolean isOnItsWayBack() {
    return !view.state().isFinal() && !procedure().holdsAtAcceptance();
  }

  private boolean isOwn() {
    return view.caseNumber().equals(view.certificate().heldBy());
  }

  private Procedure procedure() {
    return Procedure.of(view.service());
  }

  private String end() {
    Instant end = view.certificate().validUntil();
    return end == null ? "" : day.apply(end);
  }

  private String word(Service service) {
    return policy.word(service, language);
  }

  private String say(String key, String... args) {
    return Messages.text(language, "application.hold." + key, List.of(args));
  }
}
