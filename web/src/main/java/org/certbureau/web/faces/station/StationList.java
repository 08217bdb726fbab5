package org.certbureau.web.faces.station;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationView;
import org.certbureau.station.letters.DeadMessageView;
import org.certbureau.station.letters.DelayView;
import org.certbureau.station.letters.Delays;
import org.certbureau.station.letters.LetterDesk;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** The stations (制证站): who they are, letting one in, sending one away. */
@Named("stationList")
@ViewScoped
public class StationList implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What stands between things in a list. */
  private static final String SEPARATOR = "list.separator";

  @EJB private StationDesk desk;
  @EJB private LetterDesk letters;
  @EJB private Delays delays;
  @EJB private PolicyDesk policies;
  @Inject private Figures figures;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String region;
  private String name;
  private String place;
  private String request;
  private transient StationDesk.Enrolment enrolment;

  public List<StationView> getStations() {
    return desk.all();
  }

  /** What is said of a station's clock that is not the bureau's; empty where it is right. */
  public String clockOf(StationView station) {
    return desk.clocks().stream()
        .filter(clock -> clock.station().equals(station.code()) && !station.retired())
        .map(
            clock ->
                say.of(
                    clock.ahead() < 0 ? "stations.clock.behind" : "stations.clock.ahead",
                    Math.abs(clock.ahead()),
                    say.of(clock.served() ? "stations.clock.served" : "stations.clock.unserved")))
        .findFirst()
        .orElse("");
  }

  /** The keys to administrator PINs that a station has beside its own, by their names. */
  public String keysOf(StationView station) {
    String shared =
        station.pinKeys().stream()
            .filter(key -> !key.equals(station.code()))
            .collect(Collectors.joining(say.of(SEPARATOR)));
    return shared.isEmpty() ? say.of("stations.pin-keys.own") : say.of("stations.pin-keys", shared);
  }

  /** What is said of keys that are not the same wherever they are called so; empty for none. */
  public String getDisputed() {
    String names = String.join(say.of(SEPARATOR), desk.disputedPinKeys());
    return names.isEmpty() ? "" : say.of("stations.pin-keys.disputed", names);
  }

  public List<DeadMessageView> getDead() {
    return letters.deadMessages();
  }

  /** What is said of reports that cannot be acted on yet; empty where there is none. */
  public String getDelayed() {
    List<DelayView> delayed = letters.delayed();
    return delayed.isEmpty()
        ? ""
        : say.of("stations.delayed", delays.waiting(), figures.moment(delayed.get(0).since()));
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
    if (problems.none(() -> letters.settle(reference))) {
      notice.say(say.of("stations.dead.settled", reference));
    }
  }

  /** A message that could not be acted on is looked at once more. */
  public void putBack(String reference) {
    if (problems.none(() -> letters.putBack(reference))) {
      notice.say(say.of("stations.dead.returned", reference));
    }
  }

  public List<RegionCode> getRegions() {
    return policies.regions();
  }

  /** What the operator takes home; shown this once, the password is kept nowhere. */
  public void enrol() {
    problems.none(
        () -> {
          enrolment = desk.enrol(request, RegionCode.of(region), name, place);
          request = null;
          name = null;
          place = null;
        });
  }

  public StationDesk.Enrolment getEnrolment() {
    return enrolment;
  }

  /** What retiring a station means, with who would wait for it. */
  public String retireAsk(StationView station) {
    StationDesk.Dependents dependents = desk.dependents(station.code());
    StringBuilder asked = new StringBuilder(say.of("stations.retire.ask", station.name()));
    if (dependents.inHand() > 0) {
      String cases =
          dependents.cases().stream()
              .map(CaseNumber::value)
              .collect(Collectors.joining(say.of(SEPARATOR)));
      boolean more = dependents.inHand() > dependents.cases().size();
      asked.append(
          say.of("stations.retire.in-hand", dependents.inHand(), more ? cases + "…" : cases));
    }
    if (dependents.queued() > 0) {
      asked.append(say.of("stations.retire.queued", dependents.queued()));
    }
    if (dependents.desk() != null) {
      asked.append(say.of("stations.retire.desk", dependents.desk(), dependents.moving()));
    }
    if (dependents.inHand() == 0 && dependents.queued() == 0) {
      asked.append(say.of("stations.retire.idle"));
    }
    return asked.toString();
  }

  /** Lets a station in again. */
  public void restore(String code) {
    if (problems.none(() -> desk.restore(code))) {
      notice.say(say.of("stations.restored", code));
    }
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

  /** Code of the desk where it stands. */
  public String getPlace() {
    return place;
  }

  public void setPlace(String place) {
    this.place = place;
  }

  public String getRequest() {
    return request;
  }

  public void setRequest(String request) {
    this.request = request;
  }
}
