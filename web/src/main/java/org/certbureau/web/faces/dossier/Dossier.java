package org.certbureau.web.faces.dossier;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeView;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Situation;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;
import org.certbureau.web.faces.casefile.JobWords;
import org.certbureau.web.faces.casefile.Paper;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** The detail page of one application: everything that is known of it. */
@Named
@ViewScoped
public class Dossier implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private ViewingDesk viewing;
  @EJB private CashDesk cash;
  @EJB private PairDesk pairs;
  @EJB private PolicyDesk policies;
  @EJB private ProductionDesk production;
  @EJB private Tracking tracking;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private JobWords jobWords;
  @Inject private Words say;

  private String number;
  private final HashMap<String, String> revealed = new HashMap<>();
  private transient ApplicationView view;
  private transient ChargeView charge;

  public void open() {
    view = viewing.find(caseNumber());
  }

  CaseNumber caseNumber() {
    return CaseNumber.of(number);
  }

  public ApplicationView getView() {
    if (view == null) {
      view = viewing.find(caseNumber());
    }
    return view;
  }

  /** What was read is out of date. */
  void forget() {
    view = null;
    charge = null;
  }

  // ---- personal values

  /** Shows one masked value; that it was shown is on record. */
  public void reveal(String key) {
    revealed.put(key, viewing.reveal(caseNumber(), key, null));
    view = null;
  }

  public Map<String, String> getRevealed() {
    return revealed;
  }

  // ---- what belongs to it

  /** Papers with what is known of them. */
  public List<Paper> getPapers() {
    List<Paper> papers = new ArrayList<>();
    getView()
        .materials()
        .forEach(
            material ->
                papers.add(
                    new Paper(papers.size() + 1, material, getView().service(), say, figures)));
    return papers;
  }

  public boolean isMayLookAtScans() {
    return Stream.of(Roles.ACCEPTOR, Roles.REVIEWER, Roles.AUDITOR)
        .anyMatch(frame.getCaller()::has);
  }

  /** The charge, or null before the application was submitted. */
  public ChargeView getCharge() {
    if (charge == null && getView().submittedAt() != null) {
      try {
        charge = cash.charge(caseNumber());
      } catch (RuleViolation none) {
        return null;
      }
    }
    return charge;
  }

  /** What a consent is about, in words. */
  public String consent(String code) {
    return policies
        .version(getView().region(), getView().policyVersion())
        .consents(
            new Situation(
                getView().service(), getView().holder(), getView().channel(), getView().facts()))
        .stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .map(rule -> say.in(rule.title()))
        .orElse(code);
  }

  public boolean isReceiptReady() {
    return getView().acceptedAt() != null
        && Stream.of(Roles.ACCEPTOR, Roles.CASHIER).anyMatch(frame.getCaller()::has);
  }

  /** Whether there is something to sign for, for who hands it over. */
  public boolean isCollected() {
    return getView().procedure().needsStation()
        && (getView().state() == State.COLLECT || getView().state() == State.CLOSED)
        && Stream.of(Roles.ACCEPTOR, Roles.MAKER).anyMatch(frame.getCaller()::has);
  }

  /** Where the applicant follows the case; empty for whom the address is none of their business. */
  public String getTracking() {
    return Stream.of(Roles.ACCEPTOR, Roles.CASHIER).anyMatch(frame.getCaller()::has)
        ? tracking.address(caseNumber()).getRawPath()
        : "";
  }

  public List<PairView> getPairs() {
    return pairs.ofCase(caseNumber());
  }

  public List<JobView> getJobs() {
    return production.ofCase(caseNumber());
  }

  /** Where its holder is to go with the token; empty where nobody has to. */
  public String getAtHolder() {
    return getJobs().stream().findFirst().map(jobWords::atHolder).orElse("");
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }
}
