package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFacts;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kmc.Answer;
import org.certbureau.kmc.FormerRefusal;
import org.certbureau.kmc.KeyRecipient;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.kmc.WantedKey;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.staff.Callers;

/** Makes what officers and auditors see of requests, out of what the key centre wrote down. */
@Dependent
class RecoveryViews {
  @EJB private ApplicationProgress applications;
  @EJB private LineRegister lines;
  @EJB private Callers callers;
  @Inject private PapersSeen papers;

  RecoveryRow row(Told told, String officer) {
    Quorum quorum = told.quorum();
    RecoveryState state = state(told, officer);
    return new RecoveryRow(
        told.caseNumber(),
        told.region(),
        unit(told),
        told.certificate(),
        told.chip(),
        state,
        told.consents(),
        told.askedAt(),
        quorum.of(officer).map(Quorum.Voice::at).orElse(null),
        quorum.voices().stream()
            .filter(voice -> voice.counts() && !told.isOver())
            .map(Quorum.Voice::holdsUntil)
            .min(Comparator.naturalOrder())
            .orElse(null),
        told.endedAt());
  }

  /** Of before the centre wrote it down the case alone knows it. */
  private String unit(Told told) {
    if (told.standing() != null && told.standing().isOfBefore() && told.finding() == null) {
      return applications.facts(told.caseNumber()).unitName();
    }
    return told.known().map(RecoveryOrder::unit).orElse(null);
  }

  static RecoveryState state(Told told, String officer) {
    if (told.finding() != null) {
      return RecoveryState.FORGED;
    }
    if (told.isOver()) {
      return switch (told.how()) {
        case RESTORED -> RecoveryState.RESTORED;
        case REFUSED -> RecoveryState.NOT_RESTORED;
        case RELEASED -> RecoveryState.RELEASED;
        case VOID -> RecoveryState.VOID;
      };
    }
    Quorum quorum = told.quorum();
    return switch (quorum.state()) {
      case WAITING -> quorum.of(officer).map(RecoveryViews::own).orElse(RecoveryState.NOT_YOU);
      case ENOUGH, RECOVERED -> RecoveryState.ENOUGH;
      case NO_TWO_LEFT -> RecoveryState.NOT_RESTORED;
      case ENDED -> RecoveryState.VOID;
      case FORGED -> RecoveryState.FORGED;
    };
  }

  private static RecoveryState own(Quorum.Voice voice) {
    if (voice.counts()) {
      return RecoveryState.CONSENTED;
    }
    if (voice.answer() == Answer.REFUSAL) {
      return RecoveryState.REFUSED;
    }
    if (voice.against() != null) {
      return RecoveryState.NOT_YOU;
    }
    return voice.answer() == Answer.CONSENT ? RecoveryState.LAPSED : RecoveryState.YOURS;
  }

  RecoveryView view(Told told, String officer) {
    CaseNumber number = told.caseNumber();
    CaseFacts facts = applications.facts(number);
    Map<String, String> form = applications.form(number);
    LineView line = lines.view(applications.keyWanted(number).certificate());
    return view(
        told,
        officer,
        new Beside(
            facts.policyVersion(),
            line,
            form.get(FormKeys.AGENT_NAME),
            papers.of(number, officer)));
  }

  /** The same where nothing but the request's own rows can be read. */
  RecoveryView bare(Told told, String officer) {
    return view(told, officer, new Beside(0, null, null, List.of()));
  }

  /** What stands beside the request: nobody consents to it, and it may be missing. */
  private record Beside(int policy, LineView line, String agent, List<RecoveryPaper> papers) {}

