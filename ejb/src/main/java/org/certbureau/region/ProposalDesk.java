package org.certbureau.region;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.proposal.Answer;
import org.certbureau.region.proposal.ChangedRow;
import org.certbureau.region.proposal.Difference;
import org.certbureau.region.proposal.PolicyFits;
import org.certbureau.region.proposal.PolicyProposal;
import org.certbureau.region.proposal.ProposalView;
import org.certbureau.region.proposal.Proposals;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.region.reading.UnreadablePolicy;
import org.certbureau.region.shelf.PolicyShelf;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Where administrators read what a new program, or one of them, proposes for a region, and agree to
 * it: two of them bring it into force, from that day or the day that the document names, whichever
 * is later.
 */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class ProposalDesk {
  private static final int LONGEST_REASON = 500;

  @Inject private Proposals proposals;
  @Inject private PolicyShelf shelf;
  @Inject private PolicyFits fits;
  @EJB private Callers callers;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** What waits for consent, by region and version. */
  public List<ProposalView> open() {
    Caller caller = callers.as(Roles.ADMIN);
    return proposals.all().stream()
        .filter(proposal -> caller.in(proposal.region()) && isOpen(proposal))
        .map(this::view)
        .toList();
  }

  /**
   * Enters a version that somebody here has written. Who enters it consents to it; another document
   * under its number takes its place, and what was said falls.
   *
   * @param document YAML; it names region, version and its first day
   * @throws RuleViolation where it breaks the schema, contradicts itself or asks for what the house
   *     cannot do
   * @throws NotFound where the region is not the caller's, or has no policy yet
   * @throws Conflict where that version is in force already, or a later one is there
   */
  public ProposalView enter(String document) {
    Policy policy = read(document);
    RegionCode region = policy.region();
    if (!callers.as(Roles.ADMIN).in(region) || shelf.newest(region).isEmpty()) {
      throw new NotFound("region.region-unknown", "document", region.value());
    }
    String id = id(region, policy.version());
    proposals.hold(id);
    Proposals.Brought brought = proposals.bring(id, policy, document, clock.instant());
    requireOpen(brought.proposal());
    if (brought.isNews()) {
      audit.record(
          brought.proposal(), brought.action(), Map.of("sm3", brought.proposal().digest()));
    }
    return agree(brought.proposal(), brought.proposal().digest());
  }

  private static Policy read(String document) {
    try {
      return PolicyReader.read(document);
    } catch (UnreadablePolicy e) {
      throw new RuleViolation(
          Problem.of("region.proposal-unreadable", "document", e.inChinese(), e.getMessage()));
    }
  }

  /** How many wait; every page of an administrator asks. */
  public long waiting() {
    return proposals.openRegions().stream().filter(callers.as(Roles.ADMIN)::in).count();
  }

  /**
   * One proposal, open or not.
   *
   * @throws NotFound where there is none
   */
  public ProposalView of(RegionCode region, int version) {
    return view(found(proposals.find(id(region, version)), region, version));
  }

  /**
   * The rows by which it differs from the version in force today.
   *
   * @throws NotFound where there is none
   */
  public List<ChangedRow> difference(RegionCode region, int version) {
    PolicyProposal proposal = found(proposals.find(id(region, version)), region, version);
    return Difference.between(shelf.document(region, inForce(region)), proposal.document());
  }

  /**
   * Agrees to a proposal. The same person counts once, however often it is said.
   *
   * @param sm3 of the document that was read
   * @throws Conflict where it is in force already, a later version is, or another document has come
   *     in its place
   * @throws RuleViolation without that, and where it asks for what the house cannot do
   */
  public ProposalView consent(RegionCode region, int version, String sm3) {
    return agree(held(region, version), sm3);
  }

  private ProposalView agree(PolicyProposal proposal, String sm3) {
    requireNamed(sm3);
    String name = callers.current().name();
    if (proposal.isConsentedBy(name) && !isOpen(proposal)) {
      return view(proposal);
    }
    requireOpen(proposal);
    requireRead(proposal, sm3);
    fits.require(proposal.policy());
    if (proposal.say(name, Answer.CONSENT, null, clock.instant())) {
      audit.record(proposal, "policy.consented", Map.of("sm3", proposal.digest()));
    }
    Predicate<String> counts = counting(proposal);
    if (proposal.isAgreed(counts)) {
      proposal.endWith(counts);
      adopt(proposal, proposal.consenting(counts), name);
    }
    return view(proposal);
  }

  private void adopt(PolicyProposal proposal, List<String> consenting, String last) {
    LocalDate named = proposal.policy().effectiveFrom();
    LocalDate from = named.isAfter(today()) ? named : today();
    shelf.adopt(proposal.document(), from, last, clock.instant());
    Map<String, String> details = new TreeMap<>();
    details.put("sm3", proposal.digest());
    details.put("from", from.toString());
    details.put("consents", String.join(", ", consenting));
    audit.record(proposal, "policy.adopted", details);
  }

  /**
   * Says no; what the same person said before falls.
   *
   * @throws RuleViolation without a reason or the document that was read
   * @throws Conflict as {@link #consent}
   */
  public ProposalView refuse(RegionCode region, int version, String sm3, String reason) {
    FreeText said = FreeText.at("reason", reason);
    if (said.saysNothing()) {
      throw new RuleViolation(Problem.of("region.proposal-reason-missing", "reason"));
    }
    if (said.length() > LONGEST_REASON) {
      throw new RuleViolation(
          Problem.of(
              "region.proposal-reason-too-long", "reason", Integer.toString(LONGEST_REASON)));
    }
    PolicyProposal proposal = held(region, version);
    requireNamed(sm3);
    requireOpen(proposal);
    requireRead(proposal, sm3);
    if (proposal.say(callers.current().name(), Answer.REFUSAL, said.value(), clock.instant())) {
      audit.record(
          proposal, "policy.refused", Map.of("sm3", proposal.digest(), "reason", said.value()));
    }
    return view(proposal);
  }

  /**
   * Takes back what one has said; nothing said is nothing taken back.
   *
   * @throws Conflict where it is in force already, or a later version is
   */
  public ProposalView takeBack(RegionCode region, int version) {
    PolicyProposal proposal = held(region, version);
    requireOpen(proposal);
    if (proposal.takeBack(callers.current().name())) {
      audit.record(proposal, "policy.voice-taken-back", Map.of("sm3", proposal.digest()));
    }
    return view(proposal);
  }

  private PolicyProposal held(RegionCode region, int version) {
    return found(proposals.hold(id(region, version)), region, version);
  }

  private PolicyProposal found(Optional<PolicyProposal> proposal, RegionCode region, int version) {
    return proposal
        .filter(one -> callers.as(Roles.ADMIN).in(one.region()))
        .orElseThrow(
            () ->
                new NotFound("region.proposal-unknown", "version", region.value() + " " + version));
  }

  private static String id(RegionCode region, int version) {
    return PolicyShelf.id(region, version);
  }

  /** A version that the next one follows is not brought into force any more, wherever that is. */
  private boolean isOpen(PolicyProposal proposal) {
    return shelf.newest(proposal.region()).filter(newest -> newest >= proposal.number()).isEmpty()
        && newestProposed(proposal.region()) == proposal.number();
  }

  private int newestProposed(RegionCode region) {
    return proposals.newest(region).orElse(0);
  }

  private void requireOpen(PolicyProposal proposal) {
    if (isOpen(proposal)) {
      return;
    }
    boolean itself = shelf.inForceFrom(proposal.region(), proposal.number()).isPresent();
    throw new Conflict(
        Problem.of(
            itself ? "region.proposal-over" : "region.proposal-stale",
            "version",
            Integer.toString(proposal.number()),
            Integer.toString(
                Math.max(
                    shelf.newest(proposal.region()).orElse(0),
                    newestProposed(proposal.region())))));
  }

  /** Who does not say what they have read would answer to whatever lies there by now. */
  private static void requireNamed(String sm3) {
    if (sm3 == null || Typed.serial(sm3).isEmpty()) {
      throw new RuleViolation(Problem.of("region.proposal-unread", "sm3"));
    }
  }

  private static void requireRead(PolicyProposal proposal, String sm3) {
    if (!Typed.serial(sm3).equalsIgnoreCase(proposal.digest())) {
      throw new Conflict(
          Problem.of("region.proposal-changed", "sm3", Integer.toString(proposal.number())));
    }
  }

  private ProposalView view(PolicyProposal proposal) {
    return ProposalView.of(
        proposal,
        counting(proposal),
        inForce(proposal.region()),
        shelf.inForceFrom(proposal.region(), proposal.number()).orElse(null));
  }

  /**
   * Whose voice counts: who was an administrator when they spoke and is none any more has no say in
   * what comes. What has ended stays as it stood then.
   */
  private Predicate<String> counting(PolicyProposal proposal) {
    return isOpen(proposal)
        ? name -> callers.holds(name, Roles.ADMIN, proposal.region())
        : name -> true;
  }

  private int inForce(RegionCode region) {
    return shelf.inForce(region, today()).version();
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(China.ZONE));
  }
}
