package org.certbureau.life;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.station.JobState;

/**
 * Something that happened to a token. What is no matter for an event is null.
 *
 * @param id what tells it from others of the same moment
 * @param batch the delivery that it came with
 * @param caseNumber the application that it belongs to
 * @param service of that application, where it is one on a certificate
 * @param outcome how the job stands that took it
 * @param failure what the job came to nothing by, or what spoiled the token
 * @param pair the pair that came onto it, or ended on it
 * @param list number of the destruction list
 * @param found what was found by looking at it
 * @param slips of its PINs
 * @param restored which pair of the certificate it is whose decryption key came back
 */
public record TokenEvent(
    String id,
    Instant at,
    What what,
    String batch,
    CaseNumber caseNumber,
    Service service,
    JobState outcome,
    ProductionFailure failure,
    PairView pair,
    String list,
    Map<Fact, Boolean> found,
    Slips slips,
    Integer restored) {
  /**
   * Numbers of PIN slips, which are those of their jobs.
   *
   * @param now the one that holds from then on
   * @param former the one that is void from then on; null where nobody knows of one
   */
  public record Slips(String now, String former) {}

  /**
   * The latest first. Certificates are dated in whole seconds: within one, things come in the order
   * in which they can only happen.
   */
  static final Comparator<TokenEvent> LATEST_FIRST =
      Comparator.comparing((TokenEvent event) -> event.at().truncatedTo(ChronoUnit.SECONDS))
          .thenComparing(TokenEvent::what)
          .thenComparing(TokenEvent::at)
          .thenComparing(TokenEvent::id)
          .reversed();

  /** What happened, in the order in which it does. */
  public enum What {
    /** 入库. */
    COUNTED_IN,
    /** A station used it, and nobody had counted it in. */
    HEARD_OF,
    /** 领用: a job took it. */
    TAKEN,
    /** A pair was signed for it and is in force on it. */
    CERTIFICATE,
    /** A pair was signed for it that it has not proved yet. */
    CERTIFICATE_PENDING,
    /** 发放: proved, and its holder's. */
    ISSUED,
    /** A desk looked at it; what it found is told with it. */
    INSPECTED,
    /** 设新口令: the slip of before is void. */
    PIN_RESET,
    /** 恢复解密密钥: that of a pair of before, beside what it carries. */
    KEY_RESTORED,
    /** Another pair took that pair's place. */
    CERTIFICATE_SUPERSEDED,
    CERTIFICATE_REVOKED,
    /** 作废. */
    SPOILED,
    TAKEN_BACK,
    /** 列入销毁清单: waits for two signatures. */
    LISTED,
    /** 退出销毁清单: the list was a mistake. */
    UNLISTED,
    /** 销毁: two people have signed. */
    DESTROYED,
    LOST
  }

  /** Of which nothing else is known. */
  static TokenEvent at(What what, String of, Instant at) {
    return new TokenEvent(
        what + "-" + of, at, what, null, null, null, null, null, null, null, null, null, null);
  }

  TokenEvent from(String delivery) {
    return new TokenEvent(
        id,
        at,
        what,
        delivery,
        caseNumber,
        service,
        outcome,
        failure,
        pair,
        list,
        found,
        slips,
        restored);
  }

  TokenEvent by(CaseNumber number, Service applied) {
    return new TokenEvent(
        id, at, what, batch, number, applied, outcome, failure, pair, list, found, slips, restored);
  }

  TokenEvent ending(JobState state, ProductionFailure why) {
    return new TokenEvent(
        id, at, what, batch, caseNumber, service, state, why, pair, list, found, slips, restored);
  }

  TokenEvent with(PairView carried) {
    return new TokenEvent(
        id,
        at,
        what,
        batch,
        caseNumber,
        service,
        outcome,
        failure,
        carried,
        list,
        found,
        slips,
        restored);
  }

  TokenEvent on(String destructionList) {
    return new TokenEvent(
        id,
        at,
        what,
        batch,
        caseNumber,
        service,
        outcome,
        failure,
        pair,
        destructionList,
        found,
        slips,
        restored);
  }

  TokenEvent finding(Map<Fact, Boolean> answers) {
    return new TokenEvent(
        id,
        at,
        what,
        batch,
        caseNumber,
        service,
        outcome,
        failure,
        pair,
        list,
        answers,
        slips,
        restored);
  }

  TokenEvent with(Slips both) {
    return new TokenEvent(
        id,
        at,
        what,
        batch,
        caseNumber,
        service,
        outcome,
        failure,
        pair,
        list,
        found,
        both,
        restored);
  }

  TokenEvent restoring(Integer ordinal) {
    return new TokenEvent(
        id,
        at,
        what,
        batch,
        caseNumber,
        service,
        outcome,
        failure,
        pair,
        list,
        found,
        slips,
        ordinal);
  }

  /** By which the next page is asked for. */
  String cursor() {
    return at.toEpochMilli() + "_" + id;
  }
}
