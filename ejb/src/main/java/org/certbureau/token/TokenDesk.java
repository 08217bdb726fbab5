package org.certbureau.token;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;

/** Counts tokens in and tells what is there. */
@Stateless
@RolesAllowed(Roles.MAKER)
public class TokenDesk {
  /** Most tokens of one delivery in one call. */
  public static final int MOST = 1000;

  private static final Pattern CHIP = Pattern.compile("[0-9A-F]{8,32}");
  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,40}");

  @Inject private Tokens tokens;
  @EJB private Callers callers;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** A chip serial as it stands on the delivery note. */
  public record Delivered(String chip, String model) {
    public Delivered {
      model = model == null ? null : Typed.plain(model);
    }
  }

  /**
   * Counts a delivery in. The same delivery again changes nothing; a token that came to us before
   * and is no blank any more does not become one by another delivery note.
   *
   * @param typedBatch the delivery's name, 1–40 letters, digits, {@code . _ -}
   * @return how many tokens are new
   */
  public int register(RegionCode region, String typedBatch, List<Delivered> delivered) {
    String batch = Typed.plain(typedBatch);
    callers
        .as(Roles.MAKER)
        .requireRegion(
            region, () -> new NotFound("token.region-unknown", "region", region.value()));
    List<Problem> problems = problems(batch, delivered);
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    Instant now = clock.instant();
    Map<String, Token> before = tokens.byChips(delivered.stream().map(d -> chip(d)).toList());
    requireBlanks(batch, delivered, before);
    Set<String> known = new HashSet<>(before.keySet());
    int added = 0;
    for (Delivered one : delivered) {
      if (known.add(chip(one))) {
        Token token = new Token(chip(one), batch, one.model(), region, now);
        tokens.add(token);
        audit.record(token, "token.registered", Map.of("batch", batch));
        added++;
      }
    }
    return added;
  }

  private static void requireBlanks(
      String batch, List<Delivered> delivered, Map<String, Token> before) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < delivered.size(); i++) {
      Token token = before.get(chip(delivered.get(i)));
      if (token != null && !token.isBlank() && !token.cameWith(batch)) {
        problems.add(Problem.of("token.used", "chips[" + i + "]", token.chip()));
      }
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private static List<Problem> problems(String batch, List<Delivered> delivered) {
    List<Problem> problems = new ArrayList<>();
    if (!NAME.matcher(batch).matches()) {
      problems.add(Problem.of("token.batch-name", "batch", batch));
    }
    if (delivered == null || delivered.isEmpty() || delivered.size() > MOST) {
      problems.add(Problem.of("token.batch-size", "chips", Integer.toString(MOST)));
      return problems;
    }
    for (int i = 0; i < delivered.size(); i++) {
      Delivered one = delivered.get(i);
      if (one == null || one.chip() == null || !CHIP.matcher(chip(one)).matches()) {
        problems.add(
            Problem.of("token.chip-serial", "chips[" + i + "]", one == null ? "" : one.chip()));
      } else if (one.model() == null || !NAME.matcher(one.model()).matches()) {
        problems.add(Problem.of("token.model", "chips[" + i + "]", one.model()));
      }
    }
    return problems;
  }

  private static String chip(Delivered one) {
    return Typed.serial(one.chip());
  }

  /** How many tokens of the caller's regions stand where. */
  public Map<TokenState, Long> counts() {
    return tokens.counts(callers.as(Roles.MAKER).regions());
  }

  /**
   * A page of tokens in the order of their chip serials.
   *
   * @param afterChip the last serial of the page before; empty for the first
   */
  public List<TokenView> page(TokenState state, String afterChip, int limit) {
    return tokens
        .page(
            callers.as(Roles.MAKER).regions(),
            state,
            Typed.serial(afterChip),
            Page.size(limit, 200))
        .stream()
        .map(Token::toView)
        .toList();
  }
}
