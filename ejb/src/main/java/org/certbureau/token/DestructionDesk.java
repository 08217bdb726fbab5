package org.certbureau.token;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.calendar.China;
import org.certbureau.paper.DestructionSheet;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.region.PolicyDesk;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Numbering;
import org.certbureau.work.Page;

/**
 * Tokens that were taken back are destroyed on a list that two people sign, whoever made it: makers
 * keep the tokens, and reviewers see to it that they are gone. A list of a region that is not the
 * caller's is not found.
 */
@Stateless
@RolesAllowed({Roles.MAKER, Roles.REVIEWER})
public class DestructionDesk {
  /** Most tokens of one list. */
  public static final int MOST = 200;

  private static final int LONGEST_REASON = 200;

  @Inject private Tokens tokens;
  @Inject private DestructionLists lists;
  @Inject private PaperPress press;
  @EJB private Callers callers;
  @EJB private PolicyDesk policies;
  @EJB private Numbering numbering;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Tokens that wait for a list, in the order of their chip serials.
   *
   * @param region null for all of the caller's
   * @param afterChip the last serial of the page before; empty for the first
   */
  @RolesAllowed({Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR})
  public List<TokenView> waiting(RegionCode region, String afterChip, int limit) {
    Caller caller = callers.as(Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR);
    int size = Page.size(limit, MOST);
    if (region != null) {
      requireRegion(caller, region);
    }
    Set<RegionCode> regions = region == null ? caller.regions() : Set.of(region);
    return lists.waiting(regions, Typed.serial(afterChip), size).stream()
        .map(Token::toView)
        .toList();
  }

