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
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.PasswordHash;
import org.certbureau.staff.Roles;
import org.certbureau.staff.Secrets;
import org.certbureau.station.contract.BureauKeyFile;
import org.certbureau.station.contract.EnrolmentRequest;
import org.certbureau.station.contract.Parties;

/** Lets stations in and out again. */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class StationDesk {
  @Inject private Stations stations;
  @Inject private DeadMessages dead;
  @Inject private BureauPost post;
  @EJB private AuditTrail audit;
  @Inject private Event<BrokerLogins.Changed> changed;
  @Inject private Clock clock;

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
   */
  public Enrolment enrol(String request, RegionCode region, String name) {
    EnrolmentRequest wanted = read(request);
    if (stations.byCode(wanted.code()).isPresent()) {
      throw new RuleViolation(Problem.of("station.code-taken", "request", wanted.code()));
    }
    FreeText called = FreeText.lineAt("name", name);
    String password = Secrets.password();
    Station station =
        new Station(
            wanted.code(),
            called.isEmpty() ? wanted.code() : called.value(),
            region,
            wanted.key(),
            PasswordHash.of(password.toCharArray()));
    stations.add(station);
    audit.record(
        station,
        "station.enrolled",
        Map.of("region", region.value(), "key", wanted.key().fingerprint()));
    changed.fire(new BrokerLogins.Changed());
    return new Enrolment(
        station.code(),
        station.brokerLogin(),
        password,
        Parties.jobsQueue(station.code()),
        BureauKeyFile.write(post.publicKey()));
  }

  private static EnrolmentRequest read(String request) {
    try {
      return EnrolmentRequest.read(request == null ? "" : request);
    } catch (CryptoFailure e) {
      throw new RuleViolation(Problem.of("station.enrolment-request", "request"));
    }
  }

  /** From now on its messages change nothing and its broker login is refused. */
  public void retire(String code) {
    Station station =
        stations
            .byCode(code)
            .orElseThrow(() -> new NotFound("station.unknown", "code", String.valueOf(code)));
    station.retire();
    audit.record(station, "station.retired", Map.of());
    changed.fire(new BrokerLogins.Changed());
  }

  /** Messages that nobody could act on and nobody has seen to, the oldest first. */
  public List<DeadMessageView> deadMessages() {
    return dead.open().stream().map(DeadMessage::toView).toList();
  }

  /** Somebody has seen to a dead message; it stays on record. */
  public void settle(String reference) {
    DeadMessage message =
        dead.byReference(reference)
            .orElseThrow(() -> new NotFound("station.message-unknown", "reference", reference));
    if (message.settle(clock.instant())) {
      audit.record(message, "message.settled", Map.of());
    }
  }

  public List<StationView> all() {
    Instant now = clock.instant();
    return stations.all().stream().map(s -> s.toView(now)).toList();
  }
}
