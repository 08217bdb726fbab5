package org.certbureau.notice;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.PairView;
import org.certbureau.issuance.LineServed;
import org.certbureau.kernel.EmailAddress;

/** The short transactions of writing notices, one each: what is wrong with one stops no other. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NoticeRows {
  @Inject private Notices notices;
  @Inject private Addresses addresses;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** The pairs among these whose holders were not told yet that they end when they do. */
  public Set<String> untold(Collection<PairView> pairs) {
    Set<Notices.Told> told =
        notices.told(NoticeKind.EXPIRY, pairs.stream().map(PairView::job).toList());
    return pairs.stream()
        .filter(
            pair ->
                !told.contains(
                    new Notices.Told(pair.job(), ExpiryWindow.occasion(pair.notAfter()))))
        .map(PairView::job)
        .collect(Collectors.toSet());
  }

  /**
   * Writes that a pair expires. Fails as a whole where it was written already.
   *
   * @param whyNobody where there is no recipient
   */
  public void write(PairView pair, Optional<EmailAddress> recipient, String whyNobody) {
    Notice notice = new Notice(pair, clock.instant());
    keep(notice, recipient, whyNobody, "ends");
  }

  /**
   * Writes that something was done to a certificate, in the transaction in which it was.
   *
   * @param whyNobody where there is no recipient
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void write(
      NoticeKind kind,
      LineServed done,
      String reason,
      Optional<EmailAddress> recipient,
      String whyNobody) {
    keep(new Notice(kind, done, reason), recipient, whyNobody, "done");
  }

  /**
   * @param when what the occasion is, for the trail
   */
  private void keep(
      Notice notice, Optional<EmailAddress> recipient, String whyNobody, String when) {
    Instant now = clock.instant();
    notice.add(
        recipient
            .map(
                address ->
                    Dispatch.to(
                        notice, addresses.seal(notice, address.value()), address.masked(), now))
            .orElseGet(() -> Dispatch.toNobody(notice, whyNobody)));
    audit.record(
        notice,
        "notice.written",
        "system",
        Map.of(
            "case",
            notice.caseNumber().value(),
            when,
            notice.occasion(),
            "recipient",
            recipient.map(EmailAddress::masked).orElse("")));
    notices.add(notice);
  }
}
