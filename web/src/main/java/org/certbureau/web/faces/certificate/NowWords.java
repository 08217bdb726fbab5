package org.certbureau.web.faces.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.Badge;
import org.certbureau.application.view.LineCase;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.life.Life;
import org.certbureau.web.faces.casefile.PublicationWords;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What is in force of a certificate now, in one sentence. */
@RequestScoped
class NowWords implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final Set<Badge> IN_PRODUCTION =
      Set.of(Badge.QUEUED, Badge.PRODUCING, Badge.FAILED, Badge.TO_COLLECT);

  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private PublicationWords publications;
  @Inject private Words say;

  /**
   * What holds now.
   *
   * @param lead the word before the sentence; empty for none
   * @param cases the applications that made it so, each with what it did
   * @param more what relying parties are told; empty for none
   */
  public record Now(
      String tint, String icon, String lead, String text, List<By> cases, String more) {}

  /** An application and what it did. */
  public record By(CaseNumber caseNumber, String word) {}

  Now of(Life life) {
    LineView line = life.line();
    PairView pair = line.inForce();
    String told = life.publication() == null ? "" : publications.list(life.publication());
    return switch (line.standing()) {
      case ACTIVE ->
          new Now(
              "ok",
              "pi-check-circle",
              say.of("life.now"),
              say.of("life.now.ACTIVE", pair.ordinal(), figures.day(pair.notAfter()), line.chip()),
              List.of(),
              "");
      case SUSPENDED ->
          new Now(
              "hold",
              "pi-lock",
              "",
              say.of("life.now.SUSPENDED", figures.moment(first(life).setAt())),
              open(life).stream().map(hold -> held(life, hold)).toList(),
              say.of("life.now.SUSPENDED.lift", told));
      case EXPIRED ->
          new Now(
              "bad",
              "pi-clock",
              "",
              say.of("life.now.EXPIRED", figures.day(pair.notAfter()), pair.ordinal()),
              List.of(),
              "");
      case ENDED ->
          new Now(
              "idle",
              "pi-ban",
              "",
              say.of("life.now.ENDED", figures.moment(line.endedAt()), reason(line)),
              List.of(by(life, line.endedBy())),
              told);
      case UNCONFIRMED ->
          replacing(life)
              .orElseGet(
                  () ->
                      new Now(
                          "idle",
                          "pi-cog",
                          "",
                          say.of("life.now.UNCONFIRMED"),
                          List.of(by(life, line.openedBy())),
                          ""));
      case EMPTY -> replacing(life).orElseGet(() -> empty(life));
    };
  }

  /** What was in force is revoked, and the case that has it revoked makes another (A-X8). */
  private Optional<Now> replacing(Life life) {
    return life.cases().stream()
        .filter(
            one ->
                Procedure.of(one.service()).oldPair().isGoneFirst()
                    && IN_PRODUCTION.contains(one.badge()))
        .findFirst()
        .map(one -> replacing(life, one));
  }

  private Now replacing(Life life, LineCase one) {
    boolean failed = one.badge() == Badge.FAILED;
    return new Now(
        failed ? "bad" : "hold",
        failed ? "pi-exclamation-triangle" : "pi-cog",
        "",
        say.of(failed ? "life.now.lost.failed" : "life.now.lost"),
        List.of(by(life, one.caseNumber())),
        say.name(one.badge()));
  }

  private Now empty(Life life) {
    LineView line = life.line();
    Optional<Badge> badge = caseOf(life, line.openedBy()).map(LineCase::badge);
    boolean failed = badge.filter(Badge.FAILED::equals).isPresent();
    return new Now(
        failed ? "bad" : "idle",
        failed ? "pi-exclamation-triangle" : "pi-cog",
        "",
        say.of(failed ? "life.now.FAILED" : "life.now.EMPTY"),
        List.of(by(life, line.openedBy())),
        badge.map(say::name).orElse(""));
  }

  /** All that are on it: each is lifted by itself (A-X7). */
  private static List<HoldView> open(Life life) {
    return life.holds().stream().filter(hold -> hold.liftedAt() == null).toList();
  }

  private static HoldView first(Life life) {
    return open(life).stream().reduce((newer, older) -> older).orElseGet(() -> life.line().hold());
  }

  private By held(Life life, HoldView hold) {
    return by(life, hold.setBy());
  }

  private By by(Life life, CaseNumber number) {
    return new By(
        number,
        caseOf(life, number).map(one -> services.word(one.region(), one.service())).orElse(""));
  }

  private static Optional<LineCase> caseOf(Life life, CaseNumber number) {
    return life.cases().stream().filter(one -> one.caseNumber().equals(number)).findFirst();
  }

  private String reason(LineView line) {
    return say.in(services.inForce(line.region()).endWord(line.endReason()));
  }
}
