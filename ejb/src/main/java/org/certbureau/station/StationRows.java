package org.certbureau.station;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.SingleEvent;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.station.contract.ContractViolation;
import org.certbureau.station.contract.Heartbeat;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.pinkeys.PinKeyBook;
import org.certbureau.station.report.Dispatched;

/** The short transactions around a message. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StationRows {
  private static final int REMINDED_AT_ONCE = 100;

  @EJB private Settlements settlements;
  @Inject private Stations stations;
  @Inject private PinKeyBook pinKeys;
  @EJB private AuditTrail audit;
  @Inject private JobDispatch dispatch;
  @Inject private Clock clock;

  /** The key of a station that may speak. */
  public Optional<Sm2PublicKey> keyOf(String code) {
    return Parties.isStationCode(code)
        ? stations.byCode(code).filter(s -> !s.retired()).map(Station::key)
        : Optional.empty();
  }

  public void seen(String code, Heartbeat beat) {
    stations.seen(code, clock.instant(), beat);
    if (pinKeys.heard(code, beat.pinKeys())) {
      audit.record(
          stations.byCode(code).orElseThrow(),
          "station.pin-keys",
          JobBook.actor(code),
          Map.of("keys", String.join(" ", pinKeys.names(List.of(code)).get(code))));
    }
  }

  public void refused(String sender, ContractViolation.Reason reason) {
    audit.record(
        new SingleEvent("door", null),
        "station.message-refused",
        "stranger",
        Map.of(
            "claimedSender",
            Parties.isStationCode(sender) ? sender : "?",
            "reason",
            reason.name()));
  }

  /** See {@link Settlements#remind}. */
  public void remind() {
    settlements.remind(REMINDED_AT_ONCE);
  }

  /** See {@link JobDispatch#sendWaiting}. */
  public Dispatched dispatchWaiting() {
    return dispatch.sendWaiting();
  }
}
