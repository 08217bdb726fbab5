package org.certbureau.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.application.view.LineCase;
import org.certbureau.audit.AuditRecord;
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineLife;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.life.LifeEvent.What;
import org.certbureau.notice.DispatchView;
import org.certbureau.notice.NoticeView;
import org.certbureau.station.JobView;
import org.certbureau.token.TokenView;

/** Writes down, from what each feature tells of it, what happened to a certificate. */
final class Chronicle {
  private static final Map<String, What> ENDS_OF_TOKENS =
      Map.of("token.taken-back", What.TOKEN_TAKEN_BACK, "token.lost", What.TOKEN_LOST);

  private final LineLife life;
  private final Map<CaseNumber, LineCase> cases;
  private final Set<String> failedJobs;
  private final List<TokenLife> tokens = new ArrayList<>();
  private final List<LifeEvent> events = new ArrayList<>();

  Chronicle(LineLife life, Publication publication, List<LineCase> applied, List<JobView> failed) {
    this.life = life;
    this.cases = applied.stream().collect(Collectors.toMap(LineCase::caseNumber, one -> one));
    this.failedJobs = failed.stream().map(JobView::number).collect(Collectors.toSet());
    applied.forEach(one -> add(by(at(What.APPLICATION, one.caseNumber().value(), one.at()), one)));
    failed.forEach(this::attempt);
    life.pairs().stream().filter(pair -> !failedJobs.contains(pair.job())).forEach(this::pair);
    life.holds().forEach(hold -> hold(hold, publication));
  }

  /** The latest first. */
  List<LifeEvent> events() {
    return events.stream().sorted(LifeEvent.LATEST_FIRST).toList();
  }

  List<TokenLife> tokens() {
    return List.copyOf(tokens);
  }

  /** Of the tokens that were made for it, the newest first. */
  List<String> chips() {
    return life.pairs().stream()
        .filter(pair -> !failedJobs.contains(pair.job()))
        .map(PairView::chip)
        .distinct()
        .toList();
  }

  private static LifeEvent.Draft at(What what, String id, Instant at) {
    return LifeEvent.of(what, id, at);
  }

  private void add(LifeEvent.Draft draft) {
    events.add(draft.done());
  }

  private static LifeEvent.Draft by(LifeEvent.Draft draft, LineCase one) {
    return draft.by(one.caseNumber(), one.service(), one.badge());
  }

  private LifeEvent.Draft by(LifeEvent.Draft draft, CaseNumber number) {
    LineCase one = cases.get(number);
    return one == null ? draft.by(number, null, null) : by(draft, one);
  }

  private void attempt(JobView job) {
    add(
        by(at(What.ATTEMPT_FAILED, job.number(), job.stepAt()), job.caseNumber())
            .on(job.chip())
            .failed(job.failure()));
  }

  private void pair(PairView pair) {
    What made = pair.state() == PairState.PENDING ? What.PAIR_PENDING : What.PAIR_IN_FORCE;
    add(of(pair, by(at(made, pair.job(), pair.notBefore()), pair.caseNumber())));
    if (pair.state() == PairState.REVOKED || pair.state() == PairState.SUPERSEDED) {
      What ended = pair.state() == PairState.SUPERSEDED ? What.PAIR_SUPERSEDED : What.PAIR_REVOKED;
      add(of(pair, by(at(ended, pair.job(), pair.revokedAt()), endedBy(pair))));
    }
  }

  /** A loss ends the hold and its pair at once, before there is another (A-X8). */
  private CaseNumber endedBy(PairView pair) {
    return life.holds().stream()
        .filter(hold -> isEndedWith(hold, pair))
        .map(HoldView::liftedBy)
        .findFirst()
        .orElseGet(() -> followed(pair));
  }

  private static boolean isEndedWith(HoldView hold, PairView pair) {
    return pair.state() == PairState.REVOKED
        && hold.liftedAt() != null
        && hold.liftedAt().equals(pair.revokedAt());
  }

  /** The case that ended the line with it, else the one whose pair came after it; null for none. */
  private CaseNumber followed(PairView pair) {
    return life.pairs().stream()
        .filter(other -> !failedJobs.contains(other.job()))
        .filter(other -> other.ordinal() > pair.ordinal())
        .min(Comparator.comparingInt(PairView::ordinal))
        .map(PairView::caseNumber)
        .orElse(life.line().endedBy());
  }

  private static LifeEvent.Draft of(PairView pair, LifeEvent.Draft draft) {
    return draft.pair(pair.ordinal(), pair.signingSerial(), pair.notAfter()).on(pair.chip());
  }

  /** What relying parties knew of a hold that is over; null where that is not known. */
  private static Publication shown(HoldView hold) {
    return hold.list() == null
        ? null
        : new Publication(Publication.State.PUBLISHED, hold.setAt(), hold.list(), hold.listedAt());
  }

  private void hold(HoldView hold, Publication publication) {
    add(
        by(at(What.HELD, hold.setBy().value(), hold.setAt()), hold.setBy())
            .published(hold.liftedAt() == null ? publication : shown(hold)));
    if (hold.liftedAt() != null) {
      boolean ended =
          hold.liftedBy().equals(life.line().endedBy())
              || life.pairs().stream().anyMatch(pair -> isEndedWith(hold, pair));
      What how = ended ? What.HOLD_ENDED : What.LIFTED;
      add(by(at(how, hold.setBy().value(), hold.liftedAt()), hold.liftedBy()));
    }
  }

  /**
   * @param trail what was done to a token, by its chip
   */
  void tokens(Map<String, TokenView> known, Function<String, List<AuditRecord>> trail) {
    for (String chip : chips()) {
      TokenView token = known.get(chip);
      if (token != null && token.issuedAt() != null) {
        token(token, trail.apply(chip));
      }
    }
  }

  private void token(TokenView token, List<AuditRecord> trail) {
    PairView first =
        life.pairs().stream()
            .filter(pair -> pair.chip().equals(token.chip()))
            .reduce((newer, older) -> older)
            .orElseThrow();
    add(
        by(at(What.TOKEN_HANDED_OVER, token.chip(), token.issuedAt()), first.caseNumber())
            .on(token.chip()));
    AuditRecord end =
        trail.stream()
            .filter(entry -> ENDS_OF_TOKENS.containsKey(entry.action()))
            .reduce((earlier, later) -> later)
            .orElse(null);
    CaseNumber endedBy = end == null ? null : new CaseNumber(end.details().get("case"));
    if (end != null) {
      What what = ENDS_OF_TOKENS.get(end.action());
      add(by(at(what, token.chip(), end.occurredAt()), endedBy).on(token.chip()));
    }
    tokens.add(
        new TokenLife(
            token.chip(),
            token.state(),
            token.issuedAt(),
            end == null ? null : end.occurredAt(),
            endedBy));
  }

  void notices(List<NoticeView> told) {
    for (NoticeView notice : told) {
      for (DispatchView dispatch : notice.dispatches()) {
        add(
            by(at(What.TOLD, Long.toString(dispatch.id()), notice.writtenAt()), notice.caseNumber())
                .told(notice.kind(), dispatch.recipient(), dispatch.state()));
      }
    }
  }
}
