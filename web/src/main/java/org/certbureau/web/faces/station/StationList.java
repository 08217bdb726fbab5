package org.certbureau.web.faces.station;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.station.DeadMessageView;
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationView;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** The stations (制证站): who they are, letting one in, sending one away. */
@Named("stationList")
@ViewScoped
public class StationList implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private StationDesk desk;
  @EJB private PolicyDesk policies;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String region;
  private String name;
  private String request;
  private transient StationDesk.Enrolment enrolment;

  public List<StationView> getStations() {
    return desk.all();
  }

  public List<DeadMessageView> getDead() {
    return desk.deadMessages();
  }

  /** What is said of issuers that are about to end; they belong to an administrator too. */
  public List<String> getEnding() {
    return policies.shortIssuers().stream()
        .map(
            issuer ->
                say.of(
                    "stations.issuer-ending",
                    issuer.issuer(),
                    issuer.end(),
                    issuer.longest(),
                    issuer.most()))
        .toList();
  }

  /** Somebody has seen to a message that could not be delivered. */
  public void settle(String reference) {
    if (problems.none(() -> desk.settle(reference))) {
      notice.say(say.of("stations.dead.settled", reference));
    }
  }

  public List<RegionCode> getRegions() {
    return policies.regions();
  }

  /** What the operator takes home; shown this once, the password is kept nowhere. */
  public void enrol() {
    problems.none(
        () -> {
          enrolment = desk.enrol(request, RegionCode.of(region), name);
          request = null;
          name = null;
        });
  }

  public StationDesk.Enrolment getEnrolment() {
    return enrolment;
  }

  public void retire(String code) {
    if (problems.none(() -> desk.retire(code))) {
      notice.say(say.of("stations.retired", code));
    }
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getRequest() {
    return request;
  }

  public void setRequest(String request) {
    this.request = request;
  }
}