  /**
   * Makes a list; nothing is destroyed by that.
   *
   * @return its number
   * @throws RuleViolation naming every token that was not taken back, or stands on a list already
   */
  @RolesAllowed(Roles.MAKER)
  public String make(RegionCode region, List<String> chips) {
    Caller maker = callers.as(Roles.MAKER);
    requireRegion(maker, region);
    List<String> wanted =
        chips == null ? List.of() : chips.stream().map(chip -> Typed.serial(chip)).toList();
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw new RuleViolation(Problem.of("token.list-size", "chips", Integer.toString(MOST)));
    }
    Map<String, Token> known = tokens.byChips(Set.copyOf(wanted));
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      Token token = known.get(wanted.get(i));
      if (token == null || !token.region().equals(region)) {
        problems.add(Problem.of("token.not-found", "chips[" + i + "]", wanted.get(i)));
      } else if (!seen.add(wanted.get(i))) {
        problems.add(Problem.of("token.list-twice", "chips[" + i + "]", wanted.get(i)));
      } else if (!token.waitsForList()) {
        problems.add(
            Problem.of(
                "token.not-to-destroy",
                "chips[" + i + "]",
                wanted.get(i),
                token.toView().state().name()));
      }
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    DestructionList list =
        new DestructionList(
            nextNumber(region), region, wanted.size(), maker.name(), clock.instant());
    lists.add(list);
    audit.record(list, "destruction.made", Map.of("tokens", Integer.toString(wanted.size())));
    for (Token token : known.values()) {
      token.enter(list.id());
      audit.record(token, "token.listed", Map.of("list", list.number()));
    }
    lists.flush();
    return list.number();
  }

  private String nextNumber(RegionCode region) {
    String prefix = policies.inForce(region).casePrefix();
    String day = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(clock.withZone(China.ZONE)));
    return "%s-X-%s-%03d"
        .formatted(prefix, day, numbering.next("destruction." + prefix + "." + day));
  }

  /**
   * Signs that the tokens of a list are destroyed; with the second signature they are.
   *
   * @throws RuleViolation {@code token.list-signed} by the same person again, {@code
   *     token.list-done} where two have signed, {@code token.list-dissolved} where it is void
   */
  public void sign(String number) {
    Caller signer = callers.as(Roles.MAKER, Roles.REVIEWER);
    DestructionList list =
        lists.changed(FreeText.cleaned(number)).orElseThrow(() -> unknown(number));
    signer.requireRegion(list.region(), () -> unknown(number));
    if (list.isSignedBy(signer.name())) {
      throw new RuleViolation(Problem.of("token.list-signed", "number", list.number()));
    }
    requireOpen(list);
    list.sign(signer.name(), clock.instant());
    audit.record(list, "destruction.signed", Map.of());
    if (list.isDone()) {
      for (Token token : lists.tokens(list)) {
        token.destroy();
        audit.record(token, "token.destroyed", Map.of("list", list.number()));
      }
      audit.record(list, "destruction.done", Map.of("tokens", Integer.toString(list.tokens())));
    }
    lists.flush();
  }

  /**
   * Makes a list void before it is signed by two: its tokens wait for another one. Whoever is to
   * sign and finds a token on it that should not be there has this way out.
   *
   * @param reason what the auditor reads, 1 to 200 characters
   * @throws RuleViolation {@code token.list-done}, {@code token.list-dissolved}, {@code
   *     token.list-reason}
   */
  public void dissolve(String number, String reason) {
    Caller caller = callers.as(Roles.MAKER, Roles.REVIEWER);
    DestructionList list =
        lists.changed(FreeText.cleaned(number)).orElseThrow(() -> unknown(number));
    caller.requireRegion(list.region(), () -> unknown(number));
    requireOpen(list);
    FreeText why = FreeText.lineAt("reason", reason);
    if (why.saysNothing() || why.length() > LONGEST_REASON) {
      throw new RuleViolation(
          Problem.of("token.list-reason", "reason", Integer.toString(LONGEST_REASON)));
    }
    list.dissolve(caller.name(), why.value(), clock.instant());
    audit.record(list, "destruction.dissolved", Map.of("reason", why.value()));
    for (Token token : lists.tokens(list)) {
      token.leaveList();
      audit.record(token, "token.unlisted", Map.of("list", list.number()));
    }
    lists.flush();
  }

  private static void requireOpen(DestructionList list) {
    if (list.isDone()) {
      throw new RuleViolation(Problem.of("token.list-done", "number", list.number()));
    }
    if (list.isDissolved()) {
      throw new RuleViolation(Problem.of("token.list-dissolved", "number", list.number()));
    }
  }

  /** One list with its tokens. */
  @RolesAllowed({Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR})
  public DestructionView list(String number) {
    Caller caller = callers.as(Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR);
    DestructionList list = visible(caller, number);
    return view(list, caller, lists.tokens(list).stream().map(Token::chip).toList());
  }

  /**
   * The lists of the caller's regions, the latest first, without their tokens.
   *
   * @param after number of the last one of the page before; null for the first page
   */
  @RolesAllowed({Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR})
  public List<DestructionView> page(String after, int limit) {
    Caller caller = callers.as(Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR);
    Long before = FreeText.cleaned(after).isEmpty() ? null : visible(caller, after).id();
    return lists.page(caller.regions(), before, Page.size(limit, MOST)).stream()
        .map(list -> view(list, caller, List.of()))
        .toList();
  }

  /**
   * Prints a list, to be kept with what is left of the tokens.
   *
   * @return a PDF
   */
  @RolesAllowed({Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR})
  public byte[] paper(String number) {
    DestructionList list = visible(callers.as(Roles.MAKER, Roles.REVIEWER, Roles.AUDITOR), number);
    byte[] pdf =
        press.print(
            new DestructionSheet(
                policies.inForce(list.region()).bureau().name().in(Paper.LANGUAGE),
                list.number(),
                callers.displayName(list.madeBy()),
                list.madeAt(),
                list.tokens(),
                lists.tokens(list).stream()
                    .map(Token::toView)
                    .map(token -> new DestructionSheet.Token(token.chip(), token.model()))
                    .toList(),
                list.signatures(callers::displayName).stream()
                    .map(signed -> new DestructionSheet.Signature(signed.name(), signed.at()))
                    .toList(),
                withdrawn(list.dissolution(callers::displayName))));
    audit.record(list, "destruction.printed", Map.of());
    return pdf;
  }

  private static DestructionSheet.Void withdrawn(DestructionView.Dissolution dissolution) {
    return dissolution == null
        ? null
        : new DestructionSheet.Void(dissolution.name(), dissolution.at(), dissolution.reason());
  }

  private DestructionView view(DestructionList list, Caller caller, List<String> chips) {
    List<DestructionView.Signature> signatures = list.signatures(callers::displayName);
    Caller here = caller.inside(list.region());
    boolean mine =
        !list.isDone()
            && !list.isDissolved()
            && (here.has(Roles.MAKER) || here.has(Roles.REVIEWER));
    return new DestructionView(
        list.number(),
        list.region(),
        list.isDissolved()
            ? DestructionView.State.DISSOLVED
            : DestructionView.State.values()[signatures.size()],
        list.madeBy(),
        callers.displayName(list.madeBy()),
        list.madeAt(),
        signatures,
        list.dissolution(callers::displayName),
        list.tokens(),
        chips,
        mine && !list.isSignedBy(caller.name()),
        mine);
  }

  private DestructionList visible(Caller caller, String number) {
    DestructionList list = lists.find(FreeText.cleaned(number)).orElseThrow(() -> unknown(number));
    caller.requireRegion(list.region(), () -> unknown(number));
    return list;
  }

  private static void requireRegion(Caller caller, RegionCode region) {
    caller.requireRegion(
        region, () -> new NotFound("token.region-unknown", "region", region.value()));
  }

  private static NotFound unknown(String number) {
    return new NotFound("token.list-unknown", "number", FreeText.cleaned(number));
  }
}
