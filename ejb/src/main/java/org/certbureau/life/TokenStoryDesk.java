package org.certbureau.life;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.LineCaseDesk;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.TokenPolicy.Warranty;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.station.ProductionDesk;
import org.certbureau.token.TokenCustody;
import org.certbureau.token.TokenView;
import org.certbureau.work.Page;

/**
 * Tells the whole life of a token to whoever works for its region: what it is now, until when it is
 * under warranty, and what happened to it.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR})
public class TokenStoryDesk {
  /** Rows of a page where nobody says otherwise. */
  public static final int ROWS = 50;

  private static final int MOST_ROWS = 200;

  @EJB private Callers callers;
  @EJB private TokenCustody tokens;
  @EJB private AuditTrail audit;
  @EJB private ProductionDesk production;
  @EJB private PairDesk pairs;
  @EJB private LineDesk lines;
  @EJB private LineCaseDesk cases;
  @EJB private PolicyDesk policies;
  @Inject private Clock clock;

  /**
   * @param typed its chip serial, however it is grouped
   * @param after {@link TokenStory#next} of the page before; null for the first
   * @param limit rows of a page, 1 to 200
   * @throws NotFound {@code token.not-found}, also for a token of another region
   */
  public TokenStory story(String typed, String after, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    TokenView token = token(typed);
    List<AuditRecord> trail = audit.of("token", token.chip());
    List<PairView> signed = pairs.ofChip(token.chip());
    TokenChronicle chronicle =
        new TokenChronicle(
            token,
            trail,
            production.named(TokenChronicle.jobsOf(trail, signed)),
            signed,
            applied(signed));
    LineView line =
        chronicle.newest().map(pair -> lines.life(pair.line().value()).line()).orElse(null);
    List<TokenEvent> all = chronicle.events();
    Page<TokenEvent> page =
        Page.of(
            Behind.the(after, all, TokenEvent::cursor).stream().limit(size + 1L).toList(), size);
    return new TokenStory(
        token,
        chronicle.newest().map(PairView::holderName).orElse(null),
        chronicle.now(line),
        token.state().isReplaceable()
            ? warranty(token.region(), chronicle.firstIssue().orElse(null))
            : null,
        all.size(),
        page.rows(),
        page.next(TokenEvent::cursor));
  }

  private TokenView token(String typed) {
    String chip = Typed.serial(typed);
    NotFound unknown = new NotFound("token.not-found", "chip", FreeText.cleaned(typed));
    Map<String, TokenView> known = chip.isEmpty() ? Map.of() : tokens.views(List.of(chip));
    TokenView token = known.get(chip);
    if (token == null) {
      throw unknown;
    }
    callers
        .as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR)
        .requireRegion(token.region(), () -> unknown);
    return token;
  }

  /** On the certificates that these pairs belong to. */
  private List<LineCase> applied(List<PairView> signed) {
    return signed.stream()
        .map(pair -> pair.line().value())
        .distinct()
        .flatMap(line -> cases.ofLine(line).stream())
        .distinct()
        .toList();
  }

  /** By the policy of today: whoever brings a broken token is served by that one. */
  private TokenWarranty warranty(RegionCode region, Instant firstIssue) {
    Warranty granted = policies.inForce(region).token().warranty();
    if (granted == null || granted.period().isZero()) {
      return null;
    }
    LocalDate from = firstIssue == null ? null : LocalDate.ofInstant(firstIssue, China.ZONE);
    return new TokenWarranty(
        granted.period(),
        from,
        from == null ? null : granted.lastDay(from),
        from != null && granted.covers(from, LocalDate.now(clock.withZone(China.ZONE))),
        granted.rule(),
        granted.citation());
  }
}
