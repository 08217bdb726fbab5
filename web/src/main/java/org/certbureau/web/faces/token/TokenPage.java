package org.certbureau.web.faces.token;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.Medium;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.life.TokenEvent;
import org.certbureau.life.TokenStory;
import org.certbureau.life.TokenStoryDesk;
import org.certbureau.life.TokenWarranty;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Sourced;
import org.certbureau.station.JobState;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** The whole life of a token: what it is now, in a sentence, and how it came. */
@Named("tokenPage")
@RequestScoped
public class TokenPage extends TrailedList {
  private static final long serialVersionUID = 1L;

  @EJB private TokenStoryDesk desk;
  @Inject private TokenNowWords sentences;
  @Inject private Figures figures;
  @Inject private ServiceWords services;
  @Inject private Words say;

  private String chip;
  private TokenStory story;

  /**
   * A line of the list.
   *
   * @param more what stands below it in small print; empty for none
   * @param pair that has a page of its own; null for none
   * @param sign how the job stands; null where it is none
   */
  public record Row(
      Instant at, String what, String more, PairView pair, CaseNumber caseNumber, JobState sign) {}

  public void open() {
    story = desk.story(chip, after(), TokenStoryDesk.ROWS);
  }

  /** All there is to know about it. */
  public TokenStory getStory() {
    return story;
  }

  public TokenNowWords.Now getNow() {
    return sentences.of(story);
  }

  /** Until when it is under warranty, in a sentence; empty where the region grants none. */
  public String getWarranty() {
    TokenWarranty warranty = story.warranty();
    if (warranty == null) {
      return "";
    }
    if (warranty.from() == null) {
      return say.of("token.warranty.ahead", months(warranty.period()));
    }
    return say.of(
        warranty.within() ? "token.warranty.within" : "token.warranty.over",
        warranty.from(),
        warranty.until());
  }

  private static long months(Period period) {
    return period.toTotalMonths();
  }

  /** Whether the rule of the warranty is a reading of ours. */
  public boolean isWarrantyRead() {
    return story.warranty() != null && Sourced.isReading(story.warranty().rule());
  }

  /** A page of what happened, the latest first. */
  public List<Row> getRows() {
    return story.events().stream().map(this::row).toList();
  }

  private Row row(TokenEvent event) {
    return new Row(
        event.at(),
        what(event),
        say.failure(event.failure()),
        event.pair(),
        event.caseNumber(),
        event.outcome());
  }

  private String what(TokenEvent event) {
    String key = "token." + event.what();
    return switch (event.what()) {
      case COUNTED_IN -> say.of(key, event.batch());
      case HEARD_OF, ISSUED, SPOILED -> say.of(key);
      case TAKEN ->
          say.of(isPresented(event.service()) ? "token.PRESENTED" : key) + deed(event.service());
      case TAKEN_BACK, LOST -> say.of(key) + deed(event.service());
      case LISTED, UNLISTED, DESTROYED -> say.of(key, event.list());
      case INSPECTED -> say.of(key, found(event.found()));
      case PIN_RESET -> say.of(key, event.slips().now(), event.slips().former());
      case KEY_RESTORED -> say.of(key, event.restored());
      case CERTIFICATE, CERTIFICATE_PENDING ->
          say.of(key, event.pair().ordinal(), figures.day(event.pair().notAfter()));
      case CERTIFICATE_SUPERSEDED, CERTIFICATE_REVOKED -> say.of(key, event.pair().ordinal());
    };
  }

  /** As the questions were answered. */
  private String found(Map<Fact, Boolean> answers) {
    return answers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(answer -> say.of("answer." + answer.getKey() + (answer.getValue() ? ".yes" : ".no")))
        .collect(Collectors.joining(say.of("list.separator")));
  }

  /** A holder's own, which is no blank that a station takes. */
  private static boolean isPresented(Service service) {
    return service != null && Procedure.of(service).medium() == Medium.PRESENTED;
  }

  private String deed(Service service) {
    return service == null ? "" : say.of("token.by", services.word(region(), service));
  }

  private RegionCode region() {
    return story.token().region();
  }

  @Override
  protected Object nextKey() {
    return story.next();
  }

  public String getChip() {
    return chip;
  }

  public void setChip(String chip) {
    this.chip = chip;
  }
}
