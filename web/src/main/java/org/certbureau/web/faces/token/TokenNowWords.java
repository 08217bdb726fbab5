package org.certbureau.web.faces.token;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.certbureau.certificate.LineNumber;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.life.TokenNow;
import org.certbureau.life.TokenStory;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Signs;
import org.certbureau.web.faces.words.Words;

/** What a token is now, in one sentence. */
@RequestScoped
class TokenNowWords implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private Words say;
  @Inject private Signs signs;

  /**
   * What holds now: lead, then the certificate, then the rest, then the application.
   *
   * @param line the certificate that it tells of; null for none
   * @param caseWord what the application did; empty where that is not known
   * @param caseNumber the application that made it so; null for none
   */
  public record Now(
      String tint,
      String icon,
      String lead,
      LineNumber line,
      String text,
      String caseWord,
      CaseNumber caseNumber) {}

  Now of(TokenStory story) {
    TokenNow now = story.now();
    String key = "token.now." + now.standing();
    Signs.Sign sign = signs.of(story.token().state());
    return switch (now.standing()) {
      case IN_STOCK, BEING_MADE -> now(story, sign.tint(), sign.icon(), null, "");
      case IN_USE -> carrying(story, "ok", "pi-check-circle", key);
      case ON_HOLD -> carrying(story, "hold", "pi-lock", key);
      case EXPIRED -> carrying(story, "bad", "pi-clock", key);
      case NOTHING_IN_FORCE ->
          now(
              story,
              "idle",
              "pi-ban",
              now.line(),
              now.line() == null ? "" : say.of(key + ".then", now.ordinal()));
      case TAKEN_BACK, DESTROYED, LOST -> now(story, sign.tint(), sign.icon(), null, "");
      case SPOILED -> now(story, sign.tint(), sign.icon(), null, say.failure(now.failure()));
    };
  }

  private Now carrying(TokenStory story, String tint, String icon, String key) {
    TokenNow now = story.now();
    String text = say.of(key + ".then", now.ordinal(), figures.day(now.until()));
    return now(story, tint, icon, now.line(), text);
  }

  private Now now(TokenStory story, String tint, String icon, LineNumber line, String text) {
    TokenNow now = story.now();
    return new Now(
        tint,
        icon,
        say.of("token.now." + now.standing()),
        line,
        text,
        now.service() == null ? "" : services.word(story.token().region(), now.service()),
        now.caseNumber());
  }
}
