package org.certbureau.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.asked.FactsText;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.view.LineCase;
import org.certbureau.audit.AuditRecord;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.life.TokenEvent.What;
import org.certbureau.life.TokenNow.Standing;
import org.certbureau.region.business.Service;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.token.TokenView;

/** Writes down, from what each feature tells of it, what happened to a token. */
final class TokenChronicle {
  private static final String PIN_RESET = "token.pin-reset";
  private static final String KEY_RESTORED = "token.key-restored";
  private static final Map<String, What> ENDS =
      Map.of("token.taken-back", What.TAKEN_BACK, "token.lost", What.LOST);

  private final TokenView token;
  private final List<AuditRecord> trail;
  private final Map<String, JobView> jobs;

  /** Those that came to something, the newest first. */
  private final List<PairView> pairs;

  private final Map<CaseNumber, Service> services;
  private final List<TokenEvent> events = new ArrayList<>();

  /**
   * @param trail what was done to it, the oldest first
   * @param jobs those that {@link #jobsOf took it or spoiled it}, as far as the bureau knows them
   * @param signed all pairs that were ever signed for it
   * @param applied the applications on the certificates that it carried
   */
  TokenChronicle(
      TokenView token,
      List<AuditRecord> trail,
      List<JobView> jobs,
      List<PairView> signed,
      List<LineCase> applied) {
    this.token = token;
    this.trail = trail;
    this.jobs = jobs.stream().collect(Collectors.toMap(JobView::number, Function.identity()));
    this.pairs =
        signed.stream()
            .filter(pair -> !isFailed(pair.job()))
            .sorted(Comparator.comparing(PairView::notBefore).reversed())
            .toList();
    this.services =
        applied.stream().collect(Collectors.toMap(LineCase::caseNumber, LineCase::service));
    cameToUs();
    takings(signed).forEach((job, at) -> taken(at, this.jobs.get(job)));
    pairs.forEach(this::pair);
    if (token.issuedAt() != null) {
      events.add(
          by(
              caseOf(lastJob("token.issued")),
              TokenEvent.at(What.ISSUED, token.chip(), token.issuedAt())));
    }
    trail.stream()
        .filter(entry -> entry.action().equals("token.inspected"))
        .forEach(this::inspected);
    trail.stream().filter(entry -> entry.action().equals(PIN_RESET)).forEach(this::pinReset);
    trail.stream().filter(entry -> entry.action().equals(KEY_RESTORED)).forEach(this::keyRestored);
    last("token.failed").ifPresent(this::spoiled);
    ENDS.forEach((action, what) -> last(action).ifPresent(entry -> ended(what, entry)));
    last("token.listed").ifPresent(entry -> onList(What.LISTED, entry));
    last("token.unlisted").ifPresent(entry -> onList(What.UNLISTED, entry));
    last("token.destroyed").ifPresent(entry -> onList(What.DESTROYED, entry));
  }

  /** The jobs that a token's trail and its pairs name. */
  static Collection<String> jobsOf(List<AuditRecord> trail, List<PairView> signed) {
    return Stream.concat(
            trail.stream().map(entry -> entry.details().get("job")).filter(job -> job != null),
            signed.stream().map(PairView::job))
        .distinct()
        .toList();
  }

  /** The latest first. */
  List<TokenEvent> events() {
    return events.stream().sorted(TokenEvent.LATEST_FIRST).toList();
  }

  /** When the first certificate on it was issued. */
  Optional<Instant> firstIssue() {
    return pairs.stream()
        .filter(pair -> pair.state() != PairState.PENDING)
        .map(PairView::notBefore)
        .min(Comparator.naturalOrder());
  }

  Optional<PairView> newest() {
    return pairs.stream().findFirst();
  }

  /**
   * @param line the certificate of its newest pair; null where there is none
   */
  TokenNow now(LineView line) {
    return switch (token.state()) {
      case IN_STOCK -> by(Standing.IN_STOCK, null, null);
      case ASSIGNED -> by(Standing.BEING_MADE, caseOf(token.job()), null);
      case FAILED -> by(Standing.SPOILED, caseOf(token.job()), whySpoiled());
      case TAKEN_BACK -> by(Standing.TAKEN_BACK, endedBy(), null);
      case DESTROYED -> by(Standing.DESTROYED, endedBy(), null);
      case LOST -> by(Standing.LOST, endedBy(), null);
      case ISSUED -> carrying(line);
    };
  }

  private TokenNow by(Standing standing, CaseNumber number, ProductionFailure failure) {
    PairView pair = standing == Standing.BEING_MADE ? null : newest().orElse(null);
    return now(standing, number, pair, failure);
  }

  private TokenNow now(
      Standing standing, CaseNumber number, PairView pair, ProductionFailure failure) {
    return new TokenNow(
        standing,
        number,
        number == null ? null : services.get(number),
        pair == null ? null : pair.line(),
        pair == null ? null : pair.ordinal(),
        pair == null ? null : pair.notAfter(),
        failure);
  }

  private TokenNow carrying(LineView line) {
    if (line == null || !token.chip().equals(line.chip())) {
      return now(Standing.NOTHING_IN_FORCE, null, newest().orElse(null), null);
    }
    LineStanding stands = line.standing();
    return now(
        stands == LineStanding.SUSPENDED
            ? Standing.ON_HOLD
            : stands == LineStanding.EXPIRED ? Standing.EXPIRED : Standing.IN_USE,
        null,
        line.inForce(),
        null);
  }

