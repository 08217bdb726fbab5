package org.certbureau.token;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.RegionCode;

/**
 * Who has which token while it is made. Inside the house only: it trusts its caller to have checked
 * the station that speaks.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TokenCustody {
  @Inject private Tokens tokens;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** A job and the chip that its station has taken for it. */
  public record Wish(String job, String chip, RegionCode region) {}

  /**
   * Assigns each chip to its job.
   *
   * @return the jobs that may go on; the others' chips are unknown, of another region, or in use
   */
  public Set<String> assign(Collection<Wish> wishes, String actor) {
    Map<String, Token> byChip = tokens.byChips(wishes.stream().map(Wish::chip).distinct().toList());
    Set<String> assigned = new HashSet<>();
    for (Wish wish : wishes) {
      Token token = byChip.get(wish.chip());
      if (token == null) {
        continue;
      }
      if (token.takenBy(wish.job())) {
        assigned.add(wish.job()); // a message repeated after a crash
      } else if (token.freeFor(wish.region())) {
        token.assignTo(wish.job());
        audit.record(token, "token.assigned", actor, Map.of("job", wish.job()));
        assigned.add(wish.job());
      }
    }
    return assigned;
  }

  /**
   * The pairs on these tokens are proved: they belong to their holders.
   *
   * @param jobByChip the job of each chip
   */
  public void issued(Map<String, String> jobByChip, String actor) {
    Instant now = clock.instant();
    tokens
        .byChips(jobByChip.keySet())
        .forEach(
            (chip, token) -> {
              token.issue(jobByChip.get(chip), now);
              audit.record(token, "token.issued", actor, Map.of("job", jobByChip.get(chip)));
            });
  }

  /**
   * Marks blanks that a station took and that no job will use. Of a station's word alone, a token
   * that is not in stock, or not of that region, stays as it is.
   */
  public void spent(Collection<Wish> taken, String actor) {
    Map<String, Token> byChip = tokens.byChips(taken.stream().map(Wish::chip).distinct().toList());
    for (Wish wish : taken) {
      Token token = byChip.get(wish.chip());
      if (token != null && token.freeFor(wish.region())) {
        spoiled(token, wish.job(), actor, "SPENT");
      }
    }
  }

  /**
   * Marks a token that a job has spoiled. One that belongs to another job or another region stays
   * as it is, whatever the station says.
   */
  public void failed(Wish wish, String actor, String reason) {
    Token token = tokens.byChips(Set.of(wish.chip())).get(wish.chip());
    if (token != null && (token.takenBy(wish.job()) || token.freeFor(wish.region()))) {
      spoiled(token, wish.job(), actor, reason);
    }
  }

  private void spoiled(Token token, String job, String actor, String reason) {
    token.fail(job);
    audit.record(token, "token.failed", actor, Map.of("job", job, "reason", reason));
  }
}
