package org.certbureau.station;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Bureau;
import org.certbureau.staff.PasswordHash;
import org.certbureau.staff.Roles;
import org.certbureau.staff.Secrets;
import org.certbureau.staff.ServedRegions;
import org.certbureau.station.clocks.ClockDifference;
import org.certbureau.station.clocks.StationClocks;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.pinkeys.PinKeyBook;
import org.certbureau.token.TokenCustody;

/** Lets stations in and out again. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class StationDesk {
  private static final int CASES_NAMED = 5;
  private static final int LONGEST_NAME = 100;

  @Inject private Stations stations;
  @Inject private PinKeyBook pinKeys;
  @Inject private Jobs jobs;
  @EJB private TokenCustody tokens;
  @EJB private PolicyDesk policies;
  @Inject private ServedRegions regions;
  @Inject private BureauPost post;
  @EJB private AuditTrail audit;
  @Inject private Event<BrokerLogins.Changed> changed;
  @Inject private Clock clock;
  @Inject private StationClocks clocks;

  /**
   * What a new station's operator takes home.
   *
   * @param brokerPassword shown this once
   * @param bureauKey PEM
   */
  public record Enrolment(
      String code, String brokerLogin, String brokerPassword, String jobsQueue, String bureauKey) {}

  /**
   * Lets a station in.
   *
   * @param request the PEM that the station made; it proves that the station holds its key
   * @param desk code of the desk where it stands; null or empty for none
   */
  public Enrolment enrol(String request, RegionCode region, String name, String desk) {
    EnrolmentRequest wanted = read(request);
    if (stations.byCode(wanted.code()).isPresent()) {
      throw new RuleViolation(Problem.of("station.code-taken", "request", wanted.code()));
    }
    if (isOfAToken(wanted)) {
      throw new RuleViolation(Problem.of("station.request-of-token", "request", wanted.code()));
    }
    regions.require(region);
    String place = desk(region, desk);
    FreeText called = called(name);
    String password = Secrets.password();
    Station station =
        new Station(
            wanted.code(),
            called.isEmpty() ? wanted.code() : called.value(),
            region,
            place,
            wanted.key(),
            PasswordHash.of(password.toCharArray()));
    stations.add(station);
    Map<String, String> details = new TreeMap<>();
    details.put("region", region.value());
    details.put("key", wanted.key().fingerprint());
    if (place != null) {
      details.put("desk", place);
    }
    audit.record(station, "station.enrolled", details);
    changed.fire(new BrokerLogins.Changed());
    return new Enrolment(
        station.code(),
        station.brokerLogin(),
        password,
        Parties.jobsQueue(station.code()),
        BureauKeyFile.write(post.publicKey()));
  }

  private static FreeText called(String typed) {
    FreeText name = FreeText.lineAt("name", typed);
    if (name.length() > LONGEST_NAME) {
      throw new RuleViolation(
          Problem.of(
              "station.name-too-long",
              "name",
              Integer.toString(LONGEST_NAME),
              Integer.toString(name.length())));
    }
    return name;
  }

  private String desk(RegionCode region, String typed) {
    FreeText code = FreeText.lineAt("desk", typed);
    if (code.isEmpty()) {
      return null;
    }
    List<String> desks =
        policies.inForce(region).bureau().desks().stream().map(Bureau.Desk::code).toList();
    if (!desks.contains(code.value())) {
      throw new RuleViolation(
          Problem.of("station.desk-unknown", "desk", code.value(), String.join(", ", desks)));
    }
    return code.value();
  }

  private static EnrolmentRequest read(String request) {
    try {
      return EnrolmentRequest.read(request == null ? "" : request);
    } catch (CryptoFailure e) {
      throw new RuleViolation(Problem.of("station.enrolment-request", "request"));
    }
  }

  /** A token's request is named after its job (CN), and nobody's station is called like one. */
  private boolean isOfAToken(EnrolmentRequest wanted) {
    return CaseNumber.find(wanted.code()).isPresent()
        || jobs.byNumber(wanted.code()).isPresent()
        || tokens.isKnown(wanted.code())
        || jobs.haveKey(wanted.key());
  }

  /** Names under which two stations have different keys to tokens' administrator PINs. */
  public Set<String> disputedPinKeys() {
    return pinKeys.disputed();
  }

  /** From now on its messages change nothing and its broker login is refused. */
  public void retire(String code) {
    Station station = known(code);
    if (station.retire()) {
      audit.record(station, "station.retired", Map.of());
      changed.fire(new BrokerLogins.Changed());
    }
  }

  /** Lets a station in again that was sent away: with its key and its login of before. */
  public void restore(String code) {
    Station station = known(code);
    regions.require(station.region());
    if (station.restore()) {
      audit.record(station, "station.restored", Map.of());
      changed.fire(new BrokerLogins.Changed());
    }
  }

  private Station known(String code) {
    return Optional.ofNullable(code)
        .flatMap(stations::byCode)
        .orElseThrow(() -> new NotFound("station.unknown", "code", code));
  }

  /**
   * What stands still when a station goes.
   *
   * @param inHand how many jobs it has in hand; a maker gives them up, and they are made elsewhere
   * @param cases whose, the first few
   * @param queued how many would wait for another station, where it is the last of its region
   * @param desk the desk that would have no station any more while its region has; null for none
   * @param moving how many jobs of that desk wait, and would then be made at any station of the
   *     region
   */
  public record Dependents(
      long inHand, List<CaseNumber> cases, long queued, String desk, long moving) {}

  /** Who would wait if that station went. */
  public Dependents dependents(String code) {
    Station station = known(code);
    List<Station> working = stations.working(station.region());
    List<Station> others = working.stream().filter(other -> !other.code().equals(code)).toList();
    String desk =
        station.retired()
                || others.isEmpty()
                || DeskChoice.withStations(others).contains(station.desk())
            ? null
            : station.desk();
    return new Dependents(
        jobs.openAt(code),
        jobs.casesAt(code, CASES_NAMED),
        others.isEmpty() ? jobs.countWaiting(station.region()) : 0,
        desk,
        desk == null ? 0 : jobs.countWaiting(station.region(), desk));
  }

  /** Stations whose clocks somebody should look at, as this node hears them. */
  public List<ClockDifference> clocks() {
    return clocks.differences();
  }

  public List<StationView> all() {
    Instant now = clock.instant();
    List<Station> shown = stations.all();
    Map<String, Set<String>> keys = pinKeys.names(shown.stream().map(Station::code).toList());
    return shown.stream().map(s -> s.toView(now, keys.get(s.code()))).toList();
  }
}
