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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.CaseNumber;
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

  /**
   * A job and the chip that its station has taken for it.
   *
   * @param pinKey the key under which its administrator PIN was made; null where that is not told
   */
  public record Wish(String job, String chip, RegionCode region, String pinKey) {
    public Wish(String job, String chip, RegionCode region) {
      this(job, chip, region, null);
    }
  }

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
        token.assignTo(wish.job(), wish.pinKey());
        audit.record(token, "token.assigned", actor, Map.of("job", wish.job()));
        assigned.add(wish.job());
      }
    }
    return assigned;
  }

  /**
   * How many blanks of a region there are.
   *
   * @param most where it is all the same how many more
   */
  public int inStock(RegionCode region, int most) {
    return tokens.inStock(region, most);
  }

  /** Those of these that were ever heard of, by their chips. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, TokenView> views(Collection<String> chips) {
    return tokens.byChips(chips).values().stream()
        .collect(Collectors.toMap(Token::chip, Token::toView));
  }

  /**
   * The key under which the administrator PIN of a token was made, by which a station that has it
   * sets another user PIN (CS-19, GD-C5).
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public String pinKey(String chip) {
    return tokens.byChips(Set.of(chip)).get(chip).pinKey();
  }

  /** Another key under which it may be by now, as nobody told; null where its key is known. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public String pinKeyMaybe(String chip) {
    return tokens.byChips(Set.of(chip)).get(chip).pinKeyMaybe();
  }

  /** It is about to come under another key, and whether it has may not be heard of. */
  public void mayComeUnder(String chip, String pinKey) {
    tokens.byChips(Set.of(chip)).get(chip).mayComeUnder(pinKey);
  }

  /** Whether a chip was ever heard of, wherever it is. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isKnown(String chip) {
    return tokens.byChips(Set.of(chip)).containsKey(chip);
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
   * that is not in stock, or not of that region, stays as it is. One that nobody has counted in is
   * remembered: it may carry a key, and is no blank when its delivery is counted in after all.
   */
  public void spent(Collection<Wish> taken, String actor) {
    Map<String, Token> byChip =
        new HashMap<>(tokens.byChips(taken.stream().map(Wish::chip).distinct().toList()));
    for (Wish wish : taken) {
      Token token = byChip.computeIfAbsent(wish.chip(), chip -> neverCountedIn(wish));
      if (token.freeFor(wish.region())) {
        spoiled(token, wish.job(), actor, "SPENT");
      }
    }
  }

  private Token neverCountedIn(Wish wish) {
    Token token = Token.neverCountedIn(wish.chip(), wish.region(), clock.instant());
    tokens.add(token);
    return token;
  }

  /**
   * Marks a token that a job has spoiled, counted in or not. One that belongs to another job or
   * another region stays as it is, whatever the station says.
   */
  public void failed(Wish wish, String actor, String reason) {
    Token known = tokens.byChips(Set.of(wish.chip())).get(wish.chip());
    Token token = known == null ? neverCountedIn(wish) : known;
    if (token.takenBy(wish.job()) || token.freeFor(wish.region())) {
      spoiled(token, wish.job(), actor, reason);
    }
  }

  /** Its holder has handed it in: it waits for the list of what is destroyed. */
  public void takenBack(String chip, String actor, CaseNumber by) {
    end(chip, TokenState.TAKEN_BACK, "token.taken-back", actor, by);
  }

  /**
   * It was looked at, and stays where it is.
   *
   * @param answers what was found, by codes
   */
  public void inspected(String chip, String actor, CaseNumber by, String answers) {
    Token token = tokens.byChips(Set.of(chip)).get(chip);
    if (token != null) {
      audit.record(token, "token.inspected", actor, Map.of("case", by.value(), "answers", answers));
    }
  }

  /**
   * Another user PIN was set: the slip of before is void.
   *
   * @param slip number of the slip that holds now, which is that of its job
   * @param pinKey under which its administrator PIN is
   */
  public void pinReset(String chip, String slip, String pinKey, String actor) {
    Token token = tokens.byChips(Set.of(chip)).get(chip);
    Map<String, String> details = new HashMap<>(Map.of("job", slip, "void", token.slip()));
    if (!pinKey.equals(token.pinKey())) {
      details.put("pinKey", pinKey);
    }
    audit.record(token, "token.pin-reset", actor, details);
    token.slipIs(slip, pinKey);
  }

  /**
   * A decryption key of before came back to it, beside all that it carries.
   *
   * @param job that brought it
   * @param ordinal which pair of the certificate it is whose key that is
   */
  public void keyRestored(String chip, String job, int ordinal, String actor) {
    audit.record(
        tokens.byChips(Set.of(chip)).get(chip),
        "token.key-restored",
        actor,
        Map.of("job", job, "ordinal", Integer.toString(ordinal)));
  }

  /** Its holder does not have it any more. */
  public void lost(String chip, String actor, CaseNumber by) {
    end(chip, TokenState.LOST, "token.lost", actor, by);
  }

  private void end(String chip, TokenState how, String action, String actor, CaseNumber by) {
    Token token = tokens.byChips(Set.of(chip)).get(chip);
    if (token != null && token.isWithHolder()) {
      token.end(how);
      audit.record(token, action, actor, Map.of("case", by.value()));
    }
  }

  private void spoiled(Token token, String job, String actor, String reason) {
    token.fail(job);
    audit.record(token, "token.failed", actor, Map.of("job", job, "reason", reason));
  }
}
