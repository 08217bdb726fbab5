package org.certbureau.web.faces.policy;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.ProposalDesk;
import org.certbureau.region.proposal.Answer;
import org.certbureau.region.proposal.ChangedRow;
import org.certbureau.region.proposal.PolicyWords;
import org.certbureau.region.proposal.ProposalView;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Language;
import org.certbureau.web.faces.words.Words;

/** What a new program proposes for a region, and what administrators say to it. */
@Named("proposalCards")
@ViewScoped
public class ProposalCards implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private ProposalDesk desk;
  @EJB private PolicyDesk policies;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Language language;
  @Inject private Words say;

  private RegionCode region;

  /** As they were shown: a consent names the document that was read (ADR 19). */
  private List<Card> cards = List.of();

  private final Map<String, String> reasons = new HashMap<>();

  /**
   * One proposal as its card shows it.
   *
   * @param mine what the reader has said to it, or null
   */
  public record Card(ProposalView proposal, Answer mine, List<Row> rows) {
    public String key() {
      return proposal.region() + "-" + proposal.version();
    }
  }

  /** A row that changes, side by side; the first of a part of the policy names the part. */
  public record Row(
      String section,
      String name,
      ChangedRow.Source before,
      ChangedRow.Source after,
      List<Value> values) {}

  /** A thing that the row says otherwise. */
  public record Value(String word, String before, String after) {}

  /** Those of the region that is shown; none for who is no administrator. */
  public void open(RegionCode shown) {
    region = shown;
    if (!frame.isAdministrator()) {
      return;
    }
    String me = frame.getCaller().name();
    cards =
        desk.open().stream()
            .filter(proposal -> proposal.region().equals(region))
            .map(proposal -> new Card(proposal, proposal.answerOf(me), rows(proposal)))
            .toList();
  }

  public List<Card> getAll() {
    return cards;
  }

  private List<Row> rows(ProposalView proposal) {
    PolicyWords words = new PolicyWords(policies.inForce(proposal.region()), language.getLocale());
    return desk.difference(proposal.region(), proposal.version()).stream()
        .map(
            row ->
                new Row(
                    words.key(row.section()),
                    words.name(row),
                    row.before(),
                    row.after(),
                    row.values().stream()
                        .map(
                            value ->
                                new Value(
                                    words.key(value.key()),
                                    words.values(value.key(), value.before()),
                                    words.values(value.key(), value.after())))
                        .toList()))
        .toList();
  }

  /** Agrees to what the card shows. */
  public String consent(ProposalView shown) {
    return done(
        () -> {
          ProposalView now = desk.consent(shown.region(), shown.version(), shown.sm3());
          notice.say(
              now.inForceFrom() == null
                  ? say.of("proposal.consented", now.version(), now.needed() - now.consents())
                  : say.of("proposal.adopted", now.version(), now.inForceFrom().toString()));
        });
  }

  public String refuse(ProposalView shown) {
    String reason = reasons.get(shown.region() + "-" + shown.version());
    return done(
        () -> {
          desk.refuse(shown.region(), shown.version(), shown.sm3(), reason);
          notice.say(say.of("proposal.refused", shown.version()));
        });
  }

  public String takeBack(ProposalView shown) {
    return done(
        () -> {
          desk.takeBack(shown.region(), shown.version());
          notice.say(say.of("proposal.taken-back", shown.version()));
        });
  }

  /** The page anew: what is in force may be another version now. */
  private String done(Runnable deed) {
    return problems.none(deed) ? "/policy?faces-redirect=true&region=" + region : null;
  }

  /** What was typed, by proposal. */
  public Map<String, String> getReasons() {
    return reasons;
  }
}