  private void cameToUs() {
    boolean counted = last("token.registered").isPresent();
    events.add(
        TokenEvent.at(counted ? What.COUNTED_IN : What.HEARD_OF, token.chip(), token.registeredAt())
            .from(counted ? token.batch() : null));
  }

  /**
   * The jobs that took it, with the moment. Nobody assigns a token that is at its holder's: of what
   * is done to it there the pair tells.
   */
  private Map<String, Instant> takings(List<PairView> signed) {
    Map<String, Instant> taken = new LinkedHashMap<>();
    trail.stream()
        .filter(entry -> entry.action().equals("token.assigned"))
        .forEach(entry -> taken.putIfAbsent(entry.details().get("job"), entry.occurredAt()));
    signed.forEach(pair -> taken.putIfAbsent(pair.job(), pair.notBefore()));
    return taken;
  }

  private void taken(Instant at, JobView job) {
    if (job != null) {
      events.add(
          by(job.caseNumber(), TokenEvent.at(What.TAKEN, job.number(), at))
              .ending(job.state(), job.failure()));
    }
  }

  private void pair(PairView pair) {
    What came = pair.state() == PairState.PENDING ? What.CERTIFICATE_PENDING : What.CERTIFICATE;
    events.add(by(pair.caseNumber(), TokenEvent.at(came, pair.job(), pair.notBefore())).with(pair));
    if (pair.state() == PairState.SUPERSEDED || pair.state() == PairState.REVOKED) {
      What went =
          pair.state() == PairState.SUPERSEDED
              ? What.CERTIFICATE_SUPERSEDED
              : What.CERTIFICATE_REVOKED;
      events.add(TokenEvent.at(went, pair.job(), pair.revokedAt()).with(pair));
    }
  }

  /** What is void is told by the entry itself, as it was known then. */
  private void pinReset(AuditRecord entry) {
    String job = entry.details().get("job");
    events.add(
        by(caseOf(job), TokenEvent.at(What.PIN_RESET, job, entry.occurredAt()))
            .with(new TokenEvent.Slips(job, entry.details().get("void"))));
  }

  /** The key may be that of a pair which never was on this token: of one before a reissue. */
  private void keyRestored(AuditRecord entry) {
    String job = entry.details().get("job");
    events.add(
        by(caseOf(job), TokenEvent.at(What.KEY_RESTORED, job, entry.occurredAt()))
            .restoring(Integer.valueOf(entry.details().get("ordinal"))));
  }

  private void spoiled(AuditRecord entry) {
    JobView job = jobs.get(entry.details().get("job"));
    ProductionFailure why = whySpoiled();
    boolean told = events.stream().anyMatch(event -> why != null && why.equals(event.failure()));
    events.add(
        by(
                job == null ? null : job.caseNumber(),
                TokenEvent.at(What.SPOILED, token.chip(), entry.occurredAt()))
            .ending(null, told ? null : why));
  }

  private void ended(What what, AuditRecord entry) {
    events.add(
        by(
            new CaseNumber(entry.details().get("case")),
            TokenEvent.at(what, token.chip(), entry.occurredAt())));
  }

  private void inspected(AuditRecord entry) {
    CaseNumber number = new CaseNumber(entry.details().get("case"));
    events.add(
        by(
                number,
                TokenEvent.at(
                    What.INSPECTED, entry.objectNumber() + "-" + token.chip(), entry.occurredAt()))
            .finding(FactsText.read(entry.details().get("answers")).known()));
  }

  private void onList(What what, AuditRecord entry) {
    events.add(
        TokenEvent.at(what, token.chip(), entry.occurredAt()).on(entry.details().get("list")));
  }

  private TokenEvent by(CaseNumber number, TokenEvent event) {
    return event.by(number, number == null ? null : services.get(number));
  }

  /** In the words of its job, which knows more than the token; else by what the trail says. */
  private ProductionFailure whySpoiled() {
    JobView job = jobs.get(token.job());
    ProductionFailure ofJob = job == null ? null : job.failure();
    String code = last("token.failed").map(entry -> entry.details().get("reason")).orElse(null);
    if (code == null || ofJob != null && ofJob.code().equals(code)) {
      return ofJob;
    }
    return ProductionFailure.of(code);
  }

  private CaseNumber endedBy() {
    return ENDS.keySet().stream()
        .flatMap(action -> last(action).stream())
        .map(entry -> new CaseNumber(entry.details().get("case")))
        .findFirst()
        .orElse(null);
  }

  private Optional<AuditRecord> last(String action) {
    return trail.stream()
        .filter(entry -> entry.action().equals(action))
        .reduce((earlier, later) -> later);
  }

  private String lastJob(String action) {
    return last(action).map(entry -> entry.details().get("job")).orElse(token.job());
  }

  private CaseNumber caseOf(String job) {
    return job == null || !jobs.containsKey(job) ? null : jobs.get(job).caseNumber();
  }

  private boolean isFailed(String job) {
    return jobs.containsKey(job) && jobs.get(job).state() == JobState.FAILED;
  }
}
