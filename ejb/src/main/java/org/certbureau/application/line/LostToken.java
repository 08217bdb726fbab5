package org.certbureau.application.line;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.RevocationRule.Listed;

/** A token that is said to be lost and lies on the counter. */
public final class LostToken {
  private LostToken() {}

  /**
   * What a list would tell those who relied on the certificate is not true where its token was
   * handed in: either the reason is another one, or another token was compared.
   *
   * @param chip of the token that was handed in
   */
  public static List<Problem> handedIn(
      Policy policy, Situation situation, Map<String, String> form, Optional<String> chip) {
    return chip.isEmpty() || form.get(FormKeys.REVOCATION_REASON) == null
        ? List.of()
        : policy
            .revocation(form.get(FormKeys.REVOCATION_REASON), situation)
            .filter(row -> row.listed() == Listed.KEY_COMPROMISE)
            .map(row -> row.refuses("application.token-not-lost", FormKeys.REVOCATION_REASON))
            .stream()
            .toList();
  }
}
