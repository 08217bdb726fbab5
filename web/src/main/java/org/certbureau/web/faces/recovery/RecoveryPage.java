package org.certbureau.web.faces.recovery;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.Answer;
import org.certbureau.recovery.OfficerVoice;
import org.certbureau.recovery.RecoveryDesk;
import org.certbureau.recovery.RecoveryPaper;
import org.certbureau.recovery.RecoveryState;
import org.certbureau.recovery.RecoveryView;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Reading;
import org.certbureau.web.door.RemoteAddress;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/**
 * One key that is to come back (密钥恢复 表态): which, to which token, for whom and why, and the word of
 * who looks. Each time it is shown is on record.
 */
@Named("recovery")
@ViewScoped
public class RecoveryPage implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The readings that it rests on. */
  private static final List<String> READINGS = List.of("A-G7", "A-X9");

  @EJB private RecoveryDesk desk;
  @EJB private PolicyDesk policies;
  @Inject private HttpServletRequest request;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Figures figures;
  @Inject private Words say;

  private String number;
  private String reason;
  private transient String password;
  private transient String again;
  private transient RecoveryView view;

  public RecoveryView getView() {
    if (view == null) {
      view = desk.view(caseNumber());
    }
    return view;
  }

  private CaseNumber caseNumber() {
    return CaseNumber.of(number);
  }

  /** What the rules say of it, as the policy that the case rests on words them. */
  public List<Reading> getReadings() {
    if (!isRead()) {
      return List.of();
    }
    return policies.version(getView().region(), getView().policyVersion()).readings().stream()
        .filter(reading -> READINGS.contains(reading.reading()))
        .toList();
  }

  /** Whether it is known on which policy the case rests. */
  public boolean isRead() {
    return getView().region() != null && getView().policyVersion() > 0;
  }

  public String getRegionName() {
    return say.in(
        policies.version(getView().region(), getView().policyVersion()).bureau().regionName());
  }

  /** Whether the reader's word is wanted. */
  public boolean isAsked() {
    return getView().state().isAsked();
  }

  /** The consent that ends first while another one is waited for, in words; empty for none. */
  public String getEnding() {
    return getView().state().isOver()
        ? ""
        : getView().voices().stream()
            .filter(OfficerVoice::counts)
            .min(Comparator.comparing(OfficerVoice::holdsUntil))
            .map(
                voice ->
                    voice.own()
                        ? say.of("recovery.ends.own", until(voice.holdsUntil()))
                        : say.of("recovery.ends", voice.name(), until(voice.holdsUntil())))
            .orElse("");
  }

  private String until(Instant moment) {
    return figures.lately(moment);
  }

  /** How it stands, to who looks. */
  public String getStanding() {
    RecoveryState state = getView().state();
    Optional<OfficerVoice> own = getView().own();
    return switch (state) {
      case CONSENTED, ENOUGH ->
          own.map(OfficerVoice::holdsUntil)
              .filter(until -> getView().withdrawable())
              .map(until -> say.of("recovery.now.consented", until(until)))
              .orElseGet(() -> say.of("recovery.now.enough"));
      case RESTORED -> say.of("recovery.now.restored", until(getView().endedAt()));
      case NOT_YOU ->
          getView().against() == null
              ? say.of("recovery.now.not_known")
              : say.of("recovery.now.not_you", say.problem(getView().against()));
      case FORGED ->
          say.of("recovery.now.forged", say.of("recovery.finding." + getView().finding()));
      default -> say.of("recovery.now." + state.name().toLowerCase(Locale.ROOT));
    };
  }

  /** What an officer said, or why nothing is to be had from them. */
  public String said(OfficerVoice voice) {
    if (voice.answer() != null && (voice.answer() != Answer.CONSENT || voice.counts())) {
      return switch (voice.answer()) {
        case CONSENT ->
            say.of("recovery.voice.consent", until(voice.at()), until(voice.holdsUntil()));
        case REFUSAL ->
            voice.reason() == null
                ? say.of("recovery.voice.refusal", until(voice.at()))
                : say.of("recovery.voice.refusal-why", until(voice.at()), voice.reason());
        case WITHDRAWAL -> say.of("recovery.voice.withdrawal", until(voice.at()));
      };
    }
    if (voice.against() != null) {
      return voice.own() ? say.problem(voice.against()) : against(voice.against());
    }
    if (voice.answer() != null) {
      return say.of("recovery.voice.lapsed", until(voice.at()));
    }
    return say.of(voice.own() ? "recovery.voice.none-own" : "recovery.voice.none");
  }

  private String against(Problem problem) {
    return switch (problem.code()) {
      case "kmc.own-case" -> say.of("recovery.voice.own-case");
      case "kmc.not-settled" -> say.of("recovery.voice.not-settled");
      default -> say.problem(problem);
    };
  }

  /** The style of the sign before an officer's name: never the only sign. */
  public String icon(OfficerVoice voice) {
    if (voice.counts()) {
      return "pi-check-circle ok";
    }
    if (voice.answer() == Answer.REFUSAL) {
      return "pi-times-circle bad";
    }
    return voice.against() == null ? "pi-circle" : "pi-ban";
  }

  /** The pages of a paper by their numbers. */
  public String scans(RecoveryPaper paper) {
    return paper.pages().stream()
        .map(page -> Long.toString(page.scan()))
        .collect(Collectors.joining(" "));
  }

  /** Likewise those that were looked at. */
  public String seen(RecoveryPaper paper) {
    return paper.pages().stream()
        .filter(RecoveryPaper.Page::looked)
        .map(page -> Long.toString(page.scan()))
        .collect(Collectors.joining(" "));
  }

  // ---- answers

  public String consent() {
    return done(
        problems.none(() -> desk.consent(caseNumber(), password, RemoteAddress.of(request))),
        "recovery.consented");
  }

  /** Asked in a layer of its own, with a box for the password there. */
  public String refuse() {
    return done(
        problems.none(
            () -> {
              try {
                desk.refuse(caseNumber(), again, reason, RemoteAddress.of(request));
              } catch (RuleViolation refused) {
                throw new RuleViolation(refused.problems().stream().map(this::inLayer).toList());
              }
            }),
        "recovery.refused");
  }

  private Problem inLayer(Problem problem) {
    return "password".equals(problem.field()) ? problem.at("again") : problem;
  }

  public String withdraw() {
    return done(problems.none(() -> desk.withdraw(caseNumber())), "recovery.withdrawn");
  }

  /** What was typed is forgotten with the answer to it. */
  private String done(boolean done, String said) {
    password = null;
    again = null;
    view = null; // what was looked at meanwhile is seen by now
    if (!done) {
      return null;
    }
    notice.say(say.of(said, number));
    return Links.redirect(Links.recovery(number));
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  /** Never shown again. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  /** Never shown again. */
  public String getAgain() {
    return null;
  }

  public void setAgain(String again) {
    this.again = again;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  /** Where one goes back to. */
  public String getList() {
    return request.getContextPath() + Screen.RECOVERIES.path();
  }
}
