package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.PaymentRule;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.region.quoting.YearsOffered;
import org.certbureau.web.faces.words.Words;

/** What a draft may cost as it stands: the years that may be chosen, the ways to pay, the quote. */
@Named
@RequestScoped
public class DraftFee {
  @EJB private PolicyDesk policies;
  @Inject private Draft draft;
  @Inject private InspectionAtDesk inspection;
  @Inject private Words say;

  /** Whether the holder has a choice of terms. */
  public boolean isYearsAsked() {
    return years().isPresent();
  }

  /** The years that may be chosen. */
  public List<Integer> getYearsOffered() {
    return years().map(YearsOffered::choices).orElse(List.of());
  }

  /** Why there are fewer than the region's documents say; empty where there are as many. */
  public String getYearsHint() {
    return years().filter(YearsOffered::isShortened).map(this::shortened).orElse("");
  }

  private String shortened(YearsOffered offered) {
    return offered.choices().isEmpty()
        ? offered.problem(offered.rule().min()).map(say::problem).orElseThrow()
        : say.of("accept.years-shortened", offered.issuerEnd(), offered.most());
  }

  private Optional<YearsOffered> years() {
    return policies.years(draft.getPolicy(), draft.situation());
  }

  /** Whether it matters that the fee was remitted beforehand: its voucher is then asked for. */
  public boolean isRemittanceAsked() {
    return !isFree() && getPayments().stream().anyMatch(rule -> rule.voucher() != null);
  }

  /** Whether nothing is to be paid, whatever is still to be told. */
  boolean isFree() {
    Quote quote = getQuote();
    return quote != null && quote.total().isZero();
  }

  public List<PaymentRule> getPayments() {
    return draft.getPolicy().payments(draft.situation());
  }

  /** What it costs as it stands; null where that cannot be told yet. */
  public Quote getQuote() {
    if (inspection.getView() != null) {
      return inspection.getView().quote();
    }
    try {
      return policies.quote(
          draft.getPolicy(),
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
