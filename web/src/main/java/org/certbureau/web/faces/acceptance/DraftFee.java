package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.IntStream;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;

/** What a draft may cost as it stands: the years that may be chosen, the ways to pay, the quote. */
@Named
@RequestScoped
public class DraftFee {
  @EJB private PolicyDesk policies;
  @Inject private Draft draft;

  /** Whether the holder has a choice of terms. */
  public boolean isYearsAsked() {
    return draft.getPolicy().years(draft.situation()).isPresent();
  }

  /** The years that may be chosen. */
  public List<Integer> getYearsOffered() {
    return draft
        .getPolicy()
        .years(draft.situation())
        .map(rule -> IntStream.rangeClosed(rule.min(), rule.max()).boxed().toList())
        .orElse(List.of());
  }

  /** Whether it matters that the fee was remitted beforehand: its voucher is then asked for. */
  public boolean isRemittanceAsked() {
    return getPayments().stream().anyMatch(rule -> rule.voucher() != null);
  }

  public List<PaymentRule> getPayments() {
    return draft.getPolicy().payments(draft.situation());
  }

  /** What it costs as it stands; null where that cannot be told yet. */
  public Quote getQuote() {
    try {
      return policies.quote(
          new QuoteRequest(
              draft.getRegion(),
              draft.getService(),
              draft.holder(),
              draft.channel(),
              draft.getYears(),
              draft.systems(),
              draft.facts()));
    } catch (RuleViolation undecided) {
      return null;
    }
  }
}
