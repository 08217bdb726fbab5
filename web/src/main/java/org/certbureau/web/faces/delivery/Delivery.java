package org.certbureau.web.faces.delivery;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.Badge;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.application.view.LineCase;
import org.certbureau.application.view.LineCaseDesk;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFilter;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.Handed;
import org.certbureau.issuance.handover.HandOverDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.station.JobView;
import org.certbureau.station.JobWait;
import org.certbureau.station.ProductionDesk;
import org.certbureau.web.faces.casefile.DoneBefore;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.frame.Shapes;
import org.certbureau.web.faces.words.Words;

/** Handing out (发放): the token and its PIN slip go to the agent whose document was looked at. */
@Named
@ViewScoped
public class Delivery implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 20;

  @EJB private HandOverDesk desk;
  @EJB private ViewingDesk viewing;
  @EJB private WorkDesk work;
  @EJB private PairDesk pairs;
  @EJB private LineCaseDesk cases;
  @EJB private ProductionDesk production;
  @Inject private Counts counts;
  @Inject private DoneBefore doneBefore;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String number;
  private String scanned;
  private boolean documentSeen;
  private boolean handedOver;
  private String slip;
  private transient ApplicationView view;
  private transient List<WorkItem> waiting;

  public void open() {
    if (number != null) {
      view = viewing.find(CaseNumber.of(number));
    }
  }

  public List<WorkItem> getWaiting() {
    if (waiting == null) {
      waiting = work.worklist(WorkFilter.awaiting(Awaiting.DELIVERY), null, ROWS).items();
    }
    return waiting;
  }

  public ApplicationView getView() {
    if (view == null && number != null) {
      view = viewing.find(CaseNumber.of(number));
    }
    return view;
  }

  /** The pair that is on the token to be handed out. */
  public PairView getPair() {
    return getView() == null
        ? null
        : pairs.ofCase(getView().caseNumber()).stream()
            .filter(pair -> pair.state() == PairState.ACTIVE)
            .findFirst()
            .orElse(null);
  }

  /** The token to be handed out: the pair of the case is on it, or it is its holder's own. */
  public String getChip() {
    PairView pair = getPair();
    if (pair != null) {
      return pair.chip();
    }
    return getView().certificate() == null ? "" : getView().certificate().chip();
  }

  /** When what is on the token ends; null where nothing is known of it. */
  public Instant getUntil() {
    PairView pair = getPair();
    if (pair != null) {
      return pair.notAfter();
    }
    return getView().certificate() == null ? null : getView().certificate().validUntil();
  }

  /** Whether there is a PIN slip in the books, so that the one in hand is compared with it. */
  public boolean isSlipKnown() {
    return desk.slip(getView().caseNumber()).isPresent();
  }

  /** Whether a PIN slip goes along; where a holder's own token is given back there is none. */
  public boolean isWithSlip() {
    return getView().procedure().handed().contains(Handed.PIN_SLIP);
  }

  /** Whether its station has not reported the last step on the token yet. */
  public boolean isClearing() {
    return lastJob().filter(JobView::awaitsHolder).isPresent();
  }

  /** Whether the station has not said that the slip is printed. */
  public boolean isSlipAwaited() {
    return lastJob().filter(job -> job.waitsFor() == JobWait.SLIP).isPresent();
  }

  private Optional<JobView> lastJob() {
    return production.ofCase(getView().caseNumber()).stream().findFirst();
  }

  public boolean isDeliverable() {
    return getView() != null && getView().state() == State.COLLECT;
  }

  public String getAgent() {
    return field(FormKeys.AGENT_NAME);
  }

  public String getDocument() {
    return field(FormKeys.AGENT_DOCUMENT_NUMBER);
  }

  public String getMobile() {
    return field(FormKeys.AGENT_MOBILE);
  }

  private String field(String key) {
    return getView().fields().stream()
        .filter(field -> field.getKey().equals(key))
        .map(FieldView::value)
        .findFirst()
        .orElse("");
  }

  /** Finds the case by what the scanner read: its number, the receipt's address, or the chip. */
  public String look() {
    Optional<CaseNumber> found = Optional.empty();
    if (scanned != null) {
      try {
        found = Shapes.caseNumber(scanned).map(CaseNumber::of);
        found.ifPresent(viewing::require);
        if (found.isEmpty()) {
          List<CaseNumber> meant = desk.find(scanned);
          if (meant.size() > 1) {
            return choose(meant);
          }
          found = meant.stream().findFirst().or(this::byPair);
        }
      } catch (NotFound unknown) {
        found = Optional.empty();
      } catch (RuleViolation tooShort) {
        tooShort.problems().forEach(problem -> problems.add(problem.at("scanned")));
        return null;
      }
    }
    if (found.isEmpty()) {
      problems.add("scanned", "delivery.unknown", scanned == null ? "" : scanned);
      return null;
    }
    return Links.redirect(Links.delivery(found.get().value()));
  }

  /** Several may be meant: they alone are listed, and whoever has the token in hand knows which. */
  private String choose(List<CaseNumber> meant) {
    waiting =
        meant.stream()
            .limit(ROWS)
            .flatMap(one -> work.worklist(WorkFilter.text(one.value()), null, 1).items().stream())
            .toList();
    problems.add("scanned", "delivery.several", scanned, meant.size());
    return null;
  }

  /** What is to be handed out on its certificate need not be the case that made the pair. */
  private Optional<CaseNumber> byPair() {
    return pairs.search(PairFilter.text(scanned), null, 1).items().stream()
        .findFirst()
        .map(
            pair ->
                cases.ofLine(pair.line().value()).stream()
                    .filter(one -> one.badge() == Badge.TO_COLLECT)
                    .map(LineCase::caseNumber)
                    .findFirst()
                    .orElse(pair.caseNumber()));
  }

  public String handOut() {
    if (!documentSeen) {
      problems.add("documentSeen", "delivery.document.missing");
    }
    if (!handedOver && !isSlipKnown()) {
      problems.add(
          "handedOver", isWithSlip() ? "delivery.handed.missing" : "delivery.handed.token-missing");
    }
    if (problems.isAny()) {
      return null;
    }
    CaseNumber what = CaseNumber.of(number);
    if (!problems.none(() -> desk.handOver(what, slip, getView().revision()))
        && !doneBefore.byCaller(what, Step.DELIVER, null)) {
      return null;
    }
    counts.count(frame.getCaller());
    notice.say(say.of("delivery.done", number));
    return Screen.DELIVERY.path() + "?faces-redirect=true";
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number == null || number.isBlank() ? null : number;
  }

  public String getScanned() {
    return scanned;
  }

  public void setScanned(String scanned) {
    this.scanned = scanned == null || scanned.isBlank() ? null : scanned.strip();
  }

  public String getSlip() {
    return slip;
  }

  public void setSlip(String slip) {
    this.slip = slip;
  }

  public boolean isDocumentSeen() {
    return documentSeen;
  }

  public void setDocumentSeen(boolean documentSeen) {
    this.documentSeen = documentSeen;
  }

  public boolean isHandedOver() {
    return handedOver;
  }

  public void setHandedOver(boolean handedOver) {
    this.handedOver = handedOver;
  }
}
