package org.certbureau.region.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.certbureau.kernel.RegionCode;

/**
 * A proposed version of a policy as administrators see it.
 *
 * @param inForce the version that goes on until then
 * @param effectiveFrom the first day that the document itself names
 * @param sm3 of the document that is agreed to
 * @param voices who said what, by name; while it is open, of administrators in force alone
 * @param needed how many different administrators have to consent
 * @param inForceFrom the first day on which it is in force; null while it is open
 */
public record ProposalView(
    RegionCode region,
    int version,
    int inForce,
    LocalDate effectiveFrom,
    String sm3,
    Instant broughtAt,
    List<Said> voices,
    int needed,
    LocalDate inForceFrom) {
  public ProposalView {
    voices = List.copyOf(voices);
  }

  /** One administrator's answer. */
  public record Said(String administrator, Answer answer, String reason, Instant at) {}

  /**
   * @param counts whether somebody's voice counts
   * @param inForce the version that goes on
   * @param inForceFrom null while it is open
   */
  public static ProposalView of(
      PolicyProposal proposal, Predicate<String> counts, int inForce, LocalDate inForceFrom) {
    return new ProposalView(
        proposal.region(),
        proposal.number(),
        inForce,
        proposal.policy().effectiveFrom(),
        proposal.digest(),
        proposal.broughtAt(),
        proposal.voices(counts).stream()
            .map(
                voice ->
                    new Said(
                        voice.administrator(), voice.answer(), voice.reason(), voice.givenAt()))
            .toList(),
        PolicyProposal.NEEDED,
        inForceFrom);
  }

  public long consents() {
    return voices.stream().filter(said -> said.answer() == Answer.CONSENT).count();
  }

  /** What somebody said to it, or null. */
  public Answer answerOf(String administrator) {
    return voices.stream()
        .filter(said -> said.administrator().equals(administrator))
        .map(Said::answer)
        .findFirst()
        .orElse(null);
  }
}
