package org.certbureau.web.faces.start;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.certbureau.application.start.StartDesk;
import org.certbureau.application.start.StartOffer;
import org.certbureau.application.start.StartRefusal;
import org.certbureau.application.start.StartView;
import org.certbureau.certificate.LineHolder;
import org.certbureau.certificate.Sought;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.policy.Reading;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/**
 * Who has come, and with which certificate. The address holds what was typed; a look begins nothing
 * and keeps nothing.
 */
@Named("start")
@RequestScoped
public class StartPage {
  @EJB private StartDesk desk;
  @Inject private Frame frame;
  @Inject private Problems problems;
  @Inject private ServiceWords services;
  @Inject private Words say;

  private String text;
  private String regionCode;
  private StartView view;
  private List<Card> cards = List.of();

  public void look() {
    if (text != null) {
      problems.none(() -> view = desk.find(RegionCode.of(getRegion()), text));
    }
    if (view != null) {
      String first = firstNumber();
      cards =
          view.lines().stream()
              .map(line -> new Card(line, line.line().number().value().equals(first), say))
              .toList();
    }
  }

  /** Where the focus goes: to what was asked for by its own number, else to the first. */
  private String firstNumber() {
    return view.lines().stream()
        .filter(line -> line.named())
        .findFirst()
        .or(() -> view.lines().stream().findFirst())
        .map(line -> line.line().number().value())
        .orElse(null);
  }

  /** What was found; null before anything was asked for, and where that was refused. */
  public StartView getView() {
    return view;
  }

  public List<Card> getCards() {
    return cards;
  }

  /** Whether anything may be done with any of the certificates today. */
  public boolean isOffering() {
    return cards.stream().anyMatch(card -> !card.getOffers().isEmpty());
  }

  /** The one holder; null where there are none or several. */
  public LineHolder getHolder() {
    return view != null && !isSeveral() && !view.holders().isEmpty() ? view.holders().get(0) : null;
  }

  /** Also one of whom nobody knows whether more are called so. */
  public boolean isSeveral() {
    return view != null && (view.holders().size() > 1 || view.moreHolders());
  }

  /** Neither a holder nor a certificate that has none yet. */
  public boolean isNothing() {
    return view != null && !isSeveral() && view.holders().isEmpty() && view.lines().isEmpty();
  }

  /** A code that cannot be anybody's is looked at again before anything is begun with it. */
  public boolean isWrong() {
    return view != null && view.wrong() != null;
  }

  /** That nothing was. */
  public String getFound() {
    if (isWrong()) {
      return say.of(
          view.sought().kind() == Sought.Kind.CREDIT_CODE ? "start.wrong" : "start.nothing");
    }
    return switch (view.sought().kind()) {
      case NAME -> say.of("start.nothing.named", view.sought().value());
      case CREDIT_CODE -> say.of("start.nothing.unit");
      case LINE, CASE, SERIAL -> say.of("start.nothing");
    };
  }

  /** What would be chosen, with the years that it is priced for. */
  public String word(StartOffer offer) {
    return offer.years() == 0
        ? say.in(offer.word())
        : say.of("start.for-years", say.in(offer.word()), offer.years());
  }

  /** When it would end then; empty where it grants no validity. */
  public String end(StartOffer offer) {
    if (offer.until() != null) {
      return say.of("start.until", offer.until().toString());
    }
    return switch (offer.end()) {
      case ISSUE_AND_YEARS, OLD_AND_YEARS -> say.of("start.until-issue", offer.years());
      case OLD_END, NO_END -> "";
    };
  }

  /**
   * The words of a reading that the page rests on; empty where the region has none of that name.
   */
  public String reading(String rule) {
    return services.inForce(view.region()).readings().stream()
        .filter(reading -> reading.reading().equals(rule))
        .map(Reading::words)
        .findFirst()
        .orElse("");
  }

  public String getTakenFor() {
    return switch (view.sought().kind()) {
      case LINE -> say.of("start.taken.line");
      case CASE -> say.of("start.taken.case");
      case CREDIT_CODE -> say.of("start.taken.credit-code");
      case SERIAL -> say.of("start.taken.serial");
      case NAME -> say.of("start.taken.name");
    };
  }

  /** By what a holder is found alone. */
  public String alone(LineHolder holder) {
    return holder.creditCode() == null ? holder.name() : holder.creditCode().value();
  }

  /** The credit code that goes along to a first application; empty for none. */
  public String getCode() {
    if (getHolder() != null) {
      return getHolder().creditCode() == null ? "" : getHolder().creditCode().value();
    }
    return view != null && view.sought().kind() == Sought.Kind.CREDIT_CODE && !isWrong()
        ? view.sought().value()
        : "";
  }

  /** What a document says is not done here, and the document. */
  public Ways getNever() {
    return Ways.of(never(StartRefusal::isByRule), say);
  }

  /** What no rule refuses, and this program cannot do yet. */
  public Ways getNotYet() {
    return Ways.of(never(refusal -> !refusal.isByRule()), say);
  }

  private List<StartRefusal> never(Predicate<StartRefusal> which) {
    return view.neverHere().stream().filter(which).collect(Collectors.toList());
  }

  public List<RegionCode> getRegions() {
    return frame.getCaller().regions().stream().sorted().toList();
  }

  public String getRegion() {
    return regionCode == null && !getRegions().isEmpty() ? getRegions().get(0).value() : regionCode;
  }

  public void setRegion(String region) {
    this.regionCode = region;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    // blanks and what nobody sees are nothing to look for
    this.text = FreeText.cleaned(text).isEmpty() ? null : text.strip();
  }
}
