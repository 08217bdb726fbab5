package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.certbureau.station.clocks.StationClocks;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Message;
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Report;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.letters.GivenUp;
import org.certbureau.station.report.FailuresReported;
import org.certbureau.station.report.KeysReported;
import org.certbureau.station.report.KeysRestored;
import org.certbureau.station.report.PinsReported;
import org.certbureau.station.report.ProofsReported;
import org.certbureau.station.report.ReportsUnhandled;
import org.certbureau.station.report.SettlementsReported;
import org.certbureau.work.Triage;

/** Opens what stations send and says in the house what they report. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Inbox {
  private static final Logger LOG = Logger.getLogger(Inbox.class.getName());

  @EJB private StationRows rows;
  @Inject private BureauPost post;
  @Inject private StationClocks clocks;
  @Inject private Event<KeysReported> keys;
  @Inject private Event<ProofsReported> proofs;
  @Inject private Event<PinsReported> pinsReset;
  @Inject private Event<KeysRestored> restored;
  @Inject private Event<SettlementsReported> settlements;
  @Inject private Event<FailuresReported> failures;
  @Inject private Event<ReportsUnhandled> unhandled;

  /**
   * Acts on a message: each report has its outcome, whatever becomes of the others. One that is not
   * from an enrolled station, or not as it was signed, changes nothing and is audited.
   *
   * @throws RuntimeException where we could not act on it now; it is to be delivered again
   */
  public void receive(Parcel parcel) {
    Message<Report> message;
    try {
      message = post.open(parcel);
    } catch (ContractViolation e) {
      LOG.log(Level.WARNING, "A message was refused: {0}", e.getMessage());
      rows.refused(parcel.sender(), e.reason());
      return;
    }
    String station = message.from();
    if (message.items().stream().allMatch(Heartbeat.class::isInstance)) {
      clocks.heard(station, message.sentAt());
    }
    Triage triage = new Triage();
    triage.attempt(() -> of(message, Heartbeat.class).forEach(beat -> rows.seen(station, beat)));
    List<Failed> failed = of(message, Failed.class);
    if (!failed.isEmpty()) {
      triage.attempt(() -> failures.fire(new FailuresReported(station, failed)));
    }
    List<KeyReady> ready = of(message, KeyReady.class);
    if (!ready.isEmpty()) {
      triage.attempt(() -> keys.fire(new KeysReported(station, ready)));
    }
    List<Installed> installed = of(message, Installed.class);
    if (!installed.isEmpty()) {
      triage.attempt(() -> proofs.fire(new ProofsReported(station, installed)));
    }
    List<Restored> back = of(message, Restored.class);
    if (!back.isEmpty()) {
      triage.attempt(() -> restored.fire(new KeysRestored(station, back)));
    }
    List<PinReset> pins = of(message, PinReset.class);
    if (!pins.isEmpty()) {
      triage.attempt(() -> pinsReset.fire(new PinsReported(station, pins)));
    }
    List<Settled> settled = of(message, Settled.class);
    if (!settled.isEmpty()) {
      triage.attempt(() -> settlements.fire(new SettlementsReported(station, settled)));
    }
    triage.end();
  }

  /**
   * A message was given up: it is acted on once more, since what was away when it came may be back;
   * the jobs that still wait for it then come to their end. What no station of ours has signed, and
   * what was for a station, ends nothing.
   *
   * @return what is known of it now
   */
  public GivenUp givenUp(Parcel parcel) {
    try {
      Message<Report> message = post.open(parcel);
      List<JobReport> reports = of(message, JobReport.class);
      String contents =
          message.items().stream().map(Inbox::told).distinct().collect(Collectors.joining(", "));
      RuntimeException fault = reports.isEmpty() ? null : faultOfOnceMore(parcel);
      if (fault == null) {
        return new GivenUp(contents, null);
      }
      unhandled.fire(new ReportsUnhandled(message.from(), reports));
      return GivenUp.because(contents, fault);
    } catch (ContractViolation notAReport) {
      LOG.log(Level.INFO, "A dead message is no report: {0}", notAReport.getMessage());
      return new GivenUp(null, notAReport.reason().name());
    }
  }

  private static String told(Report report) {
    String kind = report.getClass().getSimpleName();
    return report instanceof JobReport job ? kind + " " + job.job() : kind;
  }

  /** Null where it was acted on now. */
  private RuntimeException faultOfOnceMore(Parcel parcel) {
    try {
      receive(parcel);
      return null;
    } catch (RuntimeException still) {
      LOG.log(Level.WARNING, "A message that was given up cannot be acted on", still);
      return still;
    }
  }

  private static <T extends Report> List<T> of(Message<Report> message, Class<T> kind) {
    return message.items().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
