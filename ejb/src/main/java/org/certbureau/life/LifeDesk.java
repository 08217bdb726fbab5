package org.certbureau.life;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.LineCaseDesk;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.crl.Publication;
import org.certbureau.ca.crl.Publications;
import org.certbureau.certificate.LineDesk;
import org.certbureau.certificate.LineLife;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.notice.NoticeDesk;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;
import org.certbureau.token.TokenCustody;
import org.certbureau.token.TokenView;
import org.certbureau.work.Page;

/**
 * Tells the whole life of a certificate to whoever works for its region. A line has as many events
 * as people have made in its years; they are walked by key, so that what happens in between shifts
 * no row.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR})
public class LifeDesk {
  /** Rows of a page where nobody says otherwise. */
  public static final int ROWS = 50;

  private static final int MOST_ROWS = 200;

  @EJB private LineDesk lines;
  @EJB private LineCaseDesk cases;
  @EJB private ProductionDesk production;
  @EJB private NoticeDesk notices;
  @EJB private TokenCustody tokens;
  @EJB private AuditTrail audit;
  @Inject private Publications publications;

  /**
   * @param number as people call it (证书编号)
   * @param kind of the events that are wanted; null for all
   * @param after {@link Life#next} of the page before; null for the first
   * @param limit rows of a page, 1 to 200
   * @throws org.certbureau.kernel.NotFound also for a certificate of another region (A-X6)
   */
  public Life life(String number, LifeKind kind, String after, int limit) {
    int size = Page.size(limit, MOST_ROWS);
    LineLife line = lines.life(number);
    List<LineCase> applied = cases.ofLine(number);
    List<JobView> failed =
        production
            .ofCases(
                applied.stream()
                    .filter(one -> Procedure.of(one.service()).needsStation())
                    .map(LineCase::caseNumber)
                    .toList())
            .stream()
            .filter(job -> job.state() == JobState.FAILED)
            .toList();
    Publication publication = publication(line);
    Chronicle chronicle = new Chronicle(line, publication, applied, failed);
    chronicle.tokens(tokensOf(chronicle.chips()), chip -> audit.of("token", chip));
    chronicle.notices(notices.ofPairs(line.pairs().stream().map(PairView::job).toList()));
    List<LifeEvent> all = chronicle.events();
    Page<LifeEvent> page =
        Page.of(
            Behind.the(after, all, LifeEvent::cursor).stream()
                .filter(event -> kind == null || event.what().kind() == kind)
                .limit(size + 1L)
                .toList(),
            size);
    return new Life(
        line.line(),
        publication,
        line.pairs(),
        failed.stream().map(JobView::number).toList(),
        chronicle.tokens(),
        line.holds(),
        applied,
        all.stream()
            .collect(Collectors.groupingBy(event -> event.what().kind(), Collectors.counting())),
        all.stream()
            .filter(
                event ->
                    event.what().kind() == LifeKind.CASE || event.what().kind() == LifeKind.NOTICE)
            .toList(),
        page.rows(),
        page.next(LifeEvent::cursor));
  }

  private Publication publication(LineLife life) {
    PairView pair = life.line().inForce();
    return pair == null || pair.revokedAt() == null
        ? null
        : publications.of(pair.issuer(), pair.serials()).orElse(null);
  }

  private Map<String, TokenView> tokensOf(List<String> chips) {
    return Optional.of(chips).filter(some -> !some.isEmpty()).map(tokens::views).orElse(Map.of());
  }
}
