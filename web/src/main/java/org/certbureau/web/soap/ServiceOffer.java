package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.start.StartOffer;
import org.certbureau.application.start.StartRefusal;
import org.certbureau.web.door.Answer;

/** A service that may be had today. */
@XmlType(
    name = "ServiceOffer",
    propOrder = {
      "service",
      "channel",
      "price",
      "years",
      "end",
      "until",
      "questions",
      "stops",
      "warnings"
    })
public class ServiceOffer {
  /** In the region's own word. */
  @XmlElement(required = true)
  Word service;

  /** By which it may be had, and is priced. */
  @XmlElement(required = true)
  String channel;

  /** In yuan; left out while it hangs on questions. */
  BigDecimal price;

  /** For which it is priced; 0 where it grants none. */
  int years;

  /** How the validity ends that it grants, for example {@code ISSUE_AND_YEARS}. */
  @XmlElement(required = true)
  String end;

  /** The new last day; left out where there is none, and where that hangs on the day of issue. */
  @XmlJavaTypeAdapter(XmlDay.class)
  @XmlSchemaType(name = "date")
  LocalDate until;

  /** A fact on which the price hangs. */
  @XmlElement(name = "question")
  List<Word> questions = new ArrayList<>();

  /** The number of an open application that it stops once it takes effect. */
  @XmlElement(name = "stops")
  List<String> stops = new ArrayList<>();

  /** What there is to know before it is begun. */
  @XmlElement(name = "warning")
  List<Told> warnings = new ArrayList<>();

  /** A service that may not be had. */
  @XmlType(
      name = "ServiceRefusal",
      propOrder = {"service", "problem"})
  public static class Refusal {
    @XmlElement(required = true)
    Word service;

    @XmlElement(required = true)
    FaultDetail.Item problem;

    /**
     * Whether the rule is the bureau's own reading and no document's; left out where there is no
     * rule.
     */
    @XmlAttribute Boolean reading;

    static Refusal of(StartRefusal told, Locale language) {
      Refusal refusal = new Refusal();
      refusal.service = Word.told(told.service(), told.word().in(language));
      refusal.problem = FaultDetail.Item.of(Answer.Item.of(told.problem(), language));
      refusal.reading = told.isByRule() ? told.isReading() : null;
      return refusal;
    }
  }

  static ServiceOffer of(StartOffer told, Locale language) {
    ServiceOffer offer = new ServiceOffer();
    offer.service = Word.told(told.service(), told.word().in(language));
    offer.channel = told.channel().name();
    offer.price = told.price() == null ? null : told.price().yuan();
    offer.years = told.years();
    offer.end = told.end().name();
    offer.until = told.until();
    told.questions().forEach(fact -> offer.questions.add(Word.told(fact, fact.question(language))));
    told.stops().forEach(rival -> offer.stops.add(rival.caseNumber().value()));
    told.warnings().forEach(warning -> offer.warnings.add(Told.of(warning, language)));
    return offer;
  }
}
