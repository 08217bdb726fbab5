package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.application.start.StartView;
import org.certbureau.certificate.LineHolder;
import org.certbureau.web.door.Answer;

/** Whom and which certificates a text names. */
@XmlType(
    name = "Found",
    propOrder = {
      "region",
      "takenFor",
      "value",
      "wrong",
      "fittingCheck",
      "holders",
      "moreHolders",
      "lines",
      "moreLines",
      "cases",
      "opening",
      "openingRefused",
      "neverHere"
    })
public class Found {
  @XmlElement(required = true)
  String region;

  /** {@code LINE}, {@code CASE}, {@code CREDIT_CODE}, {@code SERIAL} or {@code NAME}. */
  @XmlElement(required = true)
  String takenFor;

  /** In the form in which it was looked for. */
  @XmlElement(required = true)
  String value;

  /** What is wrong with a credit code; left out where nothing is. */
  FaultDetail.Item wrong;

  /** The check character that would fit, where that alone is wrong. */
  String fittingCheck;

  /** The first 20 by name. */
  @XmlElement(name = "holder")
  List<Holder> holders = new ArrayList<>();

  boolean moreHolders;

  /** Where there is one holder: its certificates, at most 50. */
  @XmlElement(name = "line")
  List<FoundLine> lines = new ArrayList<>();

  boolean moreLines;

  /** What the holder has asked for and is not done; none for a branch's system. */
  @XmlElement(name = "openCase")
  List<FoundLine.OpenCase> cases = new ArrayList<>();

  /** What a first, or another, certificate costs; left out where it is not to be had. */
  ServiceOffer opening;

  ServiceOffer.Refusal openingRefused;

  /** What nobody gets here for a certificate, whatever its state. */
  @XmlElement(name = "neverHere")
  List<ServiceOffer.Refusal> neverHere = new ArrayList<>();

  /** Who holds certificates. */
  @XmlType(
      name = "LineHolder",
      propOrder = {"name", "creditCode", "certificates"})
  public static class Holder {
    @XmlElement(required = true)
    String name;

    /** Left out for a unit without one. */
    String creditCode;

    /** How many there are, ended ones too. */
    long certificates;

    static Holder of(LineHolder told) {
      Holder holder = new Holder();
      holder.name = told.name();
      holder.creditCode = told.creditCode() == null ? null : told.creditCode().value();
      holder.certificates = told.certificates();
      return holder;
    }
  }

  static Found of(StartView view, Locale language) {
    Found found = new Found();
    found.region = view.region().value();
    found.takenFor = view.sought().kind().name();
    found.value = view.sought().value();
    found.wrong =
        view.wrong() == null ? null : FaultDetail.Item.of(Answer.Item.of(view.wrong(), language));
    found.fittingCheck = view.fittingCheck();
    view.holders().forEach(holder -> found.holders.add(Holder.of(holder)));
    found.moreHolders = view.moreHolders();
    view.lines().forEach(line -> found.lines.add(FoundLine.of(line, language)));
    found.moreLines = view.moreLines();
    view.cases().forEach(rival -> found.cases.add(FoundLine.OpenCase.of(rival)));
    found.opening = view.opening() == null ? null : ServiceOffer.of(view.opening(), language);
    found.openingRefused =
        view.openingRefused() == null
            ? null
            : ServiceOffer.Refusal.of(view.openingRefused(), language);
    view.neverHere()
        .forEach(refusal -> found.neverHere.add(ServiceOffer.Refusal.of(refusal, language)));
    return found;
  }
}
