package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.CaseFacts;
import org.certbureau.application.material.CasePapers;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanView;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kmc.Answer;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.staff.Callers;

/** Makes what an officer sees of requests. */
@Dependent
class RecoveryViews {
  @EJB private ApplicationProgress applications;
  @EJB private CasePapers papers;
  @EJB private LineRegister lines;
  @EJB private KeyRecovery centre;
  @EJB private Callers callers;
  @Inject private Looks looks;
  @Inject private CertifiedKeys certified;
  @Inject private Purposes purposes;

  RecoveryRow row(RecoveryRequest request, String officer) {
    Quorum quorum = quorum(request);
    CaseNumber number = request.caseNumber();
    return new RecoveryRow(
        number,
        request.region(),
        applications.facts(number).unitName(),
        request.certificate(),
        request.chip(),
        state(request, quorum, officer),
        quorum.consents(),
        request.askedAt(),
        quorum.of(officer).map(Quorum.Voice::at).orElse(null),
        quorum.voices().stream()
            .filter(voice -> voice.counts() && !request.isOver())
            .map(Quorum.Voice::holdsUntil)
            .min(Comparator.naturalOrder())
            .orElse(null),
        request.endedAt());
  }

  RecoveryState state(RecoveryRequest request, String officer) {
    return state(request, quorum(request), officer);
  }

  private Quorum quorum(RecoveryRequest request) {
    return request
        .readable()
        .map(centre::quorum)
        .orElseGet(() -> new Quorum(Quorum.State.FORGED, List.of()));
  }

  private static RecoveryState state(RecoveryRequest request, Quorum quorum, String officer) {
    if (request.isOver()) {
      return switch (request.end()) {
        case RESTORED -> RecoveryState.RESTORED;
        case REFUSED -> RecoveryState.NOT_RESTORED;
        case RELEASED -> RecoveryState.RELEASED;
        case VOID -> RecoveryState.VOID;
      };
    }
    return switch (quorum.state()) {
      case WAITING -> quorum.of(officer).map(RecoveryViews::own).orElse(RecoveryState.NOT_YOU);
      case ENOUGH, RECOVERED -> RecoveryState.ENOUGH;
      case NO_TWO_LEFT -> RecoveryState.NOT_RESTORED;
      case ENDED -> RecoveryState.VOID;
      case FORGED -> RecoveryState.FORGED;
    };
  }

  /** Something can still be said to it. */
  private static boolean isOpen(RecoveryRequest request, Quorum quorum) {
    return !request.isOver()
        && (quorum.state() == Quorum.State.WAITING || quorum.state() == Quorum.State.ENOUGH);
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

  RecoveryView view(RecoveryRequest request, String officer) {
    Quorum quorum = quorum(request);
    CaseNumber number = request.caseNumber();
    CaseFacts facts = applications.facts(number);
    Map<String, String> form = applications.form(number);
    LineView line = lines.view(applications.keyWanted(number).certificate());
    RecoveryState state = state(request, quorum, officer);
    Optional<Sm2Certificate> certificate = certified.find(request.pair(), request.keyFingerprint());
    return new RecoveryView(
        number,
        request.region(),
        facts.policyVersion(),
        facts.unitName(),
        request.certificate(),
        line.standing(),
        line.pastEnd(),
        ordinal(line, request),
        certificate.map(Sm2Certificate::notBefore).orElse(null),
        certificate.map(Sm2Certificate::notAfter).orElse(null),
        request.keyFingerprint(),
        certificate.flatMap(Sm2Certificate::commonName).orElse(null),
        certificate.map(Sm2Certificate::serialHex).orElse(null),
        certified.holder(line.id()).orElse(null),
        request.readable().map(order -> order.recipient().fingerprint()).orElse(null),
        request.chip(),
        request.askedAt(),
        purposes.of(request).orElseGet(() -> form.get(FormKeys.RECOVERY_PURPOSE)),
        form.get(FormKeys.AGENT_NAME),
        papers(number, officer),
        state,
        quorum.of(officer).map(Quorum.Voice::against).orElse(null),
        isOpen(request, quorum) && quorum.of(officer).filter(Quorum.Voice::counts).isPresent(),
        voices(quorum, officer, isTold(quorum, officer, state)),
        request.endedAt());
  }

  /** With all that was said to it, to whom nothing of it is hidden. */
  RecoveryEntry entry(RecoveryRequest request) {
    Quorum quorum = quorum(request);
    CaseNumber number = request.caseNumber();
    return new RecoveryEntry(
        number,
        request.region(),
        request.auditId(),
        applications.facts(number).unitName(),
        request.certificate(),
        ordinal(lines.view(applications.keyWanted(number).certificate()), request),
        request.keyFingerprint(),
        request.chip(),
        purposes
            .of(request)
            .orElseGet(() -> applications.form(number).get(FormKeys.RECOVERY_PURPOSE)),
        callers.displayName(request.acceptor()),
        callers.displayName(request.reviewer()),
        request.askedAt(),
        voices(quorum, null, true),
        request.end(),
        request.endedAt(),
        isContradicted(request, quorum));
  }

  /** Zero where the request names no pair of that certificate: somebody has changed it. */
  private static int ordinal(LineView line, RecoveryRequest request) {
    return line.pairs().stream()
        .filter(one -> one.job().equals(request.pair()))
        .map(PairView::ordinal)
        .findFirst()
        .orElse(0);
  }

  /** What the bureau's own row says of the end and the centre's does not, or the centre's chain. */
  private static boolean isContradicted(RecoveryRequest request, Quorum quorum) {
    if (quorum.state() == Quorum.State.FORGED || !request.isOver()) {
      return quorum.state() == Quorum.State.FORGED;
    }
    boolean given = request.end() == RecoveryEnd.RESTORED || request.end() == RecoveryEnd.RELEASED;
    return given != (quorum.state() == Quorum.State.RECOVERED);
  }

  /** What an officer has seen of a case's papers. */
  List<RecoveryPaper> papers(CaseNumber number, String officer) {
    List<Look> seen = looks.of(officer, number);
    return papers.scanned(number).stream().map(material -> paper(material, seen)).toList();
  }

  private static RecoveryPaper paper(MaterialView material, List<Look> seen) {
    return new RecoveryPaper(
        material.getCode(),
        material.material().title(),
        material.scans().stream().map(scan -> page(scan, seen)).toList(),
        material.originalSeen());
  }

  private static RecoveryPaper.Page page(ScanView scan, List<Look> seen) {
    return new RecoveryPaper.Page(
        scan.id(), seen.stream().anyMatch(look -> look.isOf(scan.id(), scan.sm3())));
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

  /** When the picture of a page was seen that there is now. */
  void note(CaseNumber number, long scan, String officer, Instant now) {
    papers.scanned(number).stream()
        .flatMap(material -> material.scans().stream())
        .filter(page -> page.id() == scan)
        .findFirst()
        .ifPresent(page -> looks.note(officer, number, scan, page.sm3(), now));
  }
}
