package org.certbureau.life;

import java.time.Instant;
import java.util.Comparator;
import org.certbureau.application.Badge;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.ca.crl.Publication;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.notice.DispatchState;
import org.certbureau.notice.NoticeKind;
import org.certbureau.region.business.Service;

/**
 * Something that happened to a certificate. What is no matter for an event is null.
 *
 * @param id what tells it from others of the same moment
 * @param caseNumber the application that it belongs to
 * @param service of that application
 * @param badge how that application stands
 * @param ordinal of the pair, from 1
 * @param serial of the pair's signing certificate
 * @param until the end of the pair's validity
 * @param chip of the token
 * @param failure why an attempt came to nothing
 * @param publication since when relying parties are told of the hold
 * @param notice what was told
 * @param recipient whom, masked
 * @param sent how far that is on its way
 */
public record LifeEvent(
    String id,
    Instant at,
    What what,
    CaseNumber caseNumber,
    Service service,
    Badge badge,
    Integer ordinal,
    String serial,
    Instant until,
    String chip,
    ProductionFailure failure,
    Publication publication,
    NoticeKind notice,
    String recipient,
    DispatchState sent) {
  /** The latest first. */
  static final Comparator<LifeEvent> LATEST_FIRST =
      Comparator.comparing(LifeEvent::at).thenComparing(LifeEvent::id).reversed();

  /** What happened. */
  public enum What {
    /** A pair was signed and taken into use. */
    PAIR_IN_FORCE(LifeKind.PAIR),
    /** A pair is signed and on its way to its token. */
    PAIR_PENDING(LifeKind.PAIR),
    /** A token was tried in vain (没有办成): nothing that was there before was touched. */
    ATTEMPT_FAILED(LifeKind.PAIR),
    /** Another pair has taken its place; nobody calls that revoked. */
    PAIR_SUPERSEDED(LifeKind.PAIR),
    PAIR_REVOKED(LifeKind.PAIR),
    TOKEN_HANDED_OVER(LifeKind.TOKEN),
    TOKEN_TAKEN_BACK(LifeKind.TOKEN),
    TOKEN_LOST(LifeKind.TOKEN),
    HELD(LifeKind.HOLD),
    LIFTED(LifeKind.HOLD),
    /** The line ended while it was on hold. */
    HOLD_ENDED(LifeKind.HOLD),
    APPLICATION(LifeKind.CASE),
    TOLD(LifeKind.NOTICE);

    private final LifeKind kind;

    What(LifeKind kind) {
      this.kind = kind;
    }

    public LifeKind kind() {
      return kind;
    }
  }

  static Draft of(What what, String id, Instant at) {
    return new Draft(what, id, at);
  }

  /** By which the next page is asked for. */
  String cursor() {
    return at.toEpochMilli() + "_" + id;
  }

  /** An event that is being written. */
  static final class Draft {
    private final What what;
    private final String id;
    private final Instant at;
    private CaseNumber caseNumber;
    private Service service;
    private Badge badge;
    private Integer ordinal;
    private String serial;
    private Instant until;
    private String chip;
    private ProductionFailure failure;
    private Publication publication;
    private NoticeKind notice;
    private String recipient;
    private DispatchState sent;

    private Draft(What what, String id, Instant at) {
      this.what = what;
      this.id = what + "-" + id;
      this.at = at;
    }

    Draft by(CaseNumber number, Service applied, Badge stands) {
      caseNumber = number;
      service = applied;
      badge = stands;
      return this;
    }

    Draft pair(int place, String signingSerial, Instant end) {
      ordinal = place;
      serial = signingSerial;
      until = end;
      return this;
    }

    Draft on(String token) {
      chip = token;
      return this;
    }

    Draft failed(ProductionFailure why) {
      failure = why;
      return this;
    }

    Draft published(Publication how) {
      publication = how;
      return this;
    }

    Draft told(NoticeKind kind, String masked, DispatchState state) {
      notice = kind;
      recipient = masked;
      sent = state;
      return this;
    }

    LifeEvent done() {
      return new LifeEvent(
          id,
          at,
          what,
          caseNumber,
          service,
          badge,
          ordinal,
          serial,
          until,
          chip,
          failure,
          publication,
          notice,
          recipient,
          sent);
    }
  }
}