  private RecoveryView view(Told told, String officer, Beside beside) {
    Quorum quorum = told.quorum();
    RecoveryState state = state(told, officer);
    boolean reasons = isTold(quorum, officer, state);
    Optional<WantedKey> key = told.known().map(RecoveryOrder::key);
    Optional<KeyRecipient> recipient = told.known().map(RecoveryOrder::recipient);
    Optional<Sm2Certificate> wanted = key.map(WantedKey::certificate).map(CertifiedKeys::read);
    return new RecoveryView(
        told.caseNumber(),
        told.region(),
        beside.policy(),
        unit(told),
        told.certificate(),
        beside.line() == null ? null : beside.line().standing(),
        beside.line() != null && beside.line().pastEnd(),
        key.map(WantedKey::ordinal).orElse(0),
        wanted.map(Sm2Certificate::notBefore).orElse(null),
        wanted.map(Sm2Certificate::notAfter).orElse(null),
        key.map(WantedKey::fingerprint).orElse(null),
        wanted.flatMap(CertifiedKeys::named).orElse(null),
        wanted.map(Sm2Certificate::serialHex).orElse(null),
        recipient
            .map(KeyRecipient::certificate)
            .map(CertifiedKeys::read)
            .flatMap(CertifiedKeys::named)
            .orElse(null),
        recipient.map(token -> token.key().fingerprint()).orElse(null),
        told.chip(),
        told.askedAt(),
        told.known().map(RecoveryOrder::purpose).orElse(null),
        beside.agent(),
        beside.papers(),
        state,
        quorum.of(officer).map(Quorum.Voice::against).orElse(null),
        isWithdrawable(told, officer),
        voices(quorum, officer, reasons),
        earlier(told, officer, reasons),
        told.finding(),
        told.endedAt());
  }

  /** Also where somebody has changed the bureau's rows: whoever sees that takes it back. */
  private static boolean isWithdrawable(Told told, String officer) {
    Quorum quorum = told.quorum();
    return !told.isOver()
        && (quorum.state() == Quorum.State.WAITING || quorum.state() == Quorum.State.ENOUGH)
        && quorum.of(officer).filter(Quorum.Voice::counts).isPresent();
  }

  /** With all that was said to it, to whom nothing of it is hidden. */
  RecoveryEntry entry(Told told) {
    Optional<RecoveryOrder> order = told.known();
    return new RecoveryEntry(
        told.caseNumber(),
        told.region(),
        told.job(),
        unit(told),
        told.certificate(),
        order.map(one -> one.key().ordinal()).orElse(0),
        order.map(one -> one.key().fingerprint()).orElse(null),
        told.chip(),
        order.map(RecoveryOrder::purpose).orElse(null),
        order.map(one -> callers.displayName(one.acceptor())).orElse(null),
        order.map(one -> callers.displayName(one.reviewer())).orElse(null),
        told.askedAt(),
        voices(told.quorum(), null, true),
        told.how(),
        told.endedAt(),
        told.finding() != null,
        told.finding(),
        told.quorum().state() != Quorum.State.FORGED);
  }

  /** That something is wrong with it, for another region's auditor. */
  RecoveryEntry entryElsewhere(Told told) {
    return new RecoveryEntry(
        told.caseNumber(),
        told.region(),
        told.job(),
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        told.askedAt(),
        List.of(),
        told.how(),
        told.endedAt(),
        told.finding() != null,
        told.finding(),
        false);
  }

  /** Each for themselves: what others said against it is told to who has answered. */
  private static boolean isTold(Quorum quorum, String officer, RecoveryState state) {
    return state.isOver() || quorum.of(officer).filter(RecoveryViews::stands).isPresent();
  }

  private List<OfficerVoice> voices(Quorum quorum, String officer, boolean told) {
    return quorum.voices().stream()
        .map(
            voice ->
                new OfficerVoice(
                    voice.officer(),
                    callers.displayName(voice.officer()),
                    voice.officer().equals(officer),
                    voice.answer(),
                    voice.at(),
                    voice.holdsUntil(),
                    Optional.ofNullable(voice.reason()).filter(reason -> told).orElse(null),
                    voice.against()))
        .toList();
  }

  private static boolean stands(Quorum.Voice voice) {
    return voice.counts() || voice.answer() == Answer.REFUSAL;
  }

  /** Without what was carried along, and stands among the voices. */
  private List<OfficerVoice> earlier(Told told, String officer, boolean reasons) {
    return told.refusedBefore().stream()
        .filter(refusal -> !isAmong(told.quorum(), refusal))
        .map(
            refusal ->
                new OfficerVoice(
                    refusal.officer(),
                    callers.displayName(refusal.officer()),
                    refusal.officer().equals(officer),
                    Answer.REFUSAL,
                    refusal.at(),
                    null,
                    reasons || refusal.officer().equals(officer) ? refusal.reason() : null,
                    null))
        .toList();
  }

  private static boolean isAmong(Quorum quorum, FormerRefusal refusal) {
    return quorum
        .of(refusal.officer())
        .filter(voice -> voice.answer() == Answer.REFUSAL && refusal.at().equals(voice.at()))
        .isPresent();
  }
}
