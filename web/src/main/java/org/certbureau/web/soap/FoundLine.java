package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.line.Rival;
import org.certbureau.application.start.StartLine;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.Messages;

/** A certificate as its holder knows it, what may be done with it today, and why not the rest. */
@XmlType(
    name = "FoundLine",
    propOrder = {
      "number",
      "standing",
      "ordinal",
      "validUntil",
      "daysLeft",
      "chip",
      "heldSince",
      "heldBy",
      "endedAt",
      "endedBy",
      "endReason",
      "cases",
      "offers",
      "refusals"
    })
public class FoundLine {
  /** As people call it. */
  @XmlElement(required = true)
  String number;

  /** Where it stands, for example {@code ACTIVE}. */
  @XmlElement(required = true)
  Word standing;

  /** Of the pair in force among those of the certificate, from 1; left out where none was made. */
  Integer ordinal;

  @XmlJavaTypeAdapter(XmlMoment.class)
  @XmlSchemaType(name = "dateTime")
  Instant validUntil;

  /** Days until it ends, below 0 once it has. */
  Long daysLeft;

  /** The serial number of the chip that carries it. */
  String chip;

  @XmlJavaTypeAdapter(XmlMoment.class)
  @XmlSchemaType(name = "dateTime")
  Instant heldSince;

  /** The case that the hold belongs to. */
  String heldBy;

  @XmlJavaTypeAdapter(XmlMoment.class)
  @XmlSchemaType(name = "dateTime")
  Instant endedAt;

  String endedBy;

  /** Why it was ended. */
  Word endReason;

  @XmlElement(name = "openCase")
  List<OpenCase> cases = new ArrayList<>();

  @XmlElement(name = "offer")
  List<ServiceOffer> offers = new ArrayList<>();

  @XmlElement(name = "refusal")
  List<ServiceOffer.Refusal> refusals = new ArrayList<>();

  /** Whether its own number, or one of its token or pairs, was looked for. */
  @XmlAttribute(required = true)
  boolean named;

  /** An application that is not done. */
  @XmlType(name = "OpenCase")
  public static class OpenCase {
    @XmlAttribute(required = true)
    String caseNumber;

    @XmlAttribute(required = true)
    String service;

    static OpenCase of(Rival rival) {
      OpenCase open = new OpenCase();
      open.caseNumber = rival.caseNumber().value();
      open.service = rival.service().name();
      return open;
    }
  }

  static FoundLine of(StartLine told, Locale language) {
    LineView line = told.line();
    FoundLine found = new FoundLine();
    found.number = line.number().value();
    found.named = told.named();
    found.standing =
        Word.told(
            line.standing(),
            Messages.text(language, "certificate.standing-" + line.standing().name(), List.of()));
    found.ordinal = line.inForce() == null ? null : line.inForce().ordinal();
    found.validUntil = line.end().orElse(null);
    found.daysLeft = told.daysLeft();
    found.chip = line.chip();
    if (line.hold() != null) {
      found.heldSince = line.hold().setAt();
      found.heldBy = line.hold().setBy().value();
    }
    if (line.endedBy() != null) {
      found.endedAt = line.endedAt();
      found.endedBy = line.endedBy().value();
      found.endReason = Word.told(line.endReason(), told.ended().in(language));
    }
    told.cases().forEach(rival -> found.cases.add(OpenCase.of(rival)));
    told.offers().forEach(offer -> found.offers.add(ServiceOffer.of(offer, language)));
    told.refusals()
        .forEach(refusal -> found.refusals.add(ServiceOffer.Refusal.of(refusal, language)));
    return found;
  }
}
