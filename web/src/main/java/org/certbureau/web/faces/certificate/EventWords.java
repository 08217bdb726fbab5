package org.certbureau.web.faces.certificate;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.life.LifeEvent;
import org.certbureau.life.LifeEvent.What;
import org.certbureau.life.LifeKind;
import org.certbureau.web.faces.casefile.PublicationWords;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** What happened to a certificate, a line each. */
@RequestScoped
class EventWords implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private PublicationWords publications;
  @Inject private Words say;

  /**
   * A line of the list.
   *
   * @param more what stands below it in small print; empty for none
   * @param serial of the pair that has a page of its own; null for none
   * @param token whose page tells more, by its chip; null where it is about none
   * @param sign how it stands; null where that is not told
   */
  public record Row(
      Instant at,
      LifeKind kind,
      String what,
      String more,
      String serial,
      String token,
      CaseNumber caseNumber,
      Enum<?> sign) {}

  Row of(LifeEvent event, RegionCode region) {
    boolean ofPair = event.serial() != null;
    return new Row(
        event.at(),
        event.what().kind(),
        what(event, region),
        more(event),
        ofPair ? event.serial() : null,
        event.what().kind() == LifeKind.TOKEN ? event.chip() : null,
        event.caseNumber(),
        sign(event));
  }

  /** A hold stands or ends whatever becomes of the case that put it on. */
  private static Enum<?> sign(LifeEvent event) {
    if (event.what().kind() == LifeKind.HOLD) {
      return null;
    }
    return event.what() == What.TOLD ? event.sent() : event.badge();
  }

  private String what(LifeEvent event, RegionCode region) {
    String service = event.service() == null ? "" : services.word(region, event.service());
    return switch (event.what()) {
      case PAIR_IN_FORCE, PAIR_PENDING, PAIR_SUPERSEDED, PAIR_REVOKED ->
          say.of("life." + event.what(), event.ordinal(), figures.day(event.until()));
      case ATTEMPT_FAILED ->
          event.chip() == null
              ? say.of("life.ATTEMPT_FAILED")
              : say.of("life.ATTEMPT_FAILED.on", event.chip());
      case TOKEN_HANDED_OVER, TOKEN_TAKEN_BACK, TOKEN_LOST ->
          say.of("life." + event.what(), event.chip());
      case HELD, LIFTED, HOLD_ENDED -> say.of("life." + event.what(), service);
      case APPLICATION -> service;
      case TOLD ->
          event.recipient() == null
              ? say.name(event.notice())
              : say.name(event.notice()) + " → " + event.recipient();
    };
  }

  private String more(LifeEvent event) {
    if (event.failure() != null) {
      return say.failure(event.failure());
    }
    return event.publication() == null ? "" : publications.list(event.publication());
  }
}
